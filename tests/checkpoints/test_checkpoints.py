"""Looking back on agreed dates: alone first, then together (P37)."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest
from django.db import connection

from groundwork.checkpoints.actions import answer_checkpoint, open_checkpoint
from groundwork.checkpoints.models import Answer, Checkpoint
from groundwork.checkpoints.queries import looks_of
from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.history.models import Event
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    cast = make.pair()
    cast.checkpoint = open_checkpoint(cast.mentorship, due_on=make.TODAY, at=make.NOW)
    return cast


def answer(cast, person, **words):
    words = {"satisfied": "mostly", "working": "We begin on time", "progress": "", "better": "", **words}
    return answer_checkpoint(Checkpoint.objects.get(pk=cast.checkpoint.pk), **words, by=person, at=make.NOW)


def test_who_answers_first_is_read_by_nobody_else_yet(cast):
    answer(cast, cast.ben)

    assert Answer.objects.visible_to(cast.ben).count() == 1
    for other in (cast.ada, cast.cleo, cast.mallory):
        assert not Answer.objects.visible_to(other).exists()
    assert not Event.objects.filter(name="checkpoint.shown").exists()


def test_with_the_second_answer_both_read_both(cast):
    answer(cast, cast.ben)
    answer(cast, cast.ada, working="Ben brings good questions")

    assert Answer.objects.visible_to(cast.ben).count() == Answer.objects.visible_to(cast.ada).count() == 2
    assert not Answer.objects.visible_to(cast.cleo).exists()
    assert Event.objects.filter(name="checkpoint.shown").count() == 1


def test_answers_may_change_until_both_are_there(cast):
    answer(cast, cast.ben)
    answer(cast, cast.ben, satisfied="rather_not", working=" ")
    assert Answer.objects.get().satisfied == "rather_not"
    answer(cast, cast.ada)

    with pytest.raises(NotNow):
        answer(cast, cast.ben)


def test_the_answer_is_one_of_five(cast):
    with pytest.raises(Unacceptable) as no:
        answer(cast, cast.ben, satisfied="")

    assert no.value.field == "satisfied"


def test_that_somebody_answered_is_a_fact_both_may_know(cast):
    answer(cast, cast.ben)

    (mine,), (theirs,) = looks_of([cast.mentorship], cast.ben), looks_of([cast.mentorship], cast.ada)

    assert (mine.answered_by_me, mine.answered_by_other, mine.waits_for_me) == (True, False, False)
    assert (theirs.answered_by_me, theirs.answered_by_other, theirs.waits_for_me) == (False, True, True)


def test_mallory_and_the_coordinator_do_not_answer(cast):
    for stranger in (cast.mallory, cast.cleo):
        with pytest.raises(NotAllowed):
            answer(cast, stranger)


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_are_shown_once():
    cast = make.pair()
    cast.checkpoint = open_checkpoint(cast.mentorship, due_on=make.TODAY, at=make.NOW)
    barrier, errors = Barrier(2), []

    def run(person):
        try:
            barrier.wait(timeout=10)
            answer(cast, person)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(person,)) for person in (cast.ada, cast.ben)]
    [thread.start() for thread in threads]
    [thread.join(timeout=30) for thread in threads]

    assert not errors
    assert Checkpoint.objects.get().shown_at
    assert Event.objects.filter(name="checkpoint.shown").count() == 1
