"""A round goes out in batches, now or on a day: what stays is open to change, and an undo restores exactly."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.core.sweeping import run_once
from groundwork.enrollment.models import Participation, Place
from groundwork.history.models import Event
from groundwork.matching.actions import (
    begin_published_pairs,
    exclude_pair,
    lock_pairing,
    pair_by_hand,
    publish_round,
    queue_round,
    run_round,
    send_out,
    tell_publication,
    telling,
    undo_publication,
)
from groundwork.matching.models import Publication
from groundwork.matching.states import PublicationState, RoundState
from groundwork.mentorships.models import Mentorship
from groundwork.notifications.announcing import announce
from tests import make
from tests.crowds import crowd
from tests.make import NOW

from .test_publishing import LATER, everything

pytestmark = pytest.mark.django_db
TOMORROW = NOW + timedelta(days=1)


def a_round(people=8):
    cast = make.cast()
    crowd(cast.cohort, mentors=people, mentees=people)
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    cast.pairs = list(cast.round.pairings.order_by("fit", "pk"))
    return cast


def run_again(cast):
    queue_round(cast.round, by=cast.cleo, at=NOW)
    run_round(cast.round, at=NOW)
    assert cast.round.state == RoundState.READY


def test_a_batch_takes_the_places_of_its_own_pairs_and_leaves_the_round_open():
    cast = a_round()

    publish_round(cast.round, cast.pairs[:3], by=cast.cleo, at=NOW)

    assert set(Place.objects.live().values_list("holder_id", flat=True)) == {pair.pk for pair in cast.pairs[:3]}
    cast.round.refresh_from_db()
    assert cast.round.state == RoundState.READY


def test_the_last_batch_closes_the_round():
    cast = a_round()
    publish_round(cast.round, cast.pairs[:3], by=cast.cleo, at=NOW)

    publish_round(cast.round, by=cast.cleo, at=NOW)

    assert cast.round.state == RoundState.PUBLISHED
    assert Place.objects.live().count() == 2 * len(cast.pairs)


def test_a_pair_does_not_go_out_twice():
    cast = a_round()
    publish_round(cast.round, cast.pairs[:3], by=cast.cleo, at=NOW)

    with pytest.raises(NotNow, match="pair_gone"):
        publish_round(cast.round, cast.pairs[2:5], by=cast.cleo, at=NOW)

    assert Publication.objects.count() == 1


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_undoing_any_batch_at_any_minute_restores_every_row(db, data):
    cast = a_round()
    size = data.draw(st.integers(1, len(cast.pairs)), label="pairs")
    before_it = data.draw(st.integers(0, len(cast.pairs) - size), label="gone out before")
    minute = data.draw(st.integers(0, 29), label="minute")
    planned = data.draw(st.booleans(), label="planned")
    if before_it:
        publish_round(cast.round, cast.pairs[size : size + before_it], by=cast.cleo, at=NOW)
    before = everything()

    due_at = TOMORROW if planned else None
    publication = publish_round(cast.round, cast.pairs[:size], due_at=due_at, by=cast.cleo, at=NOW)
    assert everything() != before
    undo_publication(publication, by=cast.cleo, at=NOW + timedelta(minutes=minute))

    assert everything() == before


@pytest.mark.parametrize("pairs", [3, 8, None])
def test_what_was_planned_went_out_and_was_undone_leaves_every_row_and_no_letter(pairs):
    cast = make.cast()
    crowd(cast.cohort, mentors=8, mentees=12)
    cast.round = make.matched_round(cast.cohort, by=cast.cleo)
    run_once(NOW)  # who waits stands in the line, and has heard of it
    mail.outbox.clear()
    before = everything()

    chosen = cast.round.pairings.order_by("fit", "pk")[:pairs]
    publication = publish_round(cast.round, chosen, due_at=TOMORROW, by=cast.cleo, at=NOW)
    assert send_out(publication, at=TOMORROW) == len(chosen)
    undo_publication(publication, by=cast.cleo, at=TOMORROW + timedelta(minutes=29))
    assert everything() == before

    announce(TOMORROW + timedelta(hours=1))
    assert everything() == before
    assert mail.outbox == []


def test_each_batch_has_its_own_thirty_minutes():
    cast = a_round()
    publish_round(cast.round, cast.pairs[:3], by=cast.cleo, at=NOW)
    second = publish_round(cast.round, cast.pairs[3:5], by=cast.cleo, at=NOW + timedelta(minutes=20))

    run_once(LATER)

    assert Mentorship.objects.count() == 3
    undo_publication(second, by=cast.cleo, at=LATER)
    assert Place.objects.live().count() == 6


def test_what_has_gone_out_is_not_changed_by_hand():
    cast = a_round()
    out = cast.pairs[0]
    publish_round(cast.round, [out], by=cast.cleo, at=NOW)

    with pytest.raises(NotNow, match="gone_out"):
        lock_pairing(out, by=cast.cleo, at=NOW)
    with pytest.raises(NotNow, match="gone_out"):
        exclude_pair(cast.round, out.mentor, out.mentee, reason="Too near.", by=cast.cleo, at=NOW)
    with pytest.raises(NotNow, match="gone_out"):
        pair_by_hand(cast.round, cast.pairs[1].mentor, out.mentee, by=cast.cleo, at=NOW)


def test_the_rest_is_run_again_around_what_has_gone_out():
    cast = a_round()
    publish_round(cast.round, cast.pairs[:3], by=cast.cleo, at=NOW)

    run_again(cast)

    together = set(cast.round.pairings.values_list("mentor", "mentee"))
    assert {(pair.mentor_id, pair.mentee_id) for pair in cast.pairs[:3]} <= together
    publish_round(cast.round, by=cast.cleo, at=NOW)
    assert cast.round.state == RoundState.PUBLISHED


def test_a_batch_undone_after_the_rest_was_run_again_asks_for_another_run():
    cast = a_round()
    publication = publish_round(cast.round, cast.pairs[:3], by=cast.cleo, at=NOW)
    queue_round(cast.round, by=cast.cleo, at=NOW)
    run_round(cast.round, at=NOW + timedelta(minutes=1))

    undo_publication(publication, by=cast.cleo, at=NOW + timedelta(minutes=2))
    cast.round.refresh_from_db()
    assert cast.round.result["outdated"] is True
    run_again(cast)

    assert cast.round.pairings.count() == len(cast.pairs)


def test_a_planned_batch_goes_out_on_its_day_and_tells_nobody_for_thirty_minutes():
    cast = a_round()
    publish_round(cast.round, cast.pairs[:3], due_at=TOMORROW, by=cast.cleo, at=NOW)
    assert not Place.objects.live().exists()

    run_once(TOMORROW)
    assert Place.objects.live().count() == 6
    run_once(TOMORROW + timedelta(minutes=29))
    assert not Mentorship.objects.exists()
    run_once(TOMORROW + timedelta(minutes=30))

    assert Mentorship.objects.count() == 3


def test_planned_pairs_stay_together_when_the_round_is_run_again():
    cast = a_round()
    publish_round(cast.round, cast.pairs[:3], due_at=TOMORROW, by=cast.cleo, at=NOW)

    run_again(cast)

    planned = set(cast.round.pairings.exclude(publication=None).values_list("mentor", "mentee"))
    assert planned == {(pair.mentor_id, pair.mentee_id) for pair in cast.pairs[:3]}


def test_whom_something_has_changed_for_stays_behind_and_the_others_go_out():
    cast = a_round()
    publish_round(cast.round, due_at=TOMORROW, by=cast.cleo, at=NOW)
    Participation.objects.filter(pk=cast.pairs[0].mentee_id).update(state="left")

    run_once(TOMORROW)

    cast.round.refresh_from_db()
    assert (cast.round.state, cast.round.result["outdated"]) == (RoundState.READY, True)
    assert [pair.pk for pair in cast.round.pairings.still_here()] == [cast.pairs[0].pk]
    assert Event.objects.get(name="round.published").facts["stayed_behind"] == 1


def test_a_day_that_has_passed_is_refused():
    cast = a_round()

    with pytest.raises(Unacceptable, match="in_the_past"):
        publish_round(cast.round, due_at=NOW, by=cast.cleo, at=NOW)


def test_nothing_is_undone_while_the_rest_is_being_run():
    cast = a_round()
    publication = publish_round(cast.round, cast.pairs[:3], by=cast.cleo, at=NOW)
    queue_round(cast.round, by=cast.cleo, at=NOW)

    with pytest.raises(NotNow, match="running"):
        undo_publication(publication, by=cast.cleo, at=NOW)

    assert Place.objects.live().count() == 6


def test_every_pair_begins_with_its_own_event_some_at_a_time(monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(telling, "AT_ONCE", 4)
    cast = a_round(people=12)
    publication = publish_round(cast.round, by=cast.cleo, at=NOW)
    tell_publication(publication, at=LATER)

    with django_assert_max_num_queries(8 + 4 * 16):
        assert begin_published_pairs(at=LATER) == len(cast.pairs)

    assert Event.objects.filter(name="mentorship.began", by=cast.cleo, facts={"origin": "round"}).count() == 13
    assert set(Place.objects.live().values_list("holder_id", flat=True)) == set(
        Mentorship.objects.values_list("pk", flat=True)
    )


def test_one_pair_that_cannot_begin_keeps_no_other_waiting():
    cast = a_round()
    publication = publish_round(cast.round, by=cast.cleo, at=NOW)
    tell_publication(publication, at=LATER)
    Place.objects.filter(holder_id=cast.pairs[0].pk, participation=cast.pairs[0].mentor).update(released_at=NOW)

    assert begin_published_pairs(at=LATER) == len(cast.pairs) - 1

    assert Mentorship.objects.count() == len(cast.pairs) - 1
    assert publication.state == PublicationState.TOLD


def test_mallory_plans_nothing():
    cast = a_round()

    with pytest.raises(NotAllowed):
        publish_round(cast.round, due_at=TOMORROW, by=cast.mallory, at=NOW)
