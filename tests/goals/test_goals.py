"""Goals under a vision: the mentee leads, the mentor asks for bolder (P4, P33, P34)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.goals.actions import (
    add_step,
    keep_vision,
    place_on_hill,
    reword_goal,
    say_what_moved,
    set_aside,
    set_goal,
    take_off_step,
    take_up_again,
    tick_step,
)
from groundwork.goals.models import Goal, Progress, Step, Vision
from groundwork.goals.queries import goal_cards, open_goals
from groundwork.history.models import Event
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    cast = make.pair()
    cast.goal = set_goal(cast.mentorship, title=" Lead my first team ", by=cast.ben, at=make.NOW)
    return cast


def names():
    return list(Event.objects.exclude(name="mentorship.began").values_list("name", flat=True))


def test_a_goal_needs_its_title_and_nothing_else(cast):
    assert cast.goal.title == "Lead my first team"
    with pytest.raises(Unacceptable) as no:
        set_goal(cast.mentorship, title=" ", by=cast.ben, at=make.NOW)

    assert no.value.field == "title"


def test_a_goal_may_come_with_measure_date_why_and_first_step(cast):
    goal = set_goal(
        cast.mentorship,
        title="Understand the money",
        measure="I explain a variance",
        why="Decisions rest on it",
        due_on=make.TODAY + timedelta(days=90),
        first_step="Ask Tomasz",
        by=cast.ben,
        at=make.NOW,
    )

    (step,) = goal.steps.all()
    assert (goal.measure, goal.why, step.text) == ("I explain a variance", "Decisions rest on it", "Ask Tomasz")


def test_the_vision_is_one_and_may_change(cast):
    keep_vision(cast.mentorship, "I lead a ward.", by=cast.ben, at=make.NOW)
    keep_vision(cast.mentorship, "I lead a hospital.", by=cast.ben, at=make.NOW)

    assert [vision.text for vision in Vision.objects.visible_to(cast.ada)] == ["I lead a hospital."]


def test_the_mentee_places_the_goal_and_reaches_it(cast):
    place_on_hill(cast.goal, "under_way", by=cast.ben, at=make.NOW)
    place_on_hill(cast.goal, "reached", by=cast.ben, at=make.NOW)

    assert (cast.goal.hill, cast.goal.reached_at) == (Goal.Hill.REACHED, make.NOW)
    assert names() == ["goal.set", "goal.moved", "goal.reached"]
    assert not open_goals(cast.mentorship, cast.ben)


def test_a_goal_that_is_not_reached_after_all_goes_on(cast):
    place_on_hill(cast.goal, "reached", by=cast.ben, at=make.NOW)

    place_on_hill(cast.goal, "clear", by=cast.ben, at=make.NOW)

    assert Goal.objects.get().reached_at is None


def test_there_are_five_places_on_the_hill(cast):
    with pytest.raises(Unacceptable):
        place_on_hill(cast.goal, "summit", by=cast.ben, at=make.NOW)


def test_a_goal_is_set_aside_and_taken_up_again(cast):
    set_aside(cast.goal, by=cast.ben, at=make.NOW)
    set_aside(cast.goal, by=cast.ben, at=make.NOW)
    with pytest.raises(NotNow):
        place_on_hill(cast.goal, "clear", by=cast.ben, at=make.NOW)
    take_up_again(cast.goal, by=cast.ben, at=make.NOW)

    assert names() == ["goal.set", "goal.set_aside", "goal.taken_up"]


def test_steps_are_ticked_unticked_and_taken_off(cast):
    step = add_step(cast.goal, "Ask the six", by=cast.ben, at=make.NOW)
    tick_step(step, done=True, by=cast.ben, at=make.NOW)
    tick_step(step, done=True, by=cast.ben, at=make.NOW)
    tick_step(step, done=False, by=cast.ben, at=make.NOW)

    take_off_step(step, by=cast.ben, at=make.NOW)

    assert not Step.objects.exists()
    assert names() == ["goal.set", "step.added", "step.done", "step.reopened", "step.taken_off"]


def test_the_same_line_is_progress_from_one_and_a_nudge_from_the_other(cast):
    say_what_moved(cast.goal, "Leilani ran Monday.", by=cast.ben, at=make.NOW)
    say_what_moved(cast.goal, "What if it were a month?", by=cast.ada, at=make.NOW)

    assert list(Progress.objects.values_list("kind", flat=True)) == ["progress", "push"]
    assert names() == ["goal.set", "goal.progressed", "goal.pushed"]


def test_the_mentor_reads_goals_and_changes_none(cast):
    step = add_step(cast.goal, "Ask the six", by=cast.ben, at=make.NOW)
    for change in (
        lambda: set_goal(cast.mentorship, title="Mine for you", by=cast.ada, at=make.NOW),
        lambda: keep_vision(cast.mentorship, "Mine for you", by=cast.ada, at=make.NOW),
        lambda: reword_goal(cast.goal, title="B", measure="", why="", due_on=None, by=cast.ada, at=make.NOW),
        lambda: place_on_hill(cast.goal, "reached", by=cast.ada, at=make.NOW),
        lambda: set_aside(cast.goal, by=cast.ada, at=make.NOW),
        lambda: add_step(cast.goal, "Do this", by=cast.ada, at=make.NOW),
        lambda: tick_step(step, done=True, by=cast.ada, at=make.NOW),
    ):
        with pytest.raises(NotAllowed):
            change()

    (card,) = goal_cards(cast.mentorship, cast.ada)
    assert (card.goal.title, card.place, card.next_step.text) == ("Lead my first team", 1, "Ask the six")


def test_mallory_the_manager_and_the_coordinator_read_no_goal(cast):
    for stranger in (cast.mallory, cast.mo, cast.cleo):
        assert not goal_cards(cast.mentorship, stranger)
        with pytest.raises(NotAllowed):
            say_what_moved(cast.goal, "Hm", by=stranger, at=make.NOW)


def test_goals_of_a_closed_mentorship_stay_as_they_were(cast):
    type(cast.mentorship).objects.update(stage="closed", closed_at=make.NOW)
    goal = Goal.objects.get()

    with pytest.raises(NotNow):
        place_on_hill(goal, "reached", by=cast.ben, at=make.NOW)
    with pytest.raises(NotNow):
        say_what_moved(goal, "One more", by=cast.ada, at=make.NOW)
