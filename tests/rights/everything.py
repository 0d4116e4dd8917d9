"""One of everything: a row of every model around Ada and Ben, with a canary in every text by a person."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from groundwork.agreements.models import Agreement, Clause, Preparation, Signature
from groundwork.agreements.states import AgreementState, ClauseKey
from groundwork.care.models import Concern, Leave, MentorshipPause
from groundwork.checkpoints.models import Answer, Checkpoint
from groundwork.closing.models import Closing, ClosingWords, Thanks
from groundwork.core.circles import words_of
from groundwork.enrollment.models import Block, Conflict, Declaration, ImportRun, Orientation, Pause, PlaceAsk
from groundwork.goals.models import Goal, Progress, Step, Vision
from groundwork.history.actions import record
from groundwork.invitations.models import Guidance, Invitation, Letter, ManagerNotice, Reflection, Wait, Wish
from groundwork.invitations.states import InvitationState
from groundwork.matching.models import (
    Allowance,
    Change,
    Exclusion,
    Inquiry,
    KeptAnswers,
    NotBegun,
    Pairing,
    Publication,
    ReviewFile,
    Round,
    RoundPlan,
)
from groundwork.meetings.models import ActionItem, AgendaItem, Meeting, Note, Pulse, TimeOption
from groundwork.meetings.states import MeetingState
from groundwork.mentorships.states import Stage
from groundwork.notifications.models import Notification, SwitchedOff
from groundwork.people.models import OneTimeLink
from groundwork.programs.models import Cohort, Coordination, Grade, Membership, Program, ReportingLine

from .. import make

NOW, TODAY = make.NOW, make.TODAY


def canary(row: models.Model, field: str) -> str:
    """A word that stands nowhere else, and says where it comes from."""
    return f"canary-{type(row).__name__}-{field}-{str(row.pk)[:8]}"


def put_canaries(row: models.Model) -> models.Model:
    """Fill every text by a person in this row with its canary."""
    for field in words_of(type(row)):
        setattr(row, field.name, canary(row, field.name))
    row.save()
    return row


def our_models() -> list[type[models.Model]]:
    """All models of Groundwork that are rows of their own (link tables belong to their row)."""
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith("groundwork.") and hasattr(model.objects.all(), "visible_to")
    ]


def everyone() -> SimpleNamespace:
    """The cast in all the roles there are, and one of everything around Ada and Ben."""
    cast = make.cast()
    here, org = cast.here, {"organization": cast.here}
    cast.owner = make.person("Olu Adeyemi", role=Membership.Role.OWNER, **org)
    cast.fellow_mentor = make.person("Farid Nasser", **org)
    cast.fellow_mentee = make.person("Gina Rossi", **org)
    make.mentor(cast.cohort, cast.fellow_mentor)
    make.mentee(cast.cohort, cast.fellow_mentee)
    cast.former_mentor = make.person("Hana Sato", **org)
    cast.member = make.person("Ida Novak", **org)  # in the organization, in no program
    cast.other_manager = make.person("Jon Weber", **org)
    cast.other_coordinator = make.person("Kim Lee", **org)
    make.cohort(make.program(here, "Lighthouse", coordinator=cast.other_coordinator))
    cast.left_coordinator = make.person("Lea Blanc", **org)
    Coordination.objects.create(program=cast.program, person=cast.left_coordinator)
    Membership.objects.filter(person=cast.left_coordinator).update(left_at=NOW)
    make.mentor(cast.other_cohort, cast.mallory)
    cast.rows = _one_of_each(cast)
    return cast


def _one_of_each(cast: SimpleNamespace) -> dict[type[models.Model], models.Model]:
    rows: dict[type[models.Model], Any] = {}

    def add(model: type[models.Model], **facts: Any) -> Any:
        rows[model] = put_canaries(model._default_manager.create(**facts))
        return rows[model]

    ben, ada, cleo = cast.ben, cast.ada, cast.cleo
    former = make.mentor(cast.cohort, cast.former_mentor)
    old = make.mentorship(former, cast.mentee, at=NOW - timedelta(days=300))
    type(old).objects.filter(pk=old.pk).update(stage=Stage.CLOSED, closed_at=NOW - timedelta(days=200))
    old.seats.get(person=cast.former_mentor)
    from groundwork.enrollment.places import free_places

    free_places(old.pk, at=NOW)
    pair = cast.mentorship = make.mentorship(cast.mentor, cast.mentee)
    rows |= {type(pair): pair, type(pair.seats.first()): pair.seats.get(person=ben)}
    for existing in (cast.mentor.offer, cast.mentee.profile, cast.program):
        rows[type(existing)] = put_canaries(existing)
    rows |= {type(row): row for row in (cast.mentee, ben, cast.here, make.skill(cast.here, "Leading a first team"))}
    rows |= {Cohort: cast.cohort, Membership: Membership.objects.get(person=ben)}
    rows |= {ReportingLine: ReportingLine.objects.get(person=ben), Program: cast.program}
    rows[Coordination] = Coordination.objects.get(person=cleo)
    place = cast.mentee.held_places.live().get()
    rows[type(place)] = place
    add(Pause, participation=cast.mentor, since=NOW, until=NOW + timedelta(days=30), by=ada, lifted_at=NOW)
    add(Grade, organization=cast.here, name="Band 5", key="band 5", rung=1)
    add(PlaceAsk, participation=cast.mentor, by=cleo, expires_at=NOW + timedelta(days=7))
    add(Block, organization=cast.here, by=ben, other=cast.fellow_mentor)
    add(Conflict, organization=cast.here, by=ben, other=cast.fellow_mentor)
    add(Declaration, organization=cast.here, by=ben, other=cast.fellow_mentor, kind="close", said_at=NOW)
    add(Orientation, participation=cast.mentor, by=cleo)
    add(OneTimeLink, purpose="operator", token_hash="0" * 64, expires_at=NOW)
    add(ImportRun, cohort=cast.cohort, by=cleo, file_name="people.csv", content=b"")

    round_ = add(Round, cohort=cast.cohort, by=cleo)
    add(Pairing, round=round_, mentor=cast.mentor, mentee=cast.mentee, fit=7000)
    add(Exclusion, round=round_, mentor=cast.mentor, mentee=cast.mentee, by=cleo)
    out = add(Publication, round=round_, by=cleo, undo_until=NOW)
    add(Inquiry, cohort=cast.cohort, round=round_, by=cleo, kind="what_if", asked={}, question=UUID(int=2))
    add(NotBegun, round=round_, publication=out, mentor=cast.mentor, mentee=cast.mentee, why="left")
    nothing = {"pairs": [], "excluded": [], "lifted": [], "whom": []}
    nothing |= {"whole_plan": False, "result": {}, "ran_at": None}
    add(Change, round=round_, by=cleo, number=1, kind="lock", before=nothing)
    add(Allowance, program=cast.program, mentor=ada, mentee=ben, by=cleo)
    add(ReviewFile, round=round_, by=cleo, file_name="review.xlsx")

    answers = add(KeptAnswers, round=round_, digest=UUID(int=1))
    terms = {"weights": {}, "seed": 1}
    figures = {"people": 5_000, "mentors": 2_000, "matched": 5_000, "worst": 6_000, "blocking_pairs": 0, "locked": 0}
    add(RoundPlan, round=round_, answers=answers, by=cleo, kind="tried", number=1, terms=terms, result=figures)

    invitation = add(
        Invitation,
        program=cast.program,
        kind="request",
        mentor=cast.mentor,
        mentee=cast.mentee,
        state=InvitationState.ACCEPTED,
        expires_at=NOW,
        mentorship=pair,
    )
    add(Letter, invitation=invitation, by=ben)
    add(Reflection, invitation=invitation, by=ben)
    add(Wish, mentee=cast.mentee, mentor=cast.mentor, rank=1)
    add(Wait, mentee=cast.mentee, began_at=NOW, wrote_at=NOW, place_of=cast.mentor)
    notice = add(ManagerNotice, mentorship=pair, asks=True, manager=cast.mo, manager_email=cast.mo.email)
    add(Guidance, notice=notice)

    add(Preparation, mentorship=pair, by=ben)
    agreement = add(
        Agreement,
        mentorship=pair,
        number=1,
        state=AgreementState.IN_FORCE,
        by=ben,
        rhythm_weeks=3,
        minutes=60,
        ends_on=TODAY + timedelta(days=200),
        in_force_at=NOW,
    )
    add(Clause, agreement=agreement, key=ClauseKey.WHY)
    add(Signature, agreement=agreement, by=ben, name=ben.name, at=NOW)

    meeting = add(
        Meeting,
        mentorship=pair,
        state=MeetingState.PLANNED,
        proposed_by=ben,
        starts_at=NOW + timedelta(days=2),
        minutes=60,
    )
    add(TimeOption, meeting=meeting, starts_at=NOW + timedelta(days=2))
    add(AgendaItem, mentorship=pair, by=ben)
    add(ActionItem, mentorship=pair, owner=ben)
    add(Note, mentorship=pair, by=ben)
    add(Pulse, meeting=meeting, by=ben, value="good")

    add(Vision, mentorship=pair, by=ben)
    goal = add(Goal, mentorship=pair, by=ben)
    add(Step, goal=goal)
    add(Progress, goal=goal, by=ben)
    checkpoint = add(Checkpoint, mentorship=pair, due_on=TODAY)
    add(Answer, checkpoint=checkpoint, by=ben, satisfied="mostly", answered_at=NOW)
    add(MentorshipPause, mentorship=pair, by=ben, since=NOW, until=TODAY + timedelta(days=20), ended_at=NOW)
    add(Leave, mentorship=pair, by=cleo, until=TODAY)
    add(Concern, program=cast.program, by=ben, about=ada)
    add(Closing, mentorship=old, by=ben, kind="early", at=NOW)
    add(ClosingWords, mentorship=old, by=ben)
    add(Thanks, mentorship=old, by=ben)

    event = record("mentorship.began", about=pair, by=ben, at=NOW, organization=cast.here)
    rows[type(event)] = event
    add(
        Notification,
        event=event,
        person=ben,
        address=ben.email,
        kind="mentorship_began_mentee",
        importance="waiting",
        not_before=NOW,
    )
    add(SwitchedOff, person=ben, importance="nudge")
    return rows
