"""Two people press at the same moment: one talk, one outcome, on both databases."""

from __future__ import annotations

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from groundwork.core.errors import GroundworkError, NotNow
from groundwork.history.models import Event
from groundwork.meetings.actions import (
    choose_time,
    note_missed,
    note_talk,
    note_unplanned_talk,
    plan_talk,
    propose_others,
    propose_times,
)
from groundwork.meetings.models import Meeting, TimeOption
from groundwork.meetings.states import HELD, MeetingState
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = [make.NOW + timedelta(days=days) for days in (2, 3)]
LATER = [time + timedelta(days=7) for time in TIMES]


def at_once(*doings):
    """Run all of them in threads that start together; the errors they ended in."""
    barrier, errors = Barrier(len(doings)), []

    def run(doing):
        try:
            barrier.wait(timeout=10)
            doing()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(doing,)) for doing in doings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return errors


def test_both_propose_at_once_and_one_proposal_stands():
    cast = make.pair()

    errors = at_once(
        lambda: propose_times(cast.mentorship, TIMES, minutes=60, by=cast.ben, at=make.NOW),
        lambda: propose_times(cast.mentorship, LATER, minutes=60, by=cast.ada, at=make.NOW),
    )

    (error,) = errors
    assert isinstance(error, NotNow)
    assert error.code == "talk_ahead"
    assert Meeting.objects.count() == 1


def test_a_choice_and_other_times_at_once_never_plan_a_time_that_was_withdrawn():
    cast = make.pair()
    meeting = propose_times(cast.mentorship, TIMES, minutes=60, by=cast.ben, at=make.NOW)
    option = meeting.options.first()
    seen_by_ada, seen_by_ben = Meeting.objects.get(), Meeting.objects.get()

    errors = at_once(
        lambda: choose_time(seen_by_ada, option, by=cast.ada, at=make.NOW),
        lambda: propose_others(seen_by_ben, LATER, by=cast.ben, at=make.NOW),
    )

    meeting.refresh_from_db()
    assert len(errors) == 1
    assert isinstance(errors[0], GroundworkError)
    if meeting.state == MeetingState.PLANNED:
        assert meeting.starts_at == TIMES[0]
    else:
        assert [each.starts_at for each in TimeOption.objects.all()] == LATER


def test_both_say_how_it_went_at_once_and_it_is_said_once():
    cast = make.pair()
    talk = plan_talk(cast.mentorship, TIMES[0], minutes=60, by=cast.ben, at=make.NOW)
    seen = [Meeting.objects.get(), Meeting.objects.get()]
    afterwards = TIMES[0] + timedelta(hours=2)

    errors = at_once(
        lambda: note_talk(seen[0], by=cast.ben, at=afterwards),
        lambda: note_talk(seen[1], minutes=20, by=cast.ada, at=afterwards),
    )

    talk.refresh_from_db()
    assert [type(error) for error in errors] == [NotNow]
    assert talk.state in HELD
    assert Event.objects.filter(name__in=["meeting.kept", "meeting.shortened"]).count() == 1


def test_missed_and_kept_at_once_end_as_kept_or_as_one_of_them():
    cast = make.pair()
    plan_talk(cast.mentorship, TIMES[0], minutes=60, by=cast.ben, at=make.NOW)
    seen = [Meeting.objects.get(), Meeting.objects.get()]
    afterwards = TIMES[0] + timedelta(hours=2)

    at_once(
        lambda: note_missed(seen[0], by=cast.ben, at=afterwards),
        lambda: note_talk(seen[1], by=cast.ada, at=afterwards),
    )

    # Who says that it took place is right either way: a talk noted as missed counts after all.
    assert Meeting.objects.get().state == MeetingState.KEPT


def test_both_note_the_same_talk_at_once_and_it_counts_once():
    cast = make.pair()
    yesterday = make.NOW - timedelta(days=1)

    at_once(
        lambda: note_unplanned_talk(cast.mentorship, starts_at=yesterday, minutes=30, by=cast.ben, at=make.NOW),
        lambda: note_unplanned_talk(cast.mentorship, starts_at=yesterday, minutes=45, by=cast.ada, at=make.NOW),
    )

    assert Meeting.objects.held().count() == 1
