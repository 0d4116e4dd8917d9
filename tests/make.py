"""Builders: plain functions that make what a test needs, and a fixed cast.

Ada mentors, Ben is mentored, Cleo coordinates, Mo manages Ben, Otto operates, Mallory is a stranger from another
organization. Every builder takes keyword arguments for what matters to the test and invents the rest.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import count
from types import SimpleNamespace
from typing import Any

from django.core import mail

from groundwork.agreements.actions import change_draft, sign_agreement
from groundwork.agreements.models import Agreement
from groundwork.core import clock
from groundwork.enrollment.models import (
    LearningProfile,
    MentorOffer,
    OfferedSkill,
    Participation,
    Role,
    Skill,
    WantedSkill,
)
from groundwork.enrollment.states import ParticipationState
from groundwork.invitations.actions import ask_mentor, keep_wish, offer_mentoring
from groundwork.invitations.models import Invitation, Wish
from groundwork.matching.actions import queue_round, run_round, start_round
from groundwork.matching.models import Round
from groundwork.mentorships.actions import begin_mentorship
from groundwork.mentorships.models import Mentorship
from groundwork.notifications.announcing import announce
from groundwork.notifications.sending import send_due
from groundwork.people.models import Person
from groundwork.programs.models import Cohort, Coordination, Grade, Membership, Organization, Program, ReportingLine
from groundwork.programs.states import CohortState

from .clock import NOW

TODAY = NOW.date()
_numbers = count(1)


def organization(name: str = "") -> Organization:
    return Organization.objects.create(name=name or f"Organization {next(_numbers)}")


def person(name: str = "", *, organization: Organization | None = None, email: str = "", **facts: Any) -> Person:
    """A person; with an organization, also a member of it."""
    name = name or f"Person {next(_numbers)}"
    email = email or f"{name.lower().replace(' ', '.')}.{next(_numbers)}@example.org"
    membership = {key: facts.pop(key) for key in ("role", "unit", "job_title", "grade", "location") if key in facts}
    someone = Person.objects.create_user(email, name=name, **facts)
    if organization:
        Membership.objects.create(organization=organization, person=someone, **membership)
    return someone


def program(
    organization: Organization, name: str = "Side by Side", *, coordinator: Person | None = None, **facts: Any
) -> Program:
    made = Program.objects.create(organization=organization, name=name, **facts)
    if coordinator:
        Coordination.objects.create(program=made, person=coordinator)
    return made


def cohort(program: Program, name: str = "Spring", *, state: str = CohortState.RUNNING, **facts: Any) -> Cohort:
    facts = {"starts_on": TODAY - timedelta(days=30), "ends_on": date(2027, 12, 31), **facts}
    return Cohort.objects.create(program=program, name=name, state=state, **facts)


def skill(organization: Organization, name: str) -> Skill:
    return Skill.objects.get_or_create(organization=organization, name=name)[0]


def mentor(
    cohort: Cohort, someone: Person | None = None, *, places: int = 1, skills: tuple[str, ...] = (), **offer: Any
) -> Participation:
    """A ready mentor with an offer."""
    part = _part(cohort, someone, Role.MENTOR)
    made = MentorOffer.objects.create(participation=part, places=places, **offer)
    for name in skills:
        OfferedSkill.objects.create(offer=made, skill=skill(cohort.program.organization, name))
    return part


def mentee(
    cohort: Cohort, someone: Person | None = None, *, skills: tuple[str, ...] = (), **profile: Any
) -> Participation:
    """A ready mentee with a learning profile."""
    part = _part(cohort, someone, Role.MENTEE)
    made = LearningProfile.objects.create(participation=part, **profile)
    for rank, name in enumerate(skills, 1):
        WantedSkill.objects.create(profile=made, skill=skill(cohort.program.organization, name), rank=rank)
    return part


def _part(cohort: Cohort, someone: Person | None, role: str) -> Participation:
    someone = someone or person(organization=cohort.program.organization)
    return Participation.objects.create(
        cohort=cohort,
        person=someone,
        role=role,
        state=ParticipationState.READY,
        source="hand",
        ready_at=NOW,
        consented_at=NOW,
    )


def mentorship(
    mentor: Participation, mentee: Participation, *, at: datetime = NOW, origin: str = "request"
) -> Mentorship:
    return begin_mentorship(mentor, mentee, origin=origin, at=at, by=None)


def cast() -> SimpleNamespace:
    """The whole cast in their places: Ada and Ben are ready but have not met; Mallory looks over the wall."""
    here, elsewhere = organization("Valemere Hospitals"), organization("Northgate University")
    cleo = person("Cleo Marques", organization=here)
    ada = person("Ada Lindqvist", organization=here, unit="Surgery", time_zone="Europe/Stockholm")
    ben = person("Ben Okafor", organization=here, unit="Planning", time_zone="Europe/Lisbon")
    mo = person("Mo Haddad", organization=here, unit="Planning")
    otto = person("Otto Berg", is_operator=True)
    mallory = person("Mallory Reyes", organization=elsewhere)
    ReportingLine.objects.create(organization=here, person=ben, manager=mo, manager_email=mo.email)
    side_by_side = program(here, coordinator=cleo)
    spring = cohort(side_by_side)
    other_program = program(elsewhere, "Lanterns", coordinator=mallory)
    other_cohort = cohort(other_program)
    return SimpleNamespace(
        here=here,
        elsewhere=elsewhere,
        ada=ada,
        ben=ben,
        cleo=cleo,
        mo=mo,
        otto=otto,
        mallory=mallory,
        program=side_by_side,
        cohort=spring,
        other_program=other_program,
        other_cohort=other_cohort,
        mentor=mentor(spring, ada, skills=("Leading a first team",), places=2),
        mentee=mentee(spring, ben, skills=("Leading a first team",)),
    )


def pair() -> SimpleNamespace:
    """The cast, with Ada and Ben in a mentorship that began today: groundwork lies ahead of them."""
    everybody = cast()
    everybody.mentorship = mentorship(everybody.mentor, everybody.mentee)
    return everybody


def agreement(mentorship: Mentorship, *, at: datetime = NOW, facts: Any = None, clauses: Any = None) -> Agreement:
    """A version that both have signed."""
    mentor, mentee = mentorship.mentor, mentorship.mentee
    draft = change_draft(mentorship, by=mentee, at=at, facts=facts or {}, clauses=clauses or {})
    for person in (mentee, mentor):
        draft = sign_agreement(draft, revision=draft.revision, by=person, at=at)
    mentorship.refresh_from_db(fields=["stage", "growing_at", "ends_on"])
    return draft


def request(
    mentor: Participation, mentee: Participation, *, at: datetime = NOW, text: str = "May I ask you?"
) -> Invitation:
    """A mentee's request, on its way."""
    return ask_mentor(mentor, mentee, text=text, by=mentee.person, at=at)


def offer(
    mentor: Participation, mentee: Participation, *, at: datetime = NOW, text: str = "I would be glad to."
) -> Invitation:
    """A mentor's offer, on its way."""
    return offer_mentoring(mentor, mentee, text=text, by=mentor.person, at=at)


def matched_round(cohort: Cohort, *, by: Person, at: datetime = NOW, **facts: Any) -> Round:
    """A round that was run and waits for review."""
    made = start_round(cohort, by=by, at=at, **{"seed": 1, **facts})
    queue_round(made, by=by, at=at)
    run_round(made, at=at)
    return made


def hear(at: datetime) -> list[Any]:
    """Everything there is to tell by then is told and sent: the mails of it, oldest first."""
    before = len(mail.outbox)
    announce(at)
    while send_due(at):
        pass
    return list(mail.outbox[before:])


def growing(*, facts: Any = None) -> SimpleNamespace:
    """The cast two months on: Ada and Ben signed an agreement. It counts from the clock that pages look at."""
    everybody = cast()
    everybody.at = clock.now()
    everybody.mentorship = mentorship(everybody.mentor, everybody.mentee, at=everybody.at - timedelta(days=60))
    everybody.agreement = agreement(everybody.mentorship, at=everybody.at - timedelta(days=50), facts=facts)
    return everybody


def crossed() -> SimpleNamespace:
    """The cast with Kim and Zoe, each mentor with one place: by skills Ada suits Ben, by where they meet Kim does."""
    everybody = cast()
    MentorOffer.objects.filter(participation=everybody.mentor).update(places=1, channel="in_person")
    LearningProfile.objects.filter(participation=everybody.mentee).update(channel="online")
    kim, zoe = (person(name, organization=everybody.here, unit="Imaging") for name in ("Kim Able", "Zoe Late"))
    everybody.kim = mentor(everybody.cohort, kim, skills=("Budgets",), channel="online")
    everybody.zoe = mentee(everybody.cohort, zoe, skills=("Budgets",), channel="in_person")
    return everybody


def wish(mentor: Participation, mentee: Participation, *, at: datetime = NOW, text: str = "May I ask you?") -> Wish:
    """A further choice of a mentee who has asked somebody."""
    return keep_wish(mentor, mentee, text=text, by=mentee.person, at=at)


def ladder(organization: Organization, *rungs: str) -> None:
    """The organization's grades in order, lowest first; those in one text with commas stand beside each other."""
    for rung, names in enumerate(rungs, 1):
        for name in names.split(", "):
            Grade.objects.create(organization=organization, name=name, key=name.casefold(), rung=rung)


def graded(someone: Person, grade: str, **facts: str) -> None:
    """What the files say of somebody's grade, and of other facts of their work."""
    Membership.objects.filter(person=someone).update(grade=grade, **facts)
