"""Writing the agreement together: a few questions, the answers to check, two signatures."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from groundwork.agreements.actions import change_draft, drop_draft, sign_agreement
from groundwork.agreements.drafts import draft_to_begin_with
from groundwork.agreements.models import Agreement
from groundwork.agreements.queries import agreement_in_force, told, words_in
from groundwork.agreements.states import AgreementState
from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.actions import declare
from groundwork.web.objectivity import NOTHING, AssentForm, after_declaring, is_due, is_first, said_of

from .agreement import signatures_on
from .draft_form import DraftForm
from .pairs import Pair, pair_or_404
from .questions import ORDER, PAGE_OF, PAGES


def _draft_of(pair: Pair) -> tuple[Agreement, dict[str, str]]:
    """The draft and its words, or the unsaved one to begin from: opening a page writes nothing."""
    drafts = Agreement.objects.filter(mentorship=pair.mentorship, state=AgreementState.DRAFT)
    draft = drafts.prefetch_related("signatures").first()
    if draft is None:
        return draft_to_begin_with(pair.mentorship, by=pair.me, at=now())
    return draft, words_in([draft], reader=pair.me)[draft.pk]


def _is_written(draft: Agreement) -> bool:
    return not draft._state.adding


@login_required
@require_safe
def show_draft(request: HttpRequest, mentorship: UUID) -> HttpResponse:
    """The answers to check and sign; before the first answer, what the conversation is about."""
    pair = pair_or_404(request, mentorship)
    if not pair.is_live:
        before = agreement_in_force(pair.mentorship)
        return redirect("member:agreement" if before else "member:mentorship", pair.mentorship.pk)
    return _show(request, pair, _signing(pair))


def _signing(pair: Pair, data: Any = None) -> AssentForm:
    """One's name under it: before the ground is laid, and with each new version, with the question of P17."""
    said = said_of(pair.other, pair.me, pair.mentorship.program)
    asks = is_first(said) if pair.in_groundwork else is_due(said, at=now())
    return AssentForm(pair.other, said, data, asks=asks)


def _show(request: HttpRequest, pair: Pair, form: AssentForm) -> HttpResponse:
    draft, words = _draft_of(pair)
    before = agreement_in_force(pair.mentorship)
    context = {**pair.page, "draft": draft, "before": before, "is_written": _is_written(draft)}
    if not _is_written(draft) and before is None:
        return render(request, "member/groundwork/agreement_begin.html", context)
    words_before = words_in([before], reader=pair.me)[before.pk] if before else {}
    signatures = signatures_on(draft, pair) if _is_written(draft) else []
    context |= {
        "rows": _rows(pair, told(draft, words, before, words_before, pair.mentorship)),
        "signatures": signatures,
        "signed_by_me": any(each["is_me"] and each["at"] for each in signatures),
        "signed_by_other": any(each["at"] and not each["is_me"] for each in signatures),
        "form": form,
        "waits": form.said.stands and pair.in_groundwork,
    }
    return render(request, "member/groundwork/agreement_draft.html", context, status=422 if form.errors else 200)


def _rows(pair: Pair, sections: list[Any]) -> list[dict[str, Any]]:
    """Each clause with the page where it can be changed, which then leads back here."""
    rows = []
    for section in sections:
        url = reverse("member:agreement_question", args=[pair.mentorship.pk, PAGE_OF[section.key]])
        rows.append({"section": section, "url": f"{url}?then=check"})
    return rows


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, mentorship: UUID, page: str) -> HttpResponse:
    """A page of questions with ready answers; each Continue is kept at once, and both see it."""
    pair = pair_or_404(request, mentorship)
    if page not in PAGES or not pair.is_live:
        raise Http404
    draft, words = _draft_of(pair)
    form = DraftForm(page, pair, draft, words, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            change_draft(pair.mentorship, facts=form.facts, clauses=form.clauses, by=request.user, at=now())
            return redirect(_next(pair, page, request.GET.get("then", "")))
        except GroundworkError as error:
            form.add_domain_error(error)
    context = {
        **pair.page,
        "form": form,
        "asked": PAGES[page],
        "signed": [each for each in signatures_on(draft, pair) if each["at"]] if _is_written(draft) else [],
        "is_new_version": draft.number > 1,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "member/groundwork/agreement_question.html", context, status=status)


def _next(pair: Pair, page: str, then: str) -> str:
    """The following page of the conversation, or the answers when one came to change a single one."""
    place = ORDER.index(page) + 1 if page in ORDER else len(ORDER)
    if then == "check" or place == len(ORDER):
        return reverse("member:agreement_draft", args=[pair.mentorship.pk])
    return reverse("member:agreement_question", args=[pair.mentorship.pk, ORDER[place]])


@login_required
@require_POST
def sign(request: HttpRequest, mentorship: UUID) -> HttpResponse:
    """ "I agree": one's name under what one has read."""
    pair = pair_or_404(request, mentorship)
    draft = get_object_or_404(Agreement, mentorship=pair.mentorship, state=AgreementState.DRAFT)
    form = _signing(pair, request.POST)
    if not form.is_valid():
        return _show(request, pair, form)
    declared = form.cleaned_data.get("declared", "")
    if pair.in_groundwork and declared and declared != NOTHING:
        declare(pair.mentorship.program, pair.other, kind=declared, by=request.user, at=now())
        return redirect("member:declaration", pair.mentorship.pk)
    revision = request.POST.get("revision", "")
    revision_read = int(revision) if revision.isdigit() else 0
    try:
        signed = sign_agreement(draft, revision=revision_read, declared=declared, by=request.user, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
        return redirect("member:agreement_draft", pair.mentorship.pk)
    if signed.state == AgreementState.IN_FORCE:
        messages.success(request, _("You have both signed. Your agreement holds from now on."))
        return after_declaring(form, pair.mentorship) or redirect("member:agreement", pair.mentorship.pk)
    messages.success(request, _("You signed. It holds once %(name)s has too.") % {"name": pair.other.first_name})
    return after_declaring(form, pair.mentorship) or redirect("member:agreement_draft", pair.mentorship.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: HttpRequest, mentorship: UUID) -> HttpResponse:
    """Leave it as it was: the draft goes, after one more question."""
    pair = pair_or_404(request, mentorship)
    draft = get_object_or_404(Agreement, mentorship=pair.mentorship, state=AgreementState.DRAFT)
    if request.method == "POST":
        try:
            drop_draft(draft, by=request.user, at=now())
            messages.success(request, _("The draft is gone."))
        except GroundworkError as error:
            messages.error(request, str(error.sentence))
        return redirect("member:mentorship", pair.mentorship.pk)
    context = {**pair.page, "draft": draft, "before": agreement_in_force(pair.mentorship)}
    return render(request, "member/groundwork/agreement_removal.html", context)
