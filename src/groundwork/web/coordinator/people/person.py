"""One person in a cohort: the facts, what a coordinator may read, and whom they report to."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from groundwork.core.circles import words_of
from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.actions import leave_cohort
from groundwork.enrollment.landing.inviting import invite_waiting
from groundwork.enrollment.models import LearningProfile, MentorOffer, Participation
from groundwork.enrollment.states import ParticipationState
from groundwork.enrollment.welcoming import hand_over_link, may_be_handed_a_link
from groundwork.people.languages import language_name
from groundwork.programs.actions import describe_member, set_manager
from groundwork.programs.models import Membership, ReportingLine, programs_coordinated_by
from groundwork.programs.states import OPEN_TO_JOIN
from groundwork.web.mail import mail_is_off

from .answers import answer_rows
from .forms import ManagerForm, WorkForm
from .listing import FindForm, people_of, shown_name, state_in_words
from .own import own_part
from .views import invited_in_words


@login_required
def person(request: HttpRequest, part: UUID) -> HttpResponse:
    """Everything a coordinator may know, and nothing that belongs to a pair."""
    return _person_page(request, own_part(request, part))


def _person_page(request: HttpRequest, mine: Participation, *, link: str = "") -> HttpResponse:
    everyone = people_of(mine.cohort, seen_by=request.user, form=FindForm(cohort=mine.cohort))
    row = everyone.filter(pk=mine.pk).first() or _gone(mine)
    row.state_words, row.state_kind = state_in_words(row)
    member = _member(mine)
    line = ReportingLine.objects.filter(organization=member.organization, person=mine.person).select_related("manager")
    context = {
        "part": row,
        "name": shown_name(row),
        "program": mine.cohort.program,
        "cohort": mine.cohort,
        "member": member,
        "line": line.first(),
        "languages": [language_name(code) for code in mine.person.languages],
        "others": _other_parts(request.user, mine),
        "answers": _answers(request.user, mine),
        "is_open": mine.cohort.state in OPEN_TO_JOIN,
        "may_leave": row.state != ParticipationState.LEFT,
        "may_have_link": mail_is_off() and row.state == ParticipationState.INVITED and may_be_handed_a_link(mine),
        "link": link,
    }
    return render(request, "coordinator/people/person.html", context)


def _gone(part: Any) -> Any:
    """Who has left is in no list of those who take part."""
    part.held, part.is_written_to, part.name_here = 0, True, ""
    return part


def _member(part: Participation) -> Membership:
    organization = part.cohort.program.organization
    return get_object_or_404(
        Membership.objects.select_related("organization"), organization=organization, person=part.person
    )


def _other_parts(seen_by: Any, part: Participation) -> Any:
    """Where else this person takes part, among what one coordinates."""
    parts = Participation.objects.filter(person=part.person, cohort__program__in=programs_coordinated_by(seen_by))
    return parts.exclude(pk=part.pk).select_related("cohort__program").order_by("-created_at")


def _answers(seen_by: Any, part: Participation) -> list[dict[str, Any]]:
    model: Any = MentorOffer if part.is_mentor else LearningProfile
    answers = model.objects.visible_to(seen_by).filter(participation=part).prefetch_related("skills").first()
    return answer_rows(answers, words_of(model)) if answers else []


@login_required
def work(request: HttpRequest, part: UUID) -> HttpResponse:
    """Correct what the files say of somebody's work."""
    mine = own_part(request, part)
    member = _member(mine)
    form = WorkForm(request.POST or None, instance=member)
    if form.is_valid():
        said = form.cleaned_data
        member.refresh_from_db()  # the form has written its answers onto the row already
        describe_member(member, by=request.user, at=now(), **said)
        return redirect("coordinator:person", mine.pk)
    return _asked(request, form, mine, _("Work"))


@login_required
def manager(request: HttpRequest, part: UUID) -> HttpResponse:
    """Say whom somebody reports to."""
    mine = own_part(request, part)
    member = _member(mine)
    line = ReportingLine.objects.filter(organization=member.organization, person=mine.person).first()
    form = ManagerForm(request.POST or None, initial={"email": line.manager_email if line else ""})
    if form.is_valid():
        try:
            set_manager(member, email=form.cleaned_data["email"], by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            return redirect("coordinator:person", mine.pk)
    return _asked(request, form, mine, _("Reports to"))


def _asked(request: HttpRequest, form: Any, part: Participation, title: str) -> HttpResponse:
    status = 422 if form.is_bound else 200
    context = {"form": form, "part": part, "title": title}
    return render(request, "coordinator/people/person_question.html", context, status=status)


@require_POST
@login_required
def invitation(request: HttpRequest, part: UUID) -> HttpResponse:
    """Write to this person, once."""
    mine = own_part(request, part)
    try:
        chosen = Participation.objects.filter(pk=mine.pk)
        sent = invite_waiting(mine.cohort, parts=chosen, by=request.user, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
    else:
        messages.success(request, invited_in_words(sent))
    return redirect("coordinator:person", mine.pk)


@require_POST
@login_required
def link(request: HttpRequest, part: UUID) -> HttpResponse:
    """Where no letters go out: a link to hand over, shown once, here."""
    mine = own_part(request, part)
    if not mail_is_off():
        raise Http404
    try:
        token = hand_over_link(mine, by=request.user, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
        return redirect("coordinator:person", mine.pk)
    return _person_page(request, mine, link=settings.BASE_URL + reverse("operator:welcome", args=[token]))


@require_POST
@login_required
def departure(request: HttpRequest, part: UUID) -> HttpResponse:
    """Take somebody out who takes part no longer."""
    mine = own_part(request, part)
    try:
        leave_cohort(mine, by=request.user, at=now())
    except GroundworkError as error:
        connected = _("This person has an open request or a mentorship. Bring that to an end first.")
        messages.error(request, connected if error.code == "still_connected" else str(error.sentence))
    return redirect("coordinator:person", mine.pk)
