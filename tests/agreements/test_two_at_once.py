"""Two people press at the same moment: one transition, on both databases."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest
from django.db import connection

from groundwork.agreements.actions import change_draft, finish_preparation, sign_agreement
from groundwork.agreements.models import Agreement, Preparation
from groundwork.history.models import Event
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)


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


def test_two_signatures_at_once_put_it_in_force_once():
    cast = make.pair()
    draft = change_draft(cast.mentorship, by=cast.ben, at=make.NOW, facts={}, clauses={})

    errors = at_once(
        lambda: sign_agreement(draft, revision=draft.revision, by=cast.ada, at=make.NOW),
        lambda: sign_agreement(draft, revision=draft.revision, by=cast.ben, at=make.NOW),
    )

    assert not errors
    assert Agreement.objects.in_force().count() == 1
    assert Event.objects.filter(name="agreement.in_force").count() == 1
    assert Event.objects.filter(name="mentorship.grew").count() == 1


def test_two_who_are_ready_at_once_read_each_other():
    cast = make.pair()

    errors = at_once(
        lambda: finish_preparation(cast.mentorship, {"expectations": "An ear"}, by=cast.ada, at=make.NOW),
        lambda: finish_preparation(cast.mentorship, {"expectations": "A road"}, by=cast.ben, at=make.NOW),
    )

    assert not errors
    assert Preparation.objects.filter(shown_at__isnull=False).count() == 2
    assert Event.objects.filter(name="preparations.shown").count() == 1


def test_two_who_begin_at_once_write_one_draft():
    cast = make.pair()

    errors = at_once(
        lambda: change_draft(cast.mentorship, by=cast.ada, at=make.NOW, facts={"minutes": 45}, clauses={}),
        lambda: change_draft(cast.mentorship, by=cast.ben, at=make.NOW, facts={"rhythm_weeks": 2}, clauses={}),
    )

    assert not errors
    draft = Agreement.objects.get()
    assert (draft.minutes, draft.rhythm_weeks) == (45, 2)
