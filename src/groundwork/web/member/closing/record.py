"""What one may keep: one's own words, what both agreed, and the thanks one got. Never the other's private words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from groundwork.agreements.queries import agreement_in_force, sections_of
from groundwork.closing.models import ClosingWords, Thanks
from groundwork.goals.models import Goal, Vision
from groundwork.meetings.models import ActionItem, Note
from groundwork.web.member.groundwork.pairs import Pair, pair_or_404

from .summary import summary_of
from .words import LABELS, NAMES


@login_required
@require_safe
def show_record(request: HttpRequest, mentorship: UUID) -> HttpResponse:
    """The record as a page that prints."""
    pair = pair_or_404(request, mentorship)
    request.program = pair.mentorship.program  # type: ignore[attr-defined]
    return render(request, "member/closing/record.html", {**pair.page, **record_of(pair)})


@login_required
@require_safe
def download_record(request: HttpRequest, mentorship: UUID) -> HttpResponse:
    """The record as a text to take along."""
    pair = pair_or_404(request, mentorship)
    text = render_to_string("member/closing/record.md", {**pair.page, **record_of(pair)})
    response = HttpResponse(text, content_type="text/markdown; charset=utf-8")
    name = f"mentorship-{localtime(pair.mentorship.began_at):%Y-%m}.md"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def record_of(pair: Pair) -> dict[str, Any]:
    """Everything in it, as lists that may be empty."""
    me, mentorship = pair.me, pair.mentorship
    here: dict[str, Any] = {"mentorship": mentorship}
    agreement = agreement_in_force(mentorship)
    words = ClosingWords.objects.visible_to(me).filter(**here, by=me).first()
    return {
        "summary": summary_of(mentorship),
        "vision": Vision.objects.visible_to(me).filter(**here, by=me).first(),
        "goals": list(Goal.objects.visible_to(me).filter(**here, by=me, set_aside_at=None).prefetch_related("steps")),
        "agreement": agreement,
        "sections": sections_of(agreement, None, mentorship=mentorship, reader=me) if agreement else [],
        "actions": list(ActionItem.objects.visible_to(me).filter(**here, owner=me, dropped_at=None)),
        "notes": list(Note.objects.visible_to(me).filter(**here).order_by("created_at")),
        "thanks": list(Thanks.objects.visible_to(me).filter(**here).exclude(by=me)),
        "words": [(LABELS[name], getattr(words, name)) for name in NAMES if getattr(words, name, "")],
    }
