"""Looking after those who wait: told once, monthly after that, and in their order when a place comes free."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.enrollment.actions import change_capacity, lift_pause, pause_asks
from groundwork.enrollment.models import Participation
from groundwork.history.models import Event
from groundwork.invitations.actions import decline, look_after_lines
from groundwork.invitations.models import Wait
from groundwork.matching.actions import begin_published_pairs, publish_round, tell_publication
from groundwork.matching.left_over import left_over
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def cast():
    """Ada's two places are held; Ben waits longest, then Gina, then Hugo."""
    cast = make.cast()
    for _ in range(2):
        make.mentorship(cast.mentor, make.mentee(cast.cohort))
    cast.gina, cast.hugo = make.mentee(cast.cohort), make.mentee(cast.cohort)
    for days, part in ((9, cast.mentee), (8, cast.gina), (7, cast.hugo)):
        Participation.objects.filter(pk=part.pk).update(ready_at=NOW - days * DAY)
    return cast


def told(name):
    """Whose wait an event of this name was about, in the order in which it happened."""
    ids = Event.objects.filter(name=name).order_by("at", "created_at").values_list("about_id", flat=True)
    return [Wait.objects.get(pk=pk).mentee for pk in ids]


def free_a_place(cast, places, at):
    change_capacity(cast.mentor, places, by=cast.ada, at=at)


def test_whom_nobody_can_take_hears_of_it_once(cast):
    for hours in range(3):
        look_after_lines(NOW + timedelta(hours=hours))

    assert told("wait.began") == [cast.mentee, cast.gina, cast.hugo]
    assert told("wait.went_on") == []


def test_who_can_ask_somebody_does_not_wait():
    make.cast()

    look_after_lines(NOW)

    assert not Wait.objects.exists()


def test_before_the_first_round_everyone_knows_the_day_and_hears_nothing(cast):
    type(cast.cohort).objects.filter(pk=cast.cohort.pk).update(matching_on=(NOW + DAY).date())

    look_after_lines(NOW)
    assert not Wait.objects.exists()
    look_after_lines(NOW + 2 * DAY)

    assert Wait.objects.count() == 3


def test_a_month_later_and_no_sooner_we_write_again(cast):
    for days in (0, 10, 20, 29, 30, 31, 59, 60):
        look_after_lines(NOW + days * DAY)

    assert told("wait.went_on").count(cast.mentee) == 2


def test_who_finds_a_mentor_waits_no_longer(cast):
    look_after_lines(NOW)
    make.mentorship(make.mentor(cast.cohort), cast.mentee, at=NOW + DAY)

    look_after_lines(NOW + DAY)

    assert Wait.objects.get(mentee=cast.mentee).ended_at == NOW + DAY


def test_after_a_short_pause_the_same_wait_goes_on_without_another_letter(cast):
    look_after_lines(NOW)
    pause_asks(cast.mentee, None, by=cast.ben, at=NOW + DAY)
    look_after_lines(NOW + DAY)
    assert not Wait.objects.live().filter(mentee=cast.mentee).exists()

    lift_pause(cast.mentee, by=cast.ben, at=NOW + 5 * DAY)
    look_after_lines(NOW + 5 * DAY)

    assert Wait.objects.live().filter(mentee=cast.mentee).count() == 1
    assert told("wait.began").count(cast.mentee) == 1


def test_of_a_free_place_those_hear_first_who_wait_longest(cast):
    look_after_lines(NOW)
    free_a_place(cast, 3, NOW + DAY)

    look_after_lines(NOW + DAY)
    assert told("wait.place_came_free") == [cast.mentee]
    look_after_lines(NOW + 2 * DAY)
    assert told("wait.place_came_free") == [cast.mentee]
    look_after_lines(NOW + 5 * DAY)

    assert told("wait.place_came_free") == [cast.mentee, cast.gina]
    assert Wait.objects.get(mentee=cast.mentee).place_of == cast.mentor


def test_of_two_free_places_two_hear(cast):
    look_after_lines(NOW)
    free_a_place(cast, 4, NOW + DAY)

    look_after_lines(NOW + DAY)

    assert told("wait.place_came_free") == [cast.mentee, cast.gina]


def test_who_does_not_hear_of_the_place_still_hears_monthly(cast):
    look_after_lines(NOW)
    free_a_place(cast, 3, NOW + 29 * DAY)
    look_after_lines(NOW + 29 * DAY)

    look_after_lines(NOW + 30 * DAY)

    assert told("wait.place_came_free") == [cast.mentee]
    assert told("wait.went_on") == [cast.gina, cast.hugo]


def test_a_place_that_is_gone_again_is_told_to_nobody_else(cast):
    look_after_lines(NOW)
    free_a_place(cast, 3, NOW + DAY)
    look_after_lines(NOW + DAY)
    make.request(cast.mentor, cast.mentee, at=NOW + 2 * DAY)

    look_after_lines(NOW + 8 * DAY)

    assert told("wait.place_came_free") == [cast.mentee]


def test_whom_a_mentor_refused_hears_nothing_of_that_mentors_place(cast):
    look_after_lines(NOW)
    free_a_place(cast, 3, NOW + DAY)
    decline(make.request(cast.mentor, cast.mentee, at=NOW + DAY), by=cast.ada, at=NOW + DAY)

    look_after_lines(NOW + DAY)

    assert told("wait.place_came_free") == [cast.gina]


def test_while_a_request_is_open_nobody_is_written_to(cast):
    look_after_lines(NOW)
    free_a_place(cast, 3, NOW + DAY)
    make.request(cast.mentor, cast.mentee, at=NOW + DAY)

    look_after_lines(NOW + 31 * DAY)

    assert told("wait.place_came_free") == []
    assert cast.mentee not in told("wait.went_on")


def test_whom_a_round_left_over_waits_even_when_somebody_could_be_asked():
    cast = make.cast()
    cast.mentor.offer.places = 1
    cast.mentor.offer.save()
    make.mentee(cast.cohort)
    publication = publish_round(make.matched_round(cast.cohort, by=cast.cleo), by=cast.cleo, at=NOW)
    tell_publication(publication, at=publication.undo_until)
    begin_published_pairs(at=publication.undo_until)
    make.mentor(cast.cohort)

    look_after_lines(publication.undo_until)

    (wait,) = Wait.objects.all()
    assert wait.can_ask


def test_after_a_first_batch_nobody_is_told_yet_that_the_round_found_nobody():
    cast = make.cast()
    make.mentor(cast.cohort)
    for _number in range(3):
        make.mentee(cast.cohort)
    round = make.matched_round(cast.cohort, by=cast.cleo)
    first = publish_round(round, pairings=round.pairings.all()[:1], by=cast.cleo, at=NOW)
    tell_publication(first, at=first.undo_until)

    before = left_over(Participation.objects.mentees(), since=NOW)
    rest = publish_round(round, by=cast.cleo, at=NOW)
    tell_publication(rest, at=rest.undo_until)

    assert before == {}
    assert len(left_over(Participation.objects.mentees(), since=NOW)) == 1


def test_the_mentee_and_the_coordinator_see_that_somebody_waits(cast):
    look_after_lines(NOW)
    his = Wait.objects.filter(mentee=cast.mentee)

    assert all((his & Wait.objects.visible_to(who)).exists() for who in (cast.ben, cast.cleo))
    assert not any((his & Wait.objects.visible_to(who)).exists() for who in (cast.ada, cast.gina.person, cast.mallory))
