"""One's own part: all answers on one page, being ready, and what happens then."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.actions import become_ready
from groundwork.enrollment.actions.consenting import agree_oneself
from groundwork.enrollment.answers import LATER_PAGES, missing_pages
from groundwork.enrollment.models import Participation, Pause, Place, Role
from groundwork.enrollment.queries import mentees_without_a_mentor, mentors_with_a_free_place
from groundwork.enrollment.states import ParticipationState
from groundwork.web.forms import Form
from groundwork.web.whereabouts import whereabouts

from .nextsteps import matching_ahead
from .own import own_part
from .rows import answers_of, later_answers_of


class ReadinessForm(Form):
    agrees = forms.BooleanField(
        label=_("My coordinator, and a mentor I ask or am matched with, may read these answers"),
        help_text=_("You can change or take back every answer, and leave, whenever you like."),
    )


@login_required
def part(request: HttpRequest, part: UUID) -> HttpResponse:
    """All answers with the way to change each; before being ready, the button that ends the questions."""
    return _show(request, own_part(request, part), ReadinessForm())


@login_required
@require_POST
def readiness(request: HttpRequest, part: UUID) -> HttpResponse:
    """From now on this person can be found and matched."""
    mine = own_part(request, part)
    form = ReadinessForm(request.POST)
    if mine.state == ParticipationState.READY and not mine.is_on_anothers_word:
        return redirect("member:what_next", mine.pk)
    say_yes = agree_oneself if mine.is_on_anothers_word else become_ready
    agrees = mine.is_mentor or form.is_valid()
    try:
        say_yes(mine, agrees=agrees, by=request.user, at=now())
    except GroundworkError as error:
        if error.field and not mine.is_mentor:
            return _show(request, mine, form, status=422)
        messages.error(request, str(error.sentence))
        return redirect("member:questions" if missing_pages(mine) else "member:part", mine.pk)
    return redirect("member:what_next", mine.pk)


@login_required
def what_next(request: HttpRequest, part: UUID) -> HttpResponse:
    """What happens now, honestly: how many mentors have a free place today, or what a mentor has promised."""
    mine = own_part(request, part)
    if mine.state != ParticipationState.READY:
        return redirect("member:part", mine.pk)
    program, at = mine.cohort.program, now()
    nearby = mentees_without_a_mentor(program, at=at) if mine.is_mentor else mentors_with_a_free_place(program, at=at)
    unfinished = [other for other in whereabouts(request).parts if other.state != ParticipationState.READY]
    context = {
        "part": mine,
        "program": program,
        "matching_on": matching_ahead(mine, at=at),
        "number": nearby.exclude(person=request.user).values("person").order_by().distinct().count(),
        "unfinished": next(iter(unfinished), None),
        "addition": LATER_PAGES[Role(mine.role)][0],
    }
    return render(request, "member/taking_part/what_next.html", context)


def _show(request: HttpRequest, mine: Participation, form: ReadinessForm, status: int = 200) -> HttpResponse:
    context = {
        "part": mine,
        "program": mine.cohort.program,
        "form": form,
        "is_ready": mine.state == ParticipationState.READY,
        "has_left": mine.state == ParticipationState.LEFT,
        "missing": missing_pages(mine),
        "rows": answers_of(mine),
        "later_rows": later_answers_of(mine),
        "pause": Pause.objects.running(now()).filter(participation=mine).first(),
        "held": Place.objects.told().filter(participation=mine).count(),
    }
    return render(request, "member/taking_part/part.html", context, status=status)
