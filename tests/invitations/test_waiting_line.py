"""The line: who stands where, why nobody is found, how long it usually takes, and what comes next."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.enrollment.actions import pause_asks, set_aside
from groundwork.enrollment.models import Participation
from groundwork.invitations.waiting import line_of, place_in, standing_of
from groundwork.invitations.waiting.estimate import Spell, estimate, half_found_within, spells_of
from groundwork.matching.actions import begin_published_pairs, publish_round, tell_publication
from groundwork.mentorships.actions import close_mentorship
from groundwork.programs.models import ReportingLine
from groundwork.programs.states import CohortState
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def cast():
    """Ada's places are both held; Ben waits."""
    cast = make.cast()
    for _ in range(2):
        make.mentorship(cast.mentor, make.mentee(cast.cohort))
    return cast


def standing(cast, at=NOW):
    return standing_of(cast.mentee, at=at)


def ready(part, days_ago):
    Participation.objects.filter(pk=part.pk).update(ready_at=NOW - days_ago * DAY)
    return part


# The line


def test_who_has_waited_longest_stands_first(cast):
    gina = ready(make.mentee(cast.cohort), 9)
    ready(cast.mentee, 5)

    line = line_of(cast.cohort, at=NOW)

    assert [each.part_id for each in line] == [gina.pk, cast.mentee.pk]
    assert place_in(line, cast.mentee) == 2


def test_after_a_mentorship_waiting_begins_anew(cast):
    ready(cast.mentee, 90)
    gina = ready(make.mentee(cast.cohort), 9)
    pair = make.mentorship(make.mentor(cast.cohort), cast.mentee, at=NOW - 60 * DAY)
    close_mentorship(pair, by=cast.ben, at=NOW - 2 * DAY)

    line = line_of(cast.cohort, at=NOW)

    assert [each.part_id for each in line] == [gina.pk, cast.mentee.pk]
    assert line[1].since == NOW - 2 * DAY


def test_asking_somebody_costs_nobody_their_place(cast):
    make.request(make.mentor(cast.cohort), cast.mentee)

    assert place_in(line_of(cast.cohort, at=NOW), cast.mentee) == 1


def test_who_pauses_or_has_a_mentor_stands_in_no_line(cast):
    pause_asks(cast.mentee, NOW + 5 * DAY, by=cast.ben, at=NOW)

    assert standing(cast) is None
    assert standing(cast, at=NOW + 6 * DAY).place == 1
    assert all(standing_of(part, at=NOW) is None for part in Participation.objects.mentees().exclude(pk=cast.mentee.pk))


@pytest.mark.parametrize("people", [1, 30])
def test_a_line_costs_one_query_and_a_standing_the_same_for_few_and_many(cast, django_assert_num_queries, people):
    for _ in range(people):
        make.mentee(cast.cohort)
        make.mentorship(make.mentor(cast.cohort), make.mentee(cast.cohort))
    mentee = Participation.objects.select_related("cohort__program", "person").get(pk=cast.mentee.pk)

    with django_assert_num_queries(1):
        line_of(mentee.cohort, at=NOW)
    with django_assert_num_queries(20):
        standing_of(mentee, at=NOW)


# Why


def test_full_and_paused_mentors_read_the_same(cast):
    assert standing(cast).why == "One mentor here would suit you, and has no room at the moment."
    pause_asks(cast.mentor, None, by=cast.ada, at=NOW)

    assert standing(cast).why == "One mentor here would suit you, and has no room at the moment."


def test_a_mentor_whom_a_round_alone_may_match_is_said_so(cast):
    zoe = make.mentor(cast.cohort)
    type(zoe.offer).objects.filter(pk=zoe.offer.pk).update(open_to_asks=False)

    assert "is matched in a round, not by a request" in standing(cast).why


def test_no_language_in_common_is_said_when_it_is_all_that_stands_between(cast):
    for person, language in ((cast.mentee.person, "pt"), (cast.ada, "sv")):
        person.languages = [language]
        person.save()

    assert standing(cast).why == "No mentor here speaks a language that you named: Portuguese."


def test_that_one_reports_to_all_mentors_is_said_when_it_is_all_that_stands_between(cast):
    ReportingLine.objects.create(organization=cast.here, person=cast.mo, manager=cast.ada)

    assert "You report to the mentors here, directly or further up" in standing(cast).why


@pytest.mark.parametrize("who", ["ben", "ada"])
def test_a_wish_not_to_meet_is_never_told_apart(cast, who):
    make.mentorship(make.mentor(cast.cohort), make.mentee(cast.cohort))
    zoe = Participation.objects.mentors().exclude(pk=cast.mentor.pk).get()
    ReportingLine.objects.create(organization=cast.here, person=cast.mo, manager=zoe.person)
    mine, other = (cast.mentee, cast.mentor) if who == "ben" else (cast.mentor, cast.mentee)
    set_aside(mine, other, by=mine.person, at=NOW)

    assert standing(cast).why == "No mentor here can be matched with you at the moment."


def test_where_nobody_offers_that_is_said():
    cohort = make.cohort(make.program(make.organization()))

    assert standing_of(make.mentee(cohort), at=NOW).why == "Nobody has offered a place here yet."


def test_when_somebody_can_be_asked_there_is_no_reason_to_wait():
    cast = make.cast()

    found = standing(cast)

    assert (found.can_ask, found.why) == (1, "")


def test_whoever_a_round_left_over_reads_what_came_of_it():
    cast = make.cast()
    cast.mentor.offer.places = 1
    cast.mentor.offer.save()
    make.mentee(cast.cohort, skills=("Leading a first team",))
    round = make.matched_round(cast.cohort, by=cast.cleo)

    publication = publish_round(round, by=cast.cleo, at=NOW)
    tell_publication(publication, at=publication.undo_until)
    begin_published_pairs(at=publication.undo_until)

    (left,) = line_of(cast.cohort, at=publication.undo_until)
    found = standing_of(Participation.objects.get(pk=left.part_id), at=publication.undo_until)

    assert found.left_over.told_at == publication.undo_until
    assert found.why_left_over.startswith("One mentor would have suited you, and the places there went to others.")


# How long


def test_the_half_that_is_found_counts_those_who_still_wait():
    waits = [Spell(10, True), Spell(20, True), Spell(30, False), Spell(40, True), Spell(50, True), Spell(60, False)]

    # At 10 and 20 days one of six and one of five are found: 4/6 still wait. At 40 days 2/3 of these: 4/9.
    assert half_found_within(waits, 0) == 40


def test_who_has_waited_already_is_compared_with_those_who_waited_as_long():
    waits = [Spell(10, True), Spell(20, True), Spell(30, True), Spell(40, True), Spell(50, True)]

    # Of the four who waited longer than 15 days, two are found after 30: fifteen more.
    assert half_found_within(waits, 15) == 15


def test_where_fewer_than_half_are_found_nothing_is_promised():
    assert half_found_within([Spell(10, True), *[Spell(20, False)] * 5], 0) is None
    assert half_found_within([Spell(10, True)] * 3, 0) is None


def test_the_past_of_a_program_is_read_from_its_mentorships():
    cohort = make.cohort(make.program(make.organization()))
    for days in range(1, 9):
        part = ready(make.mentee(cohort), 30)
        make.mentorship(make.mentor(cohort), part, at=NOW - 30 * DAY + 7 * days * DAY / 2)
    ready(make.mentee(cohort), 30)

    found = estimate(cohort.program, waited=timedelta(0), at=NOW)

    assert sorted(round(spell.days, 1) for spell in spells_of(cohort.program, at=NOW)) == [
        3.5,
        7.0,
        10.5,
        14.0,
        17.5,
        21.0,
        24.5,
        28.0,
        30.0,
    ]
    assert (found.days, found.weeks, found.found) == (18, 3, 8)


def test_nobody_waits_whose_mentorship_ended_and_whose_search_rests():
    cohort = make.cohort(make.program(make.organization()))
    rests, looks = (ready(make.mentee(cohort), 30) for _ in range(2))
    for part in (rests, looks):
        pair = make.mentorship(make.mentor(cohort), part, at=NOW - 20 * DAY)
        close_mentorship(pair, by=part.person, at=NOW - 5 * DAY)
    pause_asks(rests, None, by=rests.person, at=NOW - 5 * DAY)

    found = sorted((round(spell.days), spell.found) for spell in spells_of(cohort.program, at=NOW))

    assert found == [(5, False), (10, True), (10, True)]


def test_a_wait_in_a_cohort_that_is_over_ended_with_it():
    cohort = make.cohort(make.program(make.organization()))
    ready(make.mentee(cohort), 30)
    type(cohort).objects.update(state=CohortState.CLOSED, ends_on=(NOW - 10 * DAY).date())

    (spell,) = spells_of(cohort.program, at=NOW)

    assert 19 < spell.days < 20
    assert not spell.found


def test_with_too_few_in_the_past_we_cannot_say(cast):
    assert standing(cast).estimate.weeks is None


def test_another_programs_past_says_nothing(cast):
    for _ in range(9):
        make.mentorship(make.mentor(cast.other_cohort), make.mentee(cast.other_cohort))

    assert standing(cast).estimate.found == 2  # Ada's two


# What comes next


def test_mentors_whose_places_come_free_are_counted_and_not_named(cast):
    pair = cast.mentor.seats.first().mentorship
    type(pair).objects.filter(pk=pair.pk).update(ends_on=(NOW + 40 * DAY).date())

    ahead = standing(cast).ahead

    assert (ahead.mentors, ahead.first_on) == (1, (NOW + 40 * DAY).date())


def test_a_pause_that_outlasts_the_mentorship_counts_until_its_end(cast):
    pair = cast.mentor.seats.first().mentorship
    type(pair).objects.filter(pk=pair.pk).update(ends_on=(NOW + 40 * DAY).date())
    pause_asks(cast.mentor, NOW + 50 * DAY, by=cast.ada, at=NOW)

    assert standing(cast).ahead.first_on == (NOW + 50 * DAY).date()


def test_of_a_mentor_in_two_cohorts_the_sooner_place_counts(cast):
    autumn = make.mentor(make.cohort(cast.program, "Autumn"), cast.ada)
    pause_asks(autumn, NOW + 20 * DAY, by=cast.ada, at=NOW)

    ahead = standing(cast).ahead

    assert (ahead.mentors, ahead.first_on) == (1, (NOW + 20 * DAY).date())


def test_a_pause_without_an_end_promises_nothing(cast):
    pause_asks(cast.mentor, None, by=cast.ada, at=NOW)

    assert standing(cast).ahead.mentors == 0


def test_the_next_round_is_named_while_it_is_ahead(cast):
    type(cast.cohort).objects.filter(pk=cast.cohort.pk).update(matching_on=(NOW + 3 * DAY).date())
    cast.mentee.cohort.refresh_from_db()

    assert standing(cast).ahead.round_on == (NOW + 3 * DAY).date()
    assert standing(cast, at=NOW + 4 * DAY).ahead.round_on is None
