"""Organizations, programs, coordinators and cohorts: who may shape them, and what can't be (P3, P46)."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.history.models import Event
from groundwork.people.models import OneTimeLink, Person
from groundwork.people.welcoming import come_in, issue_welcome_link, welcomed_by
from groundwork.programs import actions
from groundwork.programs.models import Cohort, Coordination, Membership, Organization, Program, ReportingLine
from groundwork.programs.states import CohortState
from tests import make

pytestmark = pytest.mark.django_db
DAYS = {"matching_on": date(2027, 3, 15), "starts_on": date(2027, 4, 1), "ends_on": date(2027, 12, 31)}
TALES = {"name": "Tales", "purpose": "To tell each other how it went."}


@pytest.fixture
def cast() -> SimpleNamespace:
    cast = make.cast()
    cast.olga = make.person("Olga Brandt", organization=cast.here, role=Membership.Role.OWNER)
    cast.draft = make.cohort(cast.program, "Autumn", state=CohortState.DRAFT)
    return cast


def doing(person: Any) -> dict[str, Any]:
    return {"by": person, "at": make.NOW}


# Organizations


def test_an_operator_starts_an_organization_and_stays_outside(cast: Any) -> None:
    made = actions.start_organization(
        "Harbour Guild", organizer_name="Ines Duarte", organizer_email="Ines@example.org", **doing(cast.otto)
    )

    membership = Membership.objects.get(organization=made)
    assert (membership.person.email, membership.role) == ("ines@example.org", Membership.Role.OWNER)
    assert Event.objects.get(name="organization.started").facts == {"person": str(membership.person_id)}


def test_nobody_else_starts_organizations(cast: Any) -> None:
    with pytest.raises(NotAllowed):
        actions.start_organization("X", organizer_name="Y", organizer_email="y@example.org", **doing(cast.olga))


def test_an_organization_has_a_name_of_its_own(cast: Any) -> None:
    with pytest.raises(Unacceptable) as no:
        actions.start_organization(
            "valemere  hospitals", organizer_name="Y", organizer_email="y@example.org", **doing(cast.otto)
        )

    assert no.value.field == "name"
    assert Organization.objects.count() == 2


def test_organizers_name_one_another_and_strangers_nobody(cast: Any) -> None:
    membership = actions.name_organizer(cast.here, name="Ada", email=cast.ada.email, **doing(cast.olga))

    assert (membership.person, membership.role) == (cast.ada, Membership.Role.OWNER)
    with pytest.raises(NotAllowed):
        actions.name_organizer(cast.here, name="M", email="m@example.org", **doing(cast.mallory))


def test_somebody_known_elsewhere_keeps_their_name(cast: Any) -> None:
    membership = actions.name_organizer(cast.here, name="M. R.", email=cast.mallory.email, **doing(cast.otto))

    cast.mallory.refresh_from_db()
    assert (cast.mallory.name, membership.name_here) == ("Mallory Reyes", "M. R.")


def test_a_welcome_link_lets_somebody_in_once(cast: Any) -> None:
    token = issue_welcome_link(cast.olga, by=cast.otto, at=make.NOW)

    assert welcomed_by(token, at=make.NOW) == cast.olga
    assert come_in(token, at=make.NOW) == cast.olga
    with pytest.raises(NotNow):
        come_in(token, at=make.NOW)


def test_a_welcome_link_ends_with_the_week_and_with_the_next_one(cast: Any) -> None:
    first = issue_welcome_link(cast.olga, by=cast.otto, at=make.NOW)
    second = issue_welcome_link(cast.olga, by=cast.otto, at=make.NOW)

    assert welcomed_by(first, at=make.NOW) is None
    assert welcomed_by(second, at=make.NOW + timedelta(days=8)) is None


def test_an_operator_holds_no_key_to_somebody_who_has_been_here(cast: Any) -> None:
    token = issue_welcome_link(cast.olga, by=cast.otto, at=make.NOW)
    Person.objects.filter(pk=cast.olga.pk).update(last_login=make.NOW)
    cast.olga.refresh_from_db()

    with pytest.raises(NotNow):
        come_in(token, at=make.NOW)
    with pytest.raises(NotNow):
        issue_welcome_link(cast.olga, by=cast.otto, at=make.NOW)
    assert not OneTimeLink.objects.filter(token_hash=token).exists()


# Programs


def test_whoever_starts_a_program_looks_after_it(cast: Any) -> None:
    program = actions.start_program(cast.here, **TALES, **doing(cast.olga))

    assert list(Program.objects.coordinated_by(cast.olga)) == [program]
    assert (program.rhythm_weeks, program.length_months, program.mentee_word) == (3, 9, "mentee")


def test_coordinators_and_strangers_start_no_program(cast: Any) -> None:
    for person in (cast.cleo, cast.ada, cast.mallory, cast.otto):
        with pytest.raises(NotAllowed):
            actions.start_program(cast.here, **TALES, **doing(person))


def test_coordinators_and_organizers_shape_a_program_and_nobody_else(cast: Any) -> None:
    for person, weeks in ((cast.cleo, 2), (cast.olga, 4)):
        actions.change_program(cast.program, rhythm_weeks=weeks, **doing(person))
    for person in (cast.ada, cast.ben, cast.mallory, cast.otto):
        with pytest.raises(NotAllowed):
            actions.change_program(cast.program, rhythm_weeks=1, **doing(person))

    assert Program.objects.get(pk=cast.program.pk).rhythm_weeks == 4


def test_a_change_that_changes_nothing_is_no_event(cast: Any) -> None:
    actions.change_program(cast.program, rhythm_weeks=3, **doing(cast.cleo))

    assert not Event.objects.filter(name="program.changed").exists()


def test_the_last_coordinator_stays(cast: Any) -> None:
    second = actions.name_coordinator(cast.program, email=cast.ada.email, **doing(cast.cleo))
    first = Coordination.objects.get(program=cast.program, person=cast.cleo)
    actions.release_coordinator(first, **doing(cast.cleo))

    with pytest.raises(NotNow) as no:
        actions.release_coordinator(second, **doing(cast.ada))

    assert no.value.code == "last_coordinator"


def test_nobody_coordinates_twice(cast: Any) -> None:
    with pytest.raises(NotNow):
        actions.name_coordinator(cast.program, email=cast.cleo.email, **doing(cast.olga))


# Cohorts


@pytest.mark.parametrize(
    ("days", "field"),
    [({"starts_on": date(2027, 3, 1)}, "starts_on"), ({"ends_on": date(2027, 4, 1)}, "ends_on")],
)
def test_days_come_in_their_order(cast: Any, days: dict[str, date], field: str) -> None:
    with pytest.raises(Unacceptable) as no:
        actions.plan_cohort(cast.program, name="Winter", **{**DAYS, **days}, **doing(cast.cleo))

    assert no.value.field == field
    assert not Cohort.objects.filter(name="Winter").exists()


def test_a_cohort_is_planned_opened_begun_and_closed(cast: Any) -> None:
    cohort = actions.plan_cohort(cast.program, name="Winter", **DAYS, **doing(cast.cleo))
    assert cohort.state == CohortState.DRAFT

    for verb in (actions.open_cohort, actions.begin_cohort, actions.begin_closing, actions.close_cohort):
        verb(cohort, **doing(cast.cleo))

    assert Cohort.objects.get(pk=cohort.pk).state == CohortState.CLOSED


def test_closing_too_early_can_be_taken_back_and_closed_can_not(cast: Any) -> None:
    actions.begin_closing(cast.cohort, **doing(cast.cleo))
    actions.resume_cohort(cast.cohort, **doing(cast.cleo))
    actions.begin_closing(cast.cohort, **doing(cast.cleo))
    actions.close_cohort(cast.cohort, **doing(cast.cleo))

    with pytest.raises(NotNow):
        actions.resume_cohort(cast.cohort, **doing(cast.cleo))


def test_strangers_move_no_cohort(cast: Any) -> None:
    for person in (cast.ada, cast.mallory, cast.otto):
        with pytest.raises(NotAllowed):
            actions.open_cohort(cast.draft, **doing(person))


def test_a_new_join_link_ends_the_old_one(cast: Any) -> None:
    old = cast.cohort.join_token

    new = actions.renew_join_link(cast.cohort, **doing(cast.cleo))

    assert new != old
    assert not Cohort.objects.filter(join_token=old).exists()


# Members


def member(cast: Any, person: Person) -> Membership:
    return Membership.objects.get(organization=cast.here, person=person)


def test_a_manager_is_a_member_or_an_address_or_nobody(cast: Any) -> None:
    line = actions.set_manager(member(cast, cast.ada), email=cast.mo.email, **doing(cast.cleo))
    assert line is not None
    assert line.manager == cast.mo

    line = actions.set_manager(member(cast, cast.ada), email="Boss@elsewhere.org", **doing(cast.cleo))
    assert line is not None
    assert (line.manager, line.manager_email) == (None, "boss@elsewhere.org")

    actions.set_manager(member(cast, cast.ada), email="", **doing(cast.cleo))
    assert not ReportingLine.objects.filter(person=cast.ada).exists()


def test_nobody_reports_to_themself_or_in_a_circle(cast: Any) -> None:
    for email in (cast.mo.email, cast.ben.email):
        with pytest.raises(Unacceptable):
            actions.set_manager(member(cast, cast.mo), email=email, **doing(cast.cleo))


def test_coordinators_keep_the_files_of_their_own_organization(cast: Any) -> None:
    actions.describe_member(member(cast, cast.ada), unit="Kitchen", **doing(cast.cleo))

    assert member(cast, cast.ada).unit == "Kitchen"
    for person in (cast.ada, cast.mallory, cast.otto):
        with pytest.raises(NotAllowed):
            actions.describe_member(member(cast, cast.ada), unit="Moon", **doing(person))
