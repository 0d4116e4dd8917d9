"""What an agreement's facts say in a sentence."""

from __future__ import annotations

from datetime import date, time

import pytest

from groundwork.agreements.models import Agreement
from groundwork.agreements.ready import READY, in_one, ready_answers, taken_apart
from groundwork.agreements.states import ClauseKey
from groundwork.agreements.wording import (
    city_of,
    say_answer_time,
    say_length,
    say_looking_back,
    say_meeting,
    say_reach,
    say_rhythm,
)
from tests import make


def agreement(**facts):
    return Agreement(**{"rhythm_weeks": 3, "minutes": 60, "ends_on": date(2027, 6, 30), **facts})


@pytest.mark.parametrize(
    ("weeks", "said"), [(1, "Every week"), (2, "Every two weeks"), (3, "Every three weeks"), (12, "Every twelve weeks")]
)
def test_a_rhythm_is_said_in_words(weeks, said):
    assert say_rhythm(weeks) == said


@pytest.mark.parametrize(
    ("minutes", "said"), [(30, "half an hour"), (45, "45 minutes"), (60, "an hour"), (90, "an hour and a half")]
)
def test_a_length_is_said_as_people_do(minutes, said):
    assert say_length(minutes) == said


@pytest.mark.parametrize(("days", "said"), [(1, "within a day"), (2, "within two days"), (7, "within a week")])
def test_an_answer_has_its_time(days, said):
    assert say_answer_time(days) == said


def test_the_meeting_in_one_sentence():
    assert say_meeting(agreement(channel="phone")) == "Every three weeks for an hour, by phone."


@pytest.mark.parametrize(
    ("zone", "city"),
    [
        ("Europe/Lisbon", "Lisbon"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("UTC", ""),
        ("Etc/GMT+1", ""),
    ],
)
def test_a_zone_is_named_by_its_city(zone, city):
    assert city_of(zone) == city


def test_without_a_day_to_look_back_nothing_is_promised():
    assert say_looking_back(agreement(look_back_on=None)) == ""


@pytest.mark.django_db
def test_hours_are_the_mentors_and_say_where_when_the_two_live_apart():
    cast = make.pair()
    hours = agreement(hours_from=time(9), hours_until=time(17))

    said = say_reach(hours, cast.mentorship)
    cast.ben.time_zone = cast.ada.time_zone
    cast.ben.save()
    said_at_one_place = say_reach(hours, cast.mentorship)

    assert said == ("Ada can be reached on working days from 9:00 to 17:00 in Stockholm and answers within two days.")
    assert "Stockholm" not in said_at_one_place


@pytest.mark.django_db
@pytest.mark.parametrize("key", READY)
def test_every_clause_has_two_to_four_ready_answers_about_these_two(key):
    answers = ready_answers(key, make.pair().mentorship)

    assert 2 <= len(answers) <= 4
    assert not any("%" in sentence for _code, sentence in answers)


@pytest.mark.django_db
def test_a_ready_answer_comes_apart_from_own_words():
    mentorship = make.pair().mentorship
    code, sentence = ready_answers(ClauseKey.STOPPING, mentorship)[0]

    assert taken_apart(ClauseKey.STOPPING, in_one(sentence, "And cake."), mentorship) == (code, "And cake.")
    assert taken_apart(ClauseKey.STOPPING, sentence, mentorship) == (code, "")
    assert taken_apart(ClauseKey.STOPPING, "With cake.", mentorship) == ("", "With cake.")
    assert taken_apart(ClauseKey.STOPPING, "", mentorship) == ("", "")
