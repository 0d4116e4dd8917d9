"""Reads about invitations that are longer than a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from django.db.models import Q

from groundwork.enrollment.models import Participation
from groundwork.history.models import Event
from groundwork.mentorships.actions import months_after
from groundwork.programs.models import Program

from .models import Guidance, Invitation, ManagerNotice, Wish
from .states import InvitationState

A_SEASON = timedelta(days=90)
ENOUGH_ANSWERS = 3
SETTLED = [InvitationState.DECLINED, InvitationState.NOT_A_FIT]


def answered_before(part: Participation, *, at: datetime) -> set[Any]:
    """Ids of people not to suggest again: a no or "not the right fit" stays, a "not now" holds for a season."""
    field, other = ("mentor", "mentee") if part.is_mentor else ("mentee", "mentor")
    rows = Invitation.objects.filter(**{f"{field}__person": part.person, "program": part.cohort.program})
    rows = rows.filter(state__in=[*SETTLED, InvitationState.NOT_NOW])
    found = rows.values_list("state", "ended_at", f"{other}__person_id")
    return {person for state, ended_at, person in found if state in SETTLED or ended_at > at - A_SEASON}


def answered_by_each(mentees: Iterable[Participation], *, at: datetime) -> dict[Any, set[Any]]:
    """Mentee participation id -> ids of mentors not to suggest again, as `answered_before`, in one query."""
    by_key: dict[tuple[Any, Any], list[Any]] = defaultdict(list)
    for part in mentees:
        by_key[part.person_id, part.cohort.program_id].append(part.pk)
    people = [person for person, _program in by_key]
    rows = Invitation.objects.filter(mentee__person__in=people, state__in=[*SETTLED, InvitationState.NOT_NOW])
    found: dict[Any, set[Any]] = defaultdict(set)
    for mentee, program, mentor, state, ended_at in rows.values_list(
        "mentee__person_id", "program_id", "mentor__person_id", "state", "ended_at"
    ):
        if state in SETTLED or ended_at > at - A_SEASON:
            for part_id in by_key.get((mentee, program), []):
                found[part_id].add(mentor)
    return found


def turned_down(asker: Participation, asked: Participation, *, at: datetime) -> bool:
    """Whether the one has had a no from the other: asking again would press. Who said it may still ask in turn."""
    asking = Q(kind=Invitation.Kind.OFFER, mentor__person=asker.person_id, mentee__person=asked.person_id)
    if not asker.is_mentor:
        asking = Q(kind=Invitation.Kind.REQUEST, mentee__person=asker.person_id, mentor__person=asked.person_id)
    said_no = Q(state=InvitationState.DECLINED) | Q(state=InvitationState.NOT_NOW, ended_at__gt=at - A_SEASON)
    return Invitation.objects.filter(asking & said_no, program=asker.cohort.program).exists()


def usual_answer_days(mentors: Iterable[Participation]) -> dict[Any, int]:
    """Mentor participation id -> days within which they usually answer a request, where three or more tell."""
    rows = Invitation.objects.filter(
        mentor__in=list(mentors), kind=Invitation.Kind.REQUEST, answered_at__isnull=False
    ).values_list("mentor_id", "created_at", "answered_at")
    taken: dict[Any, list[int]] = defaultdict(list)
    for mentor, asked_at, answered_at in rows:
        taken[mentor].append((answered_at - asked_at).days + 1)
    return {mentor: round(median(days)) for mentor, days in taken.items() if len(days) >= ENOUGH_ANSWERS}


def hours_a_month(program: Program, rhythm_weeks: int | None) -> int:
    """About how many hours a month talks of this program take."""
    return max(1, round(program.meeting_minutes / 60 * 52 / 12 / (rhythm_weeks or program.rhythm_weeks)))


def time_asked(invitation: Invitation) -> dict[str, Any]:
    """What it would take if it fits: hours a month and until when, against what the mentor offered."""
    program, cohort = invitation.program, invitation.mentee.cohort
    profile = getattr(invitation.mentee, "profile", None)
    ends_on, today = cohort.ends_on, invitation.created_at.date()
    return {
        "hours_asked": hours_a_month(program, profile.rhythm_weeks if profile else None),
        "hours_offered": invitation.mentor.offer.hours_per_month,
        "until": ends_on if ends_on and ends_on > today else months_after(today, program.length_months),
    }


def open_request_of(mentee: Participation) -> Invitation | None:
    """The one request a mentee has on its way, if any."""
    mine = Invitation.objects.open().filter(mentee=mentee, kind=Invitation.Kind.REQUEST)
    return mine.select_related("mentor__person", "mentee__person").first()


def wishes_of(mentee: Participation) -> list[Wish]:
    """Who is asked next, in order, with names at hand."""
    return list(Wish.objects.kept().filter(mentee=mentee).select_related("mentor__person"))


def suggested_instead(invitation: Invitation) -> Participation | None:
    """Whom the one who said "not now" named as somebody who might suit."""
    said = Event.objects.filter(about_id=invitation.pk, name="invitation.not_now").last()
    suggested = said.facts.get("suggests") if said else None
    return Participation.objects.filter(pk=suggested).select_related("person").first() if suggested else None


def word_of_manager(mentorship_id: Any, person: Any) -> tuple[ManagerNotice | None, Guidance | None]:
    """What the mentee's manager was told and wrote, as far as this person may see it."""
    notice = ManagerNotice.objects.visible_to(person).filter(mentorship=mentorship_id).order_by("created_at").last()
    return notice, Guidance.objects.visible_to(person).filter(notice=notice).first() if notice else None
