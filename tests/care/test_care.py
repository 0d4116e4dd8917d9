"""Resting, waking, and telling a coordinator something in confidence (P39, P40)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from groundwork.care.actions import leave_until, raise_concern, rest, resume, settle_concern
from groundwork.care.models import Concern, MentorshipPause
from groundwork.care.sweepers import end_rests
from groundwork.closing.actions import end_mentorship
from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.history.models import Event
from groundwork.programs.models import Coordination
from tests import make

NOW, TODAY, DAY = make.NOW, make.TODAY, timedelta(days=1)


@pytest.fixture
def pair(db):
    return make.pair()


def take_rest(pair, **facts):
    return rest(pair.mentorship, **{"until": TODAY + 30 * DAY, "by": pair.ben, "at": NOW, **facts})


def test_either_of_the_two_lets_it_rest(pair):
    pause = take_rest(pair, by=pair.ada)

    assert (pause.until, pause.ended_at) == (TODAY + 30 * DAY, None)
    assert Event.objects.filter(name="mentorship.paused").count() == 1


@pytest.mark.parametrize("who", ["mallory", "cleo", "mo"])
def test_nobody_else_does(pair, who):
    with pytest.raises(NotAllowed):
        take_rest(pair, by=getattr(pair, who))


@pytest.mark.parametrize("days", [-1, 0, 184])
def test_a_rest_lies_ahead_and_within_six_months(pair, days):
    with pytest.raises(Unacceptable):
        take_rest(pair, until=TODAY + days * DAY)


def test_today_is_the_day_of_the_one_who_rests(pair):
    pair.ben.time_zone = "Pacific/Auckland"  # where it is tomorrow already
    evening = datetime(2027, 3, 9, 20, tzinfo=UTC)

    with pytest.raises(Unacceptable):
        take_rest(pair, until=TODAY + DAY, at=evening)


def test_one_rest_at_a_time(pair):
    take_rest(pair)

    with pytest.raises(NotNow, match="resting"):
        take_rest(pair, by=pair.ada)


def test_the_other_may_wake_it(pair):
    take_rest(pair)

    resume(pair.mentorship, by=pair.ada, at=NOW + DAY)

    assert MentorshipPause.objects.get().ended_at == NOW + DAY


def test_it_wakes_by_itself_on_its_day_and_once(pair):
    take_rest(pair)

    woken = [end_rests(NOW + days * DAY) for days in (29, 30, 31)]

    assert woken == [0, 1, 0]
    assert Event.objects.get(name="mentorship.resumed").by is None


def test_a_rest_ends_with_the_mentorship_and_wakes_nobody(pair):
    take_rest(pair)
    end_mentorship(pair.mentorship, kind="early", by=pair.ben, at=NOW)

    assert end_rests(NOW + 60 * DAY) == 0
    assert not Event.objects.filter(name="mentorship.resumed").exists()


def test_a_closed_mentorship_does_not_rest(pair):
    end_mentorship(pair.mentorship, kind="early", by=pair.ben, at=NOW)

    with pytest.raises(NotNow, match="closed"):
        take_rest(pair)


def test_a_coordinator_leaves_a_pair_in_peace_and_the_two_never_learn_of_it(pair):
    leave = leave_until(pair.mentorship, until=TODAY + DAY, by=pair.cleo, at=NOW)

    assert not type(leave).objects.visible_to(pair.ada).exists()
    with pytest.raises(NotAllowed):
        leave_until(pair.mentorship, until=TODAY + DAY, by=pair.mallory, at=NOW)


def tell(pair, **facts):
    return raise_concern(
        pair.program, **{"text": "It is like this", "about": pair.ada, "by": pair.ben, "at": NOW, **facts}
    )


def test_coordinators_read_a_concern_and_the_one_it_is_about_never_does(pair):
    tell(pair)

    seen = [name for name in ("ada", "ben", "cleo", "mo", "mallory", "otto") if _reads(getattr(pair, name))]
    assert seen == ["ben", "cleo"]


def _reads(person):
    return Concern.objects.visible_to(person).exists()


@pytest.mark.parametrize("who", ["mallory", "mo", "cleo"])
def test_whoever_takes_no_part_raises_none(pair, who):
    with pytest.raises(NotAllowed, match="members"):
        tell(pair, by=getattr(pair, who), about=None)


def test_it_is_about_somebody_one_met_here(pair):
    with pytest.raises(NotAllowed, match="not_met_here"):
        tell(pair, about=pair.mo)


def test_something_has_to_be_said(pair):
    with pytest.raises(Unacceptable, match="empty"):
        tell(pair, text="  ")


def test_a_concern_nobody_else_would_read_is_not_kept(pair):
    Coordination.objects.filter(program=pair.program).update(person=pair.ada)

    with pytest.raises(NotNow, match="nobody_reads_it"):
        tell(pair)
    assert not Concern.objects.exists()


def test_a_coordinator_settles_it_unless_it_is_about_them(pair):
    Coordination.objects.create(program=pair.program, person=pair.ada)
    concern = tell(pair)

    with pytest.raises(NotAllowed):
        settle_concern(concern, by=pair.ada, at=NOW)
    settle_concern(concern, by=pair.cleo, at=NOW)

    concern.refresh_from_db()
    assert concern.closed_at == NOW
