"""The page where grades are put in order, the rule on them, and the notice about new ones (P12, P13)."""

from __future__ import annotations

import re
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from groundwork.programs.models import Grade, Program
from groundwork.programs.queries import rungs_of
from groundwork.web.coordinator.frame.seniority import seniority_in_words
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(client: Client) -> SimpleNamespace:
    cast = make.cast()
    make.graded(cast.ada, "Band 8")
    make.graded(cast.ben, "Band 5")
    make.graded(cast.mo, "External")
    client.force_login(cast.cleo)
    return cast


def url(name: str, *args: Any) -> str:
    return reverse(f"coordinator:{name}", args=[getattr(arg, "pk", arg) for arg in args])


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", response.content.decode()))


def fields(response: Any) -> dict[str, str]:
    """Grade -> what its inputs are called."""
    form = response.context["form"]
    return {row.grade.name: row.number.name.removeprefix("number-") for row in [*form.placed, *form.unplaced]}


def numbers(client: Client, cast: Any, said: dict[str, str], beside: tuple[str, ...] = ()) -> Any:
    page = url("grades", cast.program)
    names = fields(client.get(page))
    told = {f"number-{names[grade]}": number for grade, number in said.items()}
    return client.post(page, told | {f"beside-{names[grade]}": "on" for grade in beside})


def test_a_coordinator_puts_the_grades_in_order_once(client: Client, cast: Any) -> None:
    response = numbers(client, cast, {"Band 5": "1", "Band 8": "2.5"}, beside=("External",))

    assert response.url == url("grades", cast.program)
    assert rungs_of(cast.here) == {"band 5": 1, "band 8": 2}
    assert "Not placed yet" not in text(client.get(response.url))


def test_a_suggestion_fills_the_page_in_and_keeps_nothing(client: Client, cast: Any) -> None:
    page = client.get(url("grades", cast.program) + "?suggested=1")

    values = {row.grade.name: row.number.value() for row in page.context["form"].unplaced}
    assert values == {"Band 5": 1, "Band 8": 2, "External": None}
    assert "nothing is kept until you keep it" in text(page)
    assert not Grade.objects.exists()


def test_a_new_grade_gets_a_suggestion_between_those_that_stay_as_they_were(client: Client, cast: Any) -> None:
    make.ladder(cast.here, "Band 5", "Manager", "Band 8")
    make.person(organization=cast.here, grade="Band 7")

    offered = text(client.get(url("grades", cast.program)))
    page = client.get(url("grades", cast.program) + "?suggested=1")

    form = page.context["form"]
    assert "Fill in a suggestion to look through" in offered
    assert [row.number.value() for row in form.placed] == [1, 2, 3]
    assert {row.grade.name: row.number.value() for row in form.unplaced} == {"Band 7": Decimal("1.5"), "External": None}
    assert "Grades that had a place already are as you left them." in text(page)


def test_nothing_is_suggested_against_an_order_that_was_kept(client: Client, cast: Any) -> None:
    make.ladder(cast.here, "Band 8", "Band 5")
    make.person(organization=cast.here, grade="Band 7")

    page = client.get(url("grades", cast.program) + "?suggested=1")

    assert [row.number.value() for row in page.context["form"].placed] == [1, 2]
    assert "suggestion" not in text(page)


def test_after_keeping_it_is_said_that_numbers_begin_afresh(client: Client, cast: Any) -> None:
    kept = numbers(client, cast, {"Band 5": "1", "Band 8": "2.5"})

    said = text(client.get(kept.url))

    assert "The order is kept, and numbered afresh from 1." in said


@pytest.mark.parametrize(
    ("number", "beside", "says"),
    [
        ("first", (), "Enter a number for Band 5"),
        ("-1", (), "Enter a number for Band 5"),
        ("1", ("Band 5",), "Choose a number or the box, not both"),
    ],
)
def test_what_is_no_number_is_said_beside_its_grade_and_kept_on_the_page(
    client: Client, cast: Any, number: str, beside: tuple[str, ...], says: str
) -> None:
    response = numbers(client, cast, {"Band 5": number}, beside=beside)

    assert response.status_code == 422
    assert says in text(response)
    assert f'value="{number}"' in response.content.decode()
    assert not Grade.objects.exists()


def test_a_new_grade_is_a_notice_with_a_way_to_place_it(client: Client, cast: Any) -> None:
    make.ladder(cast.here, "Band 5", "Band 8")

    said = text(client.get(url("cohort", cast.cohort)))

    assert "1 grade is not placed yet, so it doesn’t count: External. Give it a place" in said


def test_before_there_is_a_ladder_a_cohorts_page_asks_for_none_and_a_rounds_terms_say_what_it_costs(
    client: Client, cast: Any
) -> None:
    drafted = client.post(url("rounds", cast.cohort))

    assert "grade" not in text(client.get(url("cohort", cast.cohort)))
    assert "Grades are known, and not in order yet" in text(client.get(drafted.url))


def test_the_rule_is_chosen_in_words_and_stands_where_rules_stand(client: Client, cast: Any) -> None:
    client.post(url("program_edit", cast.program, "seniority"), {"least_grades_above": "2", "most_grades_above": ""})
    drafted = client.post(url("rounds", cast.cohort))

    cast.program.refresh_from_db()
    assert (cast.program.least_grades_above, cast.program.most_grades_above) == (2, None)
    for page in (url("program", cast.program), url("grades", cast.program), drafted.url):
        assert "A mentor stands at least two grades above their mentee." in text(client.get(page))


def test_an_impossible_rule_is_said_at_its_field(client: Client, cast: Any) -> None:
    response = client.post(
        url("program_edit", cast.program, "seniority"), {"least_grades_above": "3", "most_grades_above": "1"}
    )

    assert response.status_code == 422
    assert "most_grades_above" in response.context["form"].errors


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (None, None, ""),
        (0, None, "A mentor stands on the same grade as their mentee or above."),
        (1, None, "A mentor stands at least one grade above their mentee."),
        (None, 3, "A mentor stands at most three grades above their mentee."),
        (None, 0, "A mentor doesn’t stand above their mentee in grade."),
        (0, 0, "A mentor stands on the same grade as their mentee."),
        (0, 2, "A mentor stands on the same grade as their mentee, or at most two grades above."),
        (2, 2, "A mentor stands exactly two grades above their mentee."),
        (1, 4, "A mentor stands at least one grade above their mentee, and at most four grades."),
    ],
)
def test_every_rule_has_a_sentence(least: int | None, most: int | None, said: str) -> None:
    assert seniority_in_words(Program(least_grades_above=least, most_grades_above=most)) == said


def test_the_rule_on_grades_can_be_tried_off_where_there_is_one(client: Client, cast: Any) -> None:
    made = make.matched_round(cast.cohort, by=cast.cleo)
    before = text(client.get(url("round_what_if", made)))
    Program.objects.update(least_grades_above=1)

    after = text(client.get(url("round_what_if", made)))

    assert "Without the rule on how far a mentor stands above in grade" not in before
    assert "Without the rule on how far a mentor stands above in grade" in after


def test_strangers_and_members_find_no_ladder(client: Client, cast: Any) -> None:
    for somebody in (cast.mallory, cast.ada):
        client.force_login(somebody)
        assert client.get(url("grades", cast.program)).status_code == 404
        assert client.post(url("grades", cast.program)).status_code == 404


@pytest.mark.parametrize("grades", [3, 60])
def test_a_long_ladder_takes_as_many_queries_as_a_short_one(
    client: Client, cast: Any, grades: int, django_assert_num_queries: Any
) -> None:
    for number in range(grades):
        make.person(organization=cast.here, grade=f"Level {number}")

    with django_assert_num_queries(9):
        response = client.get(url("grades", cast.program))

    assert response.status_code == 200


def test_grades_that_few_people_have_follow_once_the_others_are_placed(client: Client, cast: Any) -> None:
    for number in range(203):
        make.person(organization=cast.here, grade=f"Level {number}")

    assert "6 more, which few people have, follow once these are placed." in text(
        client.get(url("grades", cast.program))
    )
