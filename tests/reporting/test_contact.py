"""Contact against each pair's own rhythm (P38), by hand-worked cases. NOW is Tuesday 9 March 2027."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.care.actions import leave_until
from groundwork.care.models import MentorshipPause
from groundwork.meetings.states import MeetingState
from groundwork.mentorships.actions import close_mentorship, start_growing
from groundwork.mentorships.models import Mentorship
from groundwork.reporting.contact import Why, contacts, could_use_a_word
from tests import make
from tests.make import NOW, TODAY

from .talks import talk

pytestmark = pytest.mark.django_db
M = MeetingState


def pair(*, began: int, weeks: int | None = None, signed: bool = True):
    """Ada and Ben, together since `began` days before now, with an agreement on every so many weeks."""
    cast = make.cast()
    cast.mentorship = make.mentorship(cast.mentor, cast.mentee, at=NOW - timedelta(days=began))
    if signed:
        make.agreement(cast.mentorship, at=NOW - timedelta(days=began), facts={"rhythm_weeks": weeks or 3})
    return cast


def why(cast, at=NOW):
    (contact,) = contacts(Mentorship.objects.filter(pk=cast.mentorship.pk), at=at)
    return contact.why(at)


@pytest.mark.parametrize(
    ("weeks", "last_talk", "expected"),
    [
        (2, -21, None),  # fourteen days and seven days of grace end today
        (2, -22, Why.QUIET),
        (3, -28, None),
        (3, -29, Why.QUIET),
        (8, -62, None),  # a pair that agreed on every two months is left in peace
    ],
)
def test_a_pair_is_quiet_after_its_own_rhythm_and_grace(weeks, last_talk, expected):
    cast = pair(began=90, weeks=weeks)
    talk(cast.mentorship, last_talk)

    assert why(cast) == expected


def test_before_an_agreement_the_programs_rhythm_and_a_week_of_grace_hold():
    cast = pair(began=28, signed=False)

    assert why(cast) is None
    assert why(cast, NOW + timedelta(days=1)) == Why.NO_FIRST_TALK


def test_a_short_talk_is_a_talk_and_a_missed_one_is_not():
    cast = pair(began=90)
    talk(cast.mentorship, -40, M.SHORTENED)
    assert why(cast) == Why.QUIET

    talk(cast.mentorship, -10, M.MISSED)
    assert why(cast) == Why.QUIET

    talk(cast.mentorship, -5, M.SHORTENED)
    assert why(cast) is None


def test_a_talk_that_is_planned_ends_the_silence():
    cast = pair(began=90)
    talk(cast.mentorship, -40)
    talk(cast.mentorship, 3, M.PLANNED)

    assert why(cast) is None


def test_a_planned_talk_that_nobody_settled_counts_for_one_day():
    cast = pair(began=90)
    talk(cast.mentorship, -40)
    talk(cast.mentorship, 0, M.PLANNED)

    assert why(cast, NOW + timedelta(hours=23)) is None
    assert why(cast, NOW + timedelta(hours=25)) == Why.QUIET


def test_a_rest_is_no_silence_and_the_rhythm_begins_anew_after_it():
    cast = pair(began=200, weeks=2)
    talk(cast.mentorship, -120)
    pause = MentorshipPause.objects.create(
        mentorship=cast.mentorship, since=NOW - timedelta(days=110), until=TODAY + timedelta(days=5)
    )
    assert why(cast) is None

    MentorshipPause.objects.filter(pk=pause.pk).update(ended_at=NOW - timedelta(days=21))
    assert why(cast) is None

    MentorshipPause.objects.filter(pk=pause.pk).update(ended_at=NOW - timedelta(days=22))
    assert why(cast) == Why.QUIET


def test_a_pair_left_in_peace_comes_back_on_the_day():
    cast = pair(began=90)
    talk(cast.mentorship, -60)
    leave_until(cast.mentorship, until=TODAY + timedelta(days=10), by=cast.cleo, at=NOW)

    assert why(cast, NOW + timedelta(days=9)) is None
    assert why(cast, NOW + timedelta(days=10)) == Why.QUIET


def test_three_talks_moved_in_a_row_are_worth_a_word_two_are_not():
    cast = pair(began=90)
    for day in (-20, -15):
        talk(cast.mentorship, day, M.MOVED)
    talk(cast.mentorship, -25)
    talk(cast.mentorship, 2, M.PLANNED)
    assert why(cast) is None

    talk(cast.mentorship, -10, M.MOVED)
    assert why(cast) == Why.MOVED_OFTEN


def test_a_talk_that_took_place_ends_the_row_of_moved_ones():
    cast = pair(began=90)
    for day in (-30, -25, -20):
        talk(cast.mentorship, day, M.MOVED)
    talk(cast.mentorship, -5)

    assert why(cast) is None


def test_an_agreement_unsigned_three_weeks_after_the_first_talk_is_worth_a_word():
    cast = pair(began=30, signed=False)
    talk(cast.mentorship, -22)
    talk(cast.mentorship, -1)

    assert why(cast) == Why.UNSIGNED
    assert why(cast, NOW - timedelta(days=1)) is None


def test_who_chose_to_go_without_an_agreement_is_not_asked_for_one():
    cast = pair(began=30, signed=False)
    talk(cast.mentorship, -25)
    talk(cast.mentorship, -1)
    start_growing(cast.mentorship, without_agreement=True, by=cast.ben, at=NOW)

    assert why(cast) is None


def test_what_is_over_is_over():
    cast = pair(began=90)
    close_mentorship(cast.mentorship, by=cast.ben, at=NOW)

    assert why(cast) is None


def test_the_longest_silence_stands_first():
    cast = pair(began=90)
    talk(cast.mentorship, -40)
    other = make.mentorship(make.mentor(cast.cohort), make.mentee(cast.cohort), at=NOW - timedelta(days=60))

    found = could_use_a_word(contacts(Mentorship.objects.all(), at=NOW), at=NOW)

    assert [(contact.mentorship.pk, reason) for contact, reason in found] == [
        (other.pk, Why.NO_FIRST_TALK),
        (cast.mentorship.pk, Why.QUIET),
    ]


@pytest.mark.parametrize("pairs", [1, 30])
def test_contact_costs_the_same_queries_for_few_and_many(pairs, django_assert_num_queries):
    cast = make.cast()
    for _ in range(pairs):
        talk(make.mentorship(make.mentor(cast.cohort), make.mentee(cast.cohort)), -3)

    with django_assert_num_queries(4):
        contacts(Mentorship.objects.all(), at=NOW)
