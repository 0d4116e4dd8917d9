"""A round looked at by group: facts from the files, small groups never alone."""

from __future__ import annotations

from datetime import date

import pytest

from groundwork.enrollment.models import Role
from groundwork.matching.by_group import IN_THE_FIT, Fact, facts_there, round_by_group
from groundwork.programs.models import Membership
from tests import make
from tests.make import TODAY

pytestmark = pytest.mark.django_db


def a_round(*, units: dict[str, int], mentors: int = 6):
    """A round with so many mentees from each unit, and a few mentors without one."""
    cast = make.cast()
    for unit, count in units.items():
        for _person in range(count):
            make.mentee(cast.cohort, make.person(organization=cast.here, unit=unit))
    for _person in range(mentors):
        make.mentor(cast.cohort)
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    return cast


def look(cast, role, fact=Fact.UNIT):
    return next(side.found for side in round_by_group(cast.round, fact, today=TODAY) if side.role == role)


def test_each_unit_has_its_people_and_how_many_of_them_have_a_mentor():
    cast = a_round(units={"Imaging": 6, "Planning": 5}, mentors=4)

    found = look(cast, Role.MENTEE)

    assert (found.whole.people, found.whole.matched) == (12, 6)  # Ben is of Planning, and Ada has two places
    assert [(line.names, line.people) for line in found.lines] == [(("Imaging",), 6), (("Planning",), 6)]
    assert sum(line.matched for line in found.lines) == 6


def test_small_units_stand_together_with_a_larger_one():
    cast = a_round(units={"Imaging": 9, "Planning": 5, "Pharmacy": 2})

    found = look(cast, Role.MENTEE)

    assert found.together == ("Pharmacy", "Planning")
    assert [line.people for line in found.lines] == [9, 8]


def test_mentors_are_looked_at_too():
    cast = a_round(units={"Imaging": 5}, mentors=5)

    found = look(cast, Role.MENTOR)

    assert (found.whole.people, found.lines) == (6, ())
    assert found.together == ("", "Surgery")


def test_facts_nobody_has_are_not_offered():
    cast = a_round(units={"Imaging": 2})
    Membership.objects.filter(person=cast.ben).update(started_on=date(2024, 3, 1))

    assert facts_there(cast.round) == [Fact.UNIT, Fact.YEARS_HERE]


def test_years_here_are_counted_in_spans():
    cast = a_round(units={"Imaging": 11})
    members = Membership.objects.filter(unit="Imaging").order_by("pk")
    for member, year in zip(members, [2026] * 5 + [2020] * 6, strict=True):
        member.started_on = date(year, 1, 1)
        member.save()

    found = look(cast, Role.MENTEE, Fact.YEARS_HERE)

    assert [(line.names, line.people) for line in found.lines] == [(("5",), 6), (("", "0"), 6)]


@pytest.mark.parametrize("people", [3, 30])
def test_a_large_round_asks_the_database_no_more_often(people, django_assert_num_queries):
    cast = a_round(units={"Imaging": people})
    round_by_group(cast.round, Fact.UNIT, today=TODAY)

    with django_assert_num_queries(3):
        round_by_group(cast.round, Fact.UNIT, today=TODAY)


def test_a_fact_that_is_no_part_of_a_fit_changes_no_plan():
    cast = a_round(units={"Imaging": 6})
    before = sorted(cast.round.pairings.values_list("mentor", "mentee", "fit"))
    Membership.objects.update(location="Elsewhere", grade="9", started_on=date(2001, 1, 1))

    again = make.matched_round(cast.cohort, by=cast.cleo)

    assert sorted(again.pairings.values_list("mentor", "mentee", "fit")) == before
    assert set(Fact) - IN_THE_FIT == {Fact.LOCATION, Fact.GRADE, Fact.YEARS_HERE}
