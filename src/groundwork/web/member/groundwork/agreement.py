"""The agreement as a document: read, printed, taken along; one page for each version."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groundwork.agreements.models import Agreement, Signature
from groundwork.agreements.queries import sections_of, versions_of
from groundwork.agreements.states import AgreementState
from groundwork.agreements.wording import city_of, say_day, say_rhythm
from groundwork.core.clock import now
from groundwork.core.days import say_clock
from groundwork.meetings.models import Meeting
from groundwork.web.middleware import zone_named

from .pairs import Pair, pair_or_404


@login_required
@require_safe
def show_agreement(request: HttpRequest, mentorship: UUID) -> HttpResponse:
    """The version in force; while there is none, the draft."""
    pair = pair_or_404(request, mentorship)
    versions = list(versions_of(pair.mentorship))
    current = next((each for each in versions if each.state == AgreementState.IN_FORCE), None)
    if current is None:
        return redirect("member:agreement_draft", pair.mentorship.pk)
    return render(request, "member/groundwork/agreement.html", _document(pair, versions, current))


@login_required
@require_safe
def show_version(request: HttpRequest, mentorship: UUID, number: int) -> HttpResponse:
    """One version, also when another has replaced it."""
    pair = pair_or_404(request, mentorship)
    versions = list(versions_of(pair.mentorship))
    return render(request, "member/groundwork/agreement.html", _document(pair, versions, _signed(versions, number)))


@login_required
@require_safe
def download_version(request: HttpRequest, mentorship: UUID, number: int) -> HttpResponse:
    """A version as a text to take along."""
    pair = pair_or_404(request, mentorship)
    versions = list(versions_of(pair.mentorship))
    text = render_to_string("member/groundwork/agreement.md", _document(pair, versions, _signed(versions, number)))
    response = HttpResponse(text, content_type="text/markdown; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="agreement-version-{number}.md"'
    response["Cache-Control"] = "no-store"
    return response


def _signed(versions: list[Agreement], number: int) -> Agreement:
    """The version of this number that both have signed; a draft is no document yet."""
    for version in versions:
        if version.number == number and version.in_force_at is not None:
            return version
    raise Http404


def _document(pair: Pair, versions: list[Agreement], version: Agreement) -> dict[str, Any]:
    before = next((each for each in versions if each.number == version.number - 1), None)
    return {
        **pair.page,
        "version": version,
        "sections": sections_of(version, before, mentorship=pair.mentorship, reader=pair.me),
        "signatures": signatures_on(version, pair),
        "since": say_day(localtime(version.in_force_at)),
        "until": say_day(version.ends_on),
        "versions": [_listed(each, versions) for each in versions if each.in_force_at is not None],
        "draft": next((each for each in versions if each.state == AgreementState.DRAFT), None),
        "asks_for_date": _asks_for_date(pair, version),
        "looks_back": version.look_back_on is not None and version.look_back_on > now().date(),
    }


def _asks_for_date(pair: Pair, version: Agreement) -> bool:
    """What two people agreed begins with their next talk."""
    holds = pair.is_live and version.state == AgreementState.IN_FORCE
    return holds and not Meeting.objects.ahead().filter(mentorship=pair.mentorship).exists()


def signatures_on(version: Agreement, pair: Pair) -> list[dict[str, Any]]:
    """Who signed, under which name, and when it was on their own clock; first the mentee, then the mentor."""
    by_person = {signature.by_id: signature for signature in version.signatures.all()}
    rows = []
    for person in (pair.mentorship.mentee, pair.mentorship.mentor):
        signature = by_person.get(person.pk)
        rows.append(
            {
                "person": person,
                "is_me": person.pk == pair.me.pk,
                "is_mentor": person.pk == pair.mentorship.mentor.pk,
                "name": signature.name if signature else person.name,
                "at": signature.at if signature else None,
                "signed": _signed_when(signature) if signature else "",
            }
        )
    return rows


def _signed_when(signature: Signature) -> str:
    """ "Signed on Monday 14 December 2026, 18:42 in Lisbon", by the signer's own clock."""
    local = signature.at.astimezone(zone_named(signature.time_zone))
    said = {"day": say_day(local), "clock": say_clock(local), "city": city_of(signature.time_zone)}
    if said["city"]:
        return _("Signed on %(day)s, %(clock)s in %(city)s") % said
    return _("Signed on %(day)s, %(clock)s") % said


def _listed(version: Agreement, versions: list[Agreement]) -> dict[str, Any]:
    before = next((each for each in versions if each.number == version.number - 1), None)
    changed = before is not None and before.rhythm_weeks != version.rhythm_weeks
    return {"version": version, "rhythm": say_rhythm(version.rhythm_weeks) if changed else ""}
