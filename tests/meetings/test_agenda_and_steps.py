"""What the two talk about, what each will do, and what each keeps to oneself (P24, P25, P27)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.history.models import Event
from groundwork.meetings.actions import (
    add_to_agenda,
    agree_action,
    drop_action,
    finish_action,
    plan_talk,
    reopen_action,
    take_off_agenda,
    tear_up_note,
    write_note,
)
from groundwork.meetings.models import ActionItem, AgendaItem, Note
from groundwork.meetings.queries import actions_of, open_topics
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make.pair()


def add(cast, text="Saying no", **facts):
    return add_to_agenda(cast.mentorship, text, by=facts.pop("by", cast.ben), at=make.NOW, **facts)


def agree(cast, text="Ask Tomasz", **facts):
    return agree_action(cast.mentorship, text, by=cast.ben, at=make.NOW, **{"owner": cast.ben, **facts})


def test_both_add_to_the_agenda_and_questions_to_prepare_come_first(cast):
    add(cast, "  Saying no ")
    add(cast, "When did you last say no?", is_question=True, by=cast.ada)

    topics = open_topics(cast.mentorship, cast.ben, held=[])

    assert [topic.item.text for topic in topics] == ["When did you last say no?", "Saying no"]
    assert [topic.is_mine for topic in topics] == [False, True]


def test_an_empty_topic_is_asked_for(cast):
    with pytest.raises(Unacceptable) as no:
        add(cast, "  ")

    assert no.value.field == "text"


def test_a_topic_is_taken_off_once(cast):
    item = add(cast)

    take_off_agenda(item, by=cast.ada, at=make.NOW)
    take_off_agenda(item, by=cast.ben, at=make.NOW)

    assert not open_topics(cast.mentorship, cast.ben, held=[])
    assert Event.objects.filter(name="agenda.dropped").count() == 1


def test_no_word_of_the_agenda_is_in_the_history(cast):
    add(cast, "Saying no without closing the door")

    assert "closing the door" not in str(list(Event.objects.values()))


def test_a_step_has_an_owner_and_a_date_if_they_like(cast):
    due_on = make.TODAY + timedelta(days=7)

    agree(cast, "Introduce you to Fatima", owner=cast.ada, due_on=due_on)

    step = ActionItem.objects.get()
    assert (step.owner, step.due_on, step.text) == (cast.ada, due_on, "Introduce you to Fatima")


def test_only_the_two_own_steps(cast):
    with pytest.raises(NotAllowed):
        agree(cast, owner=cast.cleo)


def test_a_step_is_not_agreed_in_another_pairs_talk(cast):
    another = make.pair()
    talk = plan_talk(another.mentorship, make.NOW + timedelta(days=1), minutes=30, by=another.ben, at=make.NOW)

    with pytest.raises(Unacceptable):
        agree(cast, agreed_in=talk)


def test_either_ticks_a_step_and_unticks_it(cast):
    step = agree(cast)

    finish_action(step, by=cast.ada, at=make.NOW)
    finish_action(step, by=cast.ben, at=make.NOW)
    reopen_action(step, by=cast.ben, at=make.NOW)

    assert ActionItem.objects.get().done_at is None
    assert list(Event.objects.filter(name__startswith="action.").values_list("name", flat=True)) == [
        "action.agreed",
        "action.done",
        "action.reopened",
    ]


def test_what_was_taken_off_is_not_done(cast):
    step = agree(cast)
    drop_action(step, by=cast.ben, at=make.NOW)

    finish_action(step, by=cast.ben, at=make.NOW)

    assert ActionItem.objects.get().done_at is None


def test_open_steps_stand_by_their_date_and_done_ones_last(cast):
    someday, soon, later = (
        agree(cast, "someday"),
        agree(cast, "soon", due_on=date(2027, 3, 12)),
        agree(cast, "later", due_on=date(2027, 4, 1)),
    )
    done = agree(cast, "done")
    finish_action(done, by=cast.ben, at=make.NOW)

    steps = actions_of(cast.mentorship, cast.ben, done_since=make.NOW - timedelta(days=1))

    assert steps == [soon, later, someday, done]


def test_a_note_is_ones_own(cast):
    write_note(cast.mentorship, "Try silence.", by=cast.ben, at=make.NOW)

    assert [note.text for note in Note.objects.visible_to(cast.ben)] == ["Try silence."]
    for other in (cast.ada, cast.cleo, cast.mallory):
        assert not Note.objects.visible_to(other).exists()


def test_a_note_torn_up_is_gone_for_good(cast):
    note = write_note(cast.mentorship, "Try silence.", by=cast.ben, at=make.NOW)

    with pytest.raises(NotAllowed):
        tear_up_note(note, by=cast.ada, at=make.NOW)
    tear_up_note(note, by=cast.ben, at=make.NOW)

    assert not Note.objects.exists()


def test_a_closed_mentorship_stays_as_it_was(cast):
    item, step = add(cast), agree(cast)
    type(cast.mentorship).objects.update(stage="closed", closed_at=make.NOW)
    item, step = AgendaItem.objects.get(), ActionItem.objects.get()

    for change in (
        lambda: add_to_agenda(step.mentorship, "More", by=cast.ben, at=make.NOW),
        lambda: take_off_agenda(item, by=cast.ben, at=make.NOW),
        lambda: finish_action(step, by=cast.ben, at=make.NOW),
    ):
        with pytest.raises(NotNow):
            change()


def test_mallory_and_the_coordinator_write_nothing(cast):
    item, step = add(cast), agree(cast)
    for stranger in (cast.mallory, cast.cleo):
        for change in (
            lambda who: add(cast, by=who),
            lambda who: take_off_agenda(item, by=who, at=make.NOW),
            lambda who: finish_action(step, by=who, at=make.NOW),
            lambda who: write_note(cast.mentorship, "Hm", by=who, at=make.NOW),
        ):
            with pytest.raises(NotAllowed):
                change(stranger)
