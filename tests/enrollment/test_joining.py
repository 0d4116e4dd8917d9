"""Coming in, being ready, and leaving."""

from __future__ import annotations

import pytest

from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.enrollment.actions import become_ready, invite_to_cohort, join_cohort, leave_cohort
from groundwork.enrollment.models import LearningProfile, MentorOffer, Participation, Role
from groundwork.enrollment.states import ParticipationState
from groundwork.history.models import Event
from groundwork.programs.models import Membership
from groundwork.programs.states import CohortState
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make.cast()


def join(cast, someone, role=Role.MENTEE):
    return join_cohort(cast.cohort, someone, role=role, by=someone, at=make.NOW)


def names():
    return list(Event.objects.values_list("name", flat=True))


def test_whoever_joins_by_link_belongs_to_the_organization_from_then_on(cast):
    nora = make.person("Nora")

    part = join(cast, nora)

    assert part.state == ParticipationState.JOINING
    assert part.source == "link"
    assert Membership.objects.filter(person=nora, organization=cast.here).exists()
    assert names() == ["part.joined"]


def test_joining_twice_changes_nothing(cast):
    nora = make.person("Nora")

    assert join(cast, nora) == join(cast, nora)

    assert names() == ["part.joined"]


def test_one_person_can_be_mentor_and_mentee(cast):
    nora = make.person("Nora")

    join(cast, nora, Role.MENTEE)
    join(cast, nora, Role.MENTOR)

    assert LearningProfile.objects.filter(participation__person=nora).exists()
    assert MentorOffer.objects.get(participation__person=nora).until == cast.cohort.ends_on


def test_what_personnel_files_say_is_not_asked_again(cast):
    nora = make.person("Nora", organization=cast.here, job_title="Nurse", unit="Planning")

    part = join(cast, nora)

    assert part.profile.where_now == "Nurse, Planning"


@pytest.mark.parametrize("state", [CohortState.DRAFT, CohortState.CLOSING, CohortState.CLOSED])
def test_nobody_joins_a_cohort_that_is_not_open(cast, state):
    cast.cohort.state = state

    with pytest.raises(NotNow):
        join(cast, make.person("Nora"))


def test_a_link_that_goes_round_brings_nobody_back_whom_the_organization_let_go(cast):
    Membership.objects.filter(person=cast.ben).update(left_at=make.NOW)

    with pytest.raises(NotAllowed):
        join(cast, cast.ben)


def test_a_closed_account_joins_nothing(cast):
    with pytest.raises(NotAllowed):
        join(cast, make.person("Nora", is_active=False))


def test_a_coordinator_puts_a_name_down_once(cast):
    nora = make.person("Nora")

    part, is_new = invite_to_cohort(cast.cohort, nora, role=Role.MENTOR, source="hand", by=cast.cleo, at=make.NOW)
    again, is_new_again = invite_to_cohort(
        cast.cohort, nora, role=Role.MENTOR, source="hand", by=cast.cleo, at=make.NOW
    )

    assert (part.state, is_new, is_new_again) == (ParticipationState.INVITED, True, False)
    assert again == part
    assert names() == ["part.invited"]


def test_who_was_invited_joins_by_the_link_as_the_same_part(cast):
    nora = make.person("Nora")
    part, _new = invite_to_cohort(cast.cohort, nora, role=Role.MENTEE, source="import", by=None, at=make.NOW)

    assert join(cast, nora) == part

    part.refresh_from_db()
    assert (part.state, part.source) == (ParticipationState.JOINING, "import")


def test_a_coordinators_word_opens_a_place_that_had_ended(cast):
    Membership.objects.filter(person=cast.ben).update(left_at=make.NOW)

    invite_to_cohort(cast.cohort, cast.ben, role=Role.MENTEE, source="hand", by=cast.cleo, at=make.NOW)

    assert Membership.objects.get(person=cast.ben).left_at is None


def test_mallory_invites_nobody_here(cast):
    with pytest.raises(NotAllowed):
        invite_to_cohort(cast.cohort, cast.mo, role=Role.MENTOR, source="hand", by=cast.mallory, at=make.NOW)


def filling_in(part, **person):
    Participation.objects.filter(pk=part.pk).update(state=ParticipationState.JOINING, ready_at=None)
    part.refresh_from_db()
    for name, value in {"languages": ["en"], **person}.items():
        setattr(part.person, name, value)
    return part


def complete_mentee(cast):
    part = filling_in(cast.mentee)
    LearningProfile.objects.filter(participation=part).update(
        where_now="x", own_words="x", kinds=["ear"], rhythm_weeks=3, channel="online"
    )
    part.profile.refresh_from_db()
    return part


def test_ben_is_ready_when_all_is_said_and_he_agrees(cast):
    part = complete_mentee(cast)

    become_ready(part, agrees=True, by=cast.ben, at=make.NOW)

    part.refresh_from_db()
    assert (part.state, part.ready_at, part.consented_at) == (ParticipationState.READY, make.NOW, make.NOW)
    assert names() == ["part.ready"]


def test_without_consent_nobody_is_found(cast):
    with pytest.raises(Unacceptable) as no:
        become_ready(complete_mentee(cast), agrees=False, by=cast.ben, at=make.NOW)

    assert no.value.field == "agrees"


def test_an_open_question_comes_before_being_ready(cast):
    part = filling_in(cast.mentee, languages=[])

    with pytest.raises(NotNow):
        become_ready(part, agrees=True, by=cast.ben, at=make.NOW)

    assert Participation.objects.get(pk=part.pk).state == ParticipationState.JOINING


def test_mallory_makes_nobody_ready(cast):
    with pytest.raises(NotAllowed):
        become_ready(complete_mentee(cast), agrees=True, by=cast.mallory, at=make.NOW)


def test_who_leaves_can_come_back(cast):
    leave_cohort(cast.mentee, by=cast.ben, at=make.NOW)

    assert Participation.objects.get(pk=cast.mentee.pk).state == ParticipationState.LEFT
    assert join(cast, cast.ben).state == ParticipationState.JOINING
    assert names() == ["part.left", "part.joined"]


def test_nobody_leaves_somebody_behind(cast):
    make.mentorship(cast.mentor, cast.mentee)

    with pytest.raises(NotNow):
        leave_cohort(cast.mentor, by=cast.ada, at=make.NOW)
