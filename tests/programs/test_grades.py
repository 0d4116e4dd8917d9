"""An organization's ladder of grades: put in order once, by whoever keeps its files (P12)."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from groundwork.core.errors import NotAllowed, Unacceptable
from groundwork.history.models import Event
from groundwork.programs.actions import change_program, order_grades
from groundwork.programs.grades import suggested_order, suggested_places
from groundwork.programs.models import Grade, Membership
from groundwork.programs.queries import grades_held, rungs_of
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> SimpleNamespace:
    cast = make.cast()
    make.graded(cast.ada, "Director")
    make.graded(cast.ben, "Band 5")
    make.graded(cast.mo, "band  5")
    return cast


def order(cast: Any, numbers: dict[str, Any], **facts: Any) -> None:
    order_grades(cast.here, numbers, **{"by": cast.cleo, "at": make.NOW, **facts})


def test_numbers_become_rungs_and_equal_ones_share_a_rung(cast: Any) -> None:
    order(cast, {"Director": 90, "Band 5": Decimal("2.5"), "Specialist": Decimal("2.5"), "Trainee": 1})

    assert rungs_of(cast.here) == {"trainee": 1, "band 5": 2, "specialist": 2, "director": 3}


def test_a_grade_is_the_same_however_it_is_spelled(cast: Any) -> None:
    order(cast, {"BAND 5": 1, "Director": 2})

    assert [(held.name, held.people, held.rung) for held in grades_held(cast.here)] == [
        ("Band 5", 2, 1),
        ("Director", 1, 2),
    ]


def test_a_grade_that_comes_in_later_is_not_placed_yet(cast: Any) -> None:
    order(cast, {"Band 5": 1, "Director": 2})

    make.graded(cast.mo, "Band 6")

    assert [(held.name, held.placed) for held in grades_held(cast.here)][-1] == ("Band 6", False)


def test_a_later_grade_goes_between_two_and_the_others_keep_their_order(cast: Any) -> None:
    order(cast, {"Band 5": 1, "Director": 2})

    order(cast, {"Band 6": Decimal("1.5")})

    assert rungs_of(cast.here) == {"band 5": 1, "band 6": 2, "director": 3}


def test_a_grade_beside_the_ladder_was_looked_at_and_has_no_rung(cast: Any) -> None:
    order(cast, {"Director": 1}, beside=["Band 5"])

    order(cast, {"Chief": 2})

    assert rungs_of(cast.here) == {"director": 1, "chief": 2}
    assert [(held.name, held.placed) for held in grades_held(cast.here) if held.rung is None] == [("Band 5", True)]


def test_a_grade_whose_number_is_taken_away_is_to_be_placed_again(cast: Any) -> None:
    order(cast, {"Band 5": 1, "Director": 2})

    order(cast, {"Band 5": None, "Director": 2})

    assert rungs_of(cast.here) == {"director": 1}


def test_ordering_is_an_event_without_anybodys_words_and_the_same_order_is_none(cast: Any) -> None:
    order(cast, {"Band 5": 1, "Director": 2})
    order(cast, {"Band 5": 1, "Director": 2})

    assert Event.objects.get(name="grades.ordered").facts == {"rungs": 2}


@pytest.mark.parametrize("who", ["ada", "mo", "mallory"])
def test_members_and_strangers_order_nothing(cast: Any, who: str) -> None:
    with pytest.raises(NotAllowed):
        order(cast, {"Band 5": 1}, by=getattr(cast, who))

    assert not Grade.objects.exists()


def test_the_ladder_is_seen_by_those_who_keep_it(cast: Any) -> None:
    make.ladder(cast.here, "Band 5", "Director")
    olga = make.person("Olga Brandt", organization=cast.here, role=Membership.Role.OWNER)

    seen = {
        name: Grade.objects.visible_to(who).count()
        for name, who in [*vars(cast).items(), ("olga", olga)]
        if name in {"cleo", "olga", "ada", "mallory"}
    }

    assert seen == {"cleo": 2, "olga": 2, "ada": 0, "mallory": 0}


def test_a_mentor_cannot_stand_at_least_further_than_at_most(cast: Any) -> None:
    with pytest.raises(Unacceptable) as no:
        change_program(cast.program, least_grades_above=3, most_grades_above=2, by=cast.cleo, at=make.NOW)

    assert no.value.field == "most_grades_above"


@pytest.mark.parametrize(
    ("grades", "suggested"),
    [
        (["Band 6", "Band 5", "Director"], ["Band 5", "Band 6"]),
        (["E9b", "E9a", "E13"], ["E9a", "E9b", "E13"]),
        (["3", "12"], ["3", "12"]),
        (["Manager", "Senior Manager", "Analyst", "Intern"], ["Intern", "Analyst", "Manager", "Senior Manager"]),
        (
            ["Grade 6", "Grade 7", "SEO", "Executive Officer", "SCS2"],
            ["Executive Officer", "SEO", "Grade 7", "Grade 6", "SCS2"],
        ),
        (["Grade 5", "Grade 6", "Grade 7", "Grade 8"], ["Grade 5", "Grade 6", "Grade 7", "Grade 8"]),
        (["Blue", "Green"], []),
        (["Manager"], []),
        ([], []),
    ],
)
def test_numbers_and_well_known_words_suggest_an_order(grades: list[str], suggested: list[str]) -> None:
    assert suggested_order(grades) == {grade: number for number, grade in enumerate(suggested, 1)}


def test_words_of_one_rank_share_a_number() -> None:
    assert suggested_order(["Analyst", "Specialist", "Head of Law"]) == {
        "Analyst": 1,
        "Specialist": 1,
        "Head of Law": 2,
    }


def test_the_grades_of_many_take_as_few_queries_as_those_of_one(cast: Any, django_assert_num_queries: Any) -> None:
    make.ladder(cast.here, *(f"Band {number}" for number in range(5, 20)))
    for number in range(30):
        make.person(organization=cast.here, grade=f"Band {number}")

    with django_assert_num_queries(2):
        held = grades_held(cast.here)

    assert len(held) == 31


@pytest.mark.parametrize(
    ("rungs", "waiting", "suggested"),
    [
        ({"Band 5": 1, "Band 8": 2}, ["Band 6", "Band 7"], {"Band 6": "1.333", "Band 7": "1.667"}),
        ({"Band 5": 1, "Band 8": 2}, ["Band 4", "Band 9"], {"Band 4": "0.5", "Band 9": "2.5"}),
        ({"Junior": 1, "Manager": 2}, ["Assistant", "Captain"], {"Assistant": "1"}),
        ({"Band 8": 1, "Band 5": 2}, ["Band 6"], {}),
        ({"Captain": 1, "Major": 2}, ["Band 5", "Band 6"], {}),
    ],
)
def test_a_new_grade_is_suggested_between_those_that_have_a_rung(rungs, waiting, suggested):
    found = suggested_places(waiting, rungs)

    assert {name: str(number) for name, number in found.items()} == suggested
