"""Why two suit, in words: true, with evidence, and with nobody's words before the wrong eyes."""

from __future__ import annotations

import pytest

from groundwork.core.circles import Circle
from groundwork.matching.reasons import Reader, listed, shortened
from groundwork.matching.suggestions import mentees_for, mentors_for, pair_explained
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


def told_cast():
    cast = make.cast()
    offer, profile = cast.mentor.offer, cast.mentee.profile
    offer.can_help_with = "I have led teams. The first ninety days of a first team are hard."
    offer.lessons = "Leaving the ward was harder than I thought."
    offer.save()
    profile.own_words = "I will lead six people in May."
    profile.where_now = "I left the ward for planning last year."
    profile.save()
    return cast


def test_the_mentee_reads_a_sentence_and_the_mentors_own_words():
    cast = told_cast()

    reason = mentors_for(cast.mentee, at=NOW).find(cast.mentor.pk).reasons[0]

    assert reason.title == "You would like to learn “Leading a first team”, and Ada offers it."
    assert reason.quote == "The first ninety days of a first team are hard."
    assert reason.by == "Ada, in the offer"
    assert reason.circle.circle == Circle.PROGRAM


def test_a_road_both_tell_of_is_named_with_their_common_words():
    cast = told_cast()

    titles = [reason.title for reason in mentors_for(cast.mentee, at=NOW).find(cast.mentor.pk).reasons]

    assert "A road you share: both of you speak of “ward”." in titles


def test_before_contact_a_mentor_reads_none_of_the_mentees_words():
    cast = told_cast()

    suggestion = mentees_for(cast.mentor, at=NOW).find(cast.mentee.pk)

    assert suggestion.reasons[0].title == "Ben would like to learn “Leading a first team”, and you offer it."
    assert not any(reason.quote for reason in suggestion.reasons)
    assert "ward" not in " ".join(reason.title for reason in suggestion.reasons)


def test_in_contact_a_mentor_reads_the_mentees_words_with_their_circle():
    cast = told_cast()

    suggestion = pair_explained(cast.mentor, cast.mentee, reader=Reader.MENTOR, profile_is_open=True)

    assert suggestion.reasons[0].quote == "I will lead six people in May."
    assert suggestion.reasons[0].circle.circle == Circle.COORDINATOR


def test_coordinators_read_about_both_by_name():
    cast = told_cast()

    suggestion = pair_explained(cast.mentor, cast.mentee, reader=Reader.COORDINATOR)

    assert suggestion.reasons[0].title == "Ben would like to learn “Leading a first team”, and Ada offers it."


def test_bars_have_words_and_never_stand_for_what_nobody_said():
    cast = make.cast()
    cast.mentee.profile.wanted_skills.all().delete()

    bars = mentors_for(cast.mentee, at=NOW).find(cast.mentor.pk).bars

    assert [(bar["says"], bar["percent"]) for bar in bars[:2]] == [("not known yet", 0), ("not known yet", 0)]


def test_what_is_not_known_is_said_kindly():
    cast = make.cast()
    make.skill(cast.here, "Budgets")
    cast.mentee.profile.wanted_skills.create(skill=make.skill(cast.here, "Budgets"), rank=2)

    unknown = mentors_for(cast.mentee, at=NOW).find(cast.mentor.pk).unknown

    assert unknown == [
        "What Ada knows about “Budgets”",
        "What mentoring means to Ada",
        "How much time Ada has in mind",
    ]


def test_names_are_listed_as_in_speech():
    assert listed([]) == ""
    assert listed(["one", "two", "three"]) == "one, two and three"


def test_a_long_sentence_ends_at_a_whole_word():
    assert shortened("word " * 60, 23) == "word word word word…"
