"""Whoever stays without a mentor reads why, and what would change it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.enrollment.models import Block, Pause
from groundwork.matching.actions import exclude_pair
from groundwork.matching.review import waiting_in
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


def a_round(**zoe):
    """Ada has one place, which Ben gets; Zoe is left over."""
    cast = make.cast()
    cast.mentor.offer.places = 1
    cast.mentor.offer.save()
    cast.zoe = make.mentee(cast.cohort, make.person("Zoe Late", organization=cast.here, **zoe))
    return cast


def waits(cast):
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    (waiting,) = waiting_in(cast.round, at=NOW)
    assert waiting.mentee == cast.zoe
    return waiting


def pause(part, *, days):
    return Pause.objects.create(participation=part, since=NOW, until=NOW + timedelta(days=days) if days else None)


def test_one_more_place_names_the_mentors_who_would_do():
    cast = a_round()

    waiting = waits(cast)

    assert waiting.why == "No rule stands against one mentor, and every place there is given to somebody else."
    assert waiting.remedies == ["One more place at Ada Lindqvist would do it."]


def test_one_more_place_there_gives_exactly_that_person_a_mentor():
    cast = a_round()
    waits(cast)
    cast.mentor.offer.places = 2
    cast.mentor.offer.save()

    again = make.matched_round(cast.cohort, by=cast.cleo)

    assert again.pairings.filter(mentee=cast.zoe, mentor=cast.mentor).exists()


def test_a_mentor_who_pauses_until_a_day_is_named_with_it():
    cast = a_round()
    kim = make.mentor(cast.cohort, make.person("Kim Able", organization=cast.here))
    pause(kim, days=20)

    assert "Kim Able pauses until Monday 29 March, and would suit from then on." in waits(cast).remedies


def test_of_two_who_pause_the_one_who_is_back_first_is_named():
    cast = a_round()
    for name, days in (("Kim Able", 40), ("Lou First", 10)):
        pause(make.mentor(cast.cohort, make.person(name, organization=cast.here)), days=days)

    assert [remedy for remedy in waits(cast).remedies if "pauses" in remedy] == [
        "Lou First pauses until Friday 19 March, and would suit from then on."
    ]


def test_a_pause_without_an_end_promises_nothing():
    cast = a_round()
    pause(make.mentor(cast.cohort, make.person("Kim Able", organization=cast.here)), days=None)

    assert not any("Kim" in remedy for remedy in waits(cast).remedies)


def test_somebody_whom_a_rule_keeps_away_is_no_remedy_when_back():
    cast = a_round()
    kim = make.mentor(cast.cohort, make.person("Kim Able", organization=cast.here))
    pause(kim, days=20)
    Block.objects.create(organization=cast.here, by=cast.zoe.person, other=kim.person)

    assert not any("Kim" in remedy for remedy in waits(cast).remedies)


def test_a_language_with_too_few_places_is_named():
    cast = a_round(languages=["de"])
    make.mentor(cast.cohort, make.person("Gerd Grün", organization=cast.here, languages=["de"]))
    make.mentee(cast.cohort, make.person("Hans Hell", organization=cast.here, languages=["de"]), skills=("Budgets",))
    for number in range(3):
        make.mentor(cast.cohort, make.person(f"Mentor {number}", organization=cast.here, languages=["fr"]))
    cast.ben.languages = ["de"]
    cast.ben.save()
    cast.ada.languages = ["fr"]
    cast.ada.save()
    round = make.matched_round(cast.cohort, by=cast.cleo)

    said = [remedy for waiting in waiting_in(round, at=NOW) for remedy in waiting.remedies]

    assert "It takes a place in German." in said
    assert "One more place at Gerd Grün would do it." in said


def test_who_is_kept_apart_by_hand_is_not_proposed_as_a_remedy():
    cast = a_round()
    waits(cast)
    exclude_pair(cast.round, cast.mentor, cast.zoe, reason="Too near.", by=cast.cleo, at=NOW)

    (waiting,) = waiting_in(cast.round, at=NOW)

    assert not any("Ada" in remedy for remedy in waiting.remedies)


@pytest.mark.parametrize("people", [3, 40])
def test_remedies_cost_the_same_queries_for_few_and_many(people, django_assert_num_queries):
    cast = make.cast()
    for _ in range(people):
        make.mentee(cast.cohort)
        pause(make.mentor(cast.cohort), days=9)
    round = make.matched_round(cast.cohort, by=cast.cleo)
    waiting_in(round, at=NOW)

    with django_assert_num_queries(13):
        assert len(waiting_in(round, at=NOW)) == people - 1
