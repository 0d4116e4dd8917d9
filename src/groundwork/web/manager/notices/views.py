"""The page of a manager who was told or asked, by a signed link: opening it changes nothing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.invitations import links
from groundwork.invitations.actions import answer_as_manager, leave_guidance
from groundwork.invitations.models import ManagerNotice
from groundwork.web.by_link import by_link, on_the_clock_of

from .forms import CHOICES, AnswerForm, GuidanceForm

WEEKS_A_MONTH = 52 / 12


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def notice(request: HttpRequest, token: str) -> HttpResponse:
    """Who, how much time, until when, and what stays closed; one answer, or a word that helps."""
    found = _open(request, token)
    form = _form(request, found)
    if request.method == "POST" and form.is_valid():
        try:
            _keep(found, form.cleaned_data)
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            name = found.mentorship.mentee.first_name
            said = _("%(name)s reads your answer.") if found.asks else _("%(name)s reads your words.")
            messages.success(request, said % {"name": name})
            return redirect("manager:notice", token)
    return _page(request, found, form)


def _keep(found: ManagerNotice, said: dict[str, Any]) -> None:
    if found.asks:
        weeks = {"busy_from": said["busy_from"], "busy_until": said["busy_until"]}
        answer_as_manager(found, state=said["answer"], guidance=said["guidance"], at=now(), **weeks)
    else:
        leave_guidance(found, guidance=said["guidance"], at=now())


def _open(request: HttpRequest, token: str) -> ManagerNotice:
    facts = links.read(links.MANAGER, token)
    notices = ManagerNotice.objects.select_related("mentorship__program__organization", "mentorship__cohort", "manager")
    found = notices.prefetch_related("mentorship__seats__person").filter(pk=facts["notice"]).first()
    if found is None:
        raise Http404
    request.program = found.mentorship.program  # type: ignore[attr-defined]
    return found


def _form(request: HttpRequest, found: ManagerNotice) -> GuidanceForm:
    mentee = found.mentorship.mentee
    if not found.asks:
        return GuidanceForm(request.POST or None, mentee=mentee)
    chosen = request.GET.get("answer", found.state)
    initial = {
        "answer": chosen if chosen in dict(CHOICES) else None,
        "busy_from": found.busy_from,
        "busy_until": found.busy_until,
    }
    return AnswerForm(request.POST or None, mentee=mentee, initial=initial)


def _page(request: HttpRequest, found: ManagerNotice, form: GuidanceForm) -> HttpResponse:
    mentorship = found.mentorship
    program = mentorship.program
    context = {
        "notice": found,
        "form": form,
        "mentee": mentorship.mentee,
        "mentor": mentorship.mentor,
        "program": program,
        "hours": max(1, round(WEEKS_A_MONTH / program.rhythm_weeks * program.meeting_minutes / 60)),
        "ends_on": mentorship.ends_on,
        "is_over": mentorship.closed_at is not None,
    }
    with on_the_clock_of(found.manager or mentorship.mentee):
        return render(request, "manager/notices/notice.html", context, status=422 if form.errors else 200)
