"""Goals, the picture they serve, and looking back, on their pages."""

from __future__ import annotations

import pytest
from django.urls import reverse

from groundwork.checkpoints.actions import open_checkpoint
from groundwork.checkpoints.models import Answer, Checkpoint
from groundwork.goals.actions import add_step, set_goal
from groundwork.goals.models import Goal, Progress, Step, Vision
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(client):
    cast = make.growing()
    client.force_login(cast.ben)
    return cast


def pair_url(cast, name):
    return reverse(f"member:{name}", args=[cast.mentorship.pk])


def url(name, row):
    return reverse(f"member:{name}", args=[row.pk])


def text(response):
    return response.content.decode()


@pytest.fixture
def goal(cast):
    return set_goal(cast.mentorship, title="Lead my first team", by=cast.ben, at=cast.at)


def test_relationship_before_goals_and_a_quiet_way_past(client):
    cast = make.pair()
    client.force_login(cast.ben)

    page = text(client.get(pair_url(cast, "goals")))

    assert "The two of you come first" in page
    assert pair_url(cast, "goal_new") in page
    assert client.get(pair_url(cast, "goal_new")).status_code == 200


def test_a_goal_is_set_with_its_title_alone(client, cast):
    response = client.post(pair_url(cast, "goal_new"), {"title": "Lead my first team"})

    assert response.url == url("goal", Goal.objects.get())
    assert "Lead my first team" in text(client.get(pair_url(cast, "goals")))


def test_a_goal_without_words_is_asked_for(client, cast):
    response = client.post(pair_url(cast, "goal_new"), {"title": "", "why": "It matters"})

    assert response.status_code == 422
    assert "It matters" in text(response)


def test_the_picture_stands_above_the_goals(client, cast, goal):
    client.post(pair_url(cast, "vision"), {"text": "I lead a ward."})

    page = text(client.get(pair_url(cast, "goals")))

    assert page.index("I lead a ward.") < page.index("Lead my first team")
    assert Vision.objects.count() == 1


def test_the_mentee_works_on_the_goal(client, cast, goal):
    client.post(url("goal_hill", goal), {"hill": "under_way"})
    client.post(url("goal_steps", goal), {"text": "Ask the six"})
    client.post(url("goal_step_tick", Step.objects.get()))
    client.post(url("goal_progress", goal), {"text": "Leilani ran Monday."})
    client.post(url("goal_wording", goal), {"title": "Lead two teams", "measure": "", "why": "", "due_on": ""})

    page = text(client.get(url("goal", goal)))
    goal.refresh_from_db()
    assert (goal.title, goal.hill) == ("Lead two teams", "under_way")
    assert Step.objects.get().done_at
    assert "Leilani ran Monday." in page


def test_a_goal_is_set_aside_and_taken_up_again(client, cast, goal):
    client.post(url("goal_setting_aside", goal))
    assert "Set aside for now" in text(client.get(pair_url(cast, "goals")))

    client.post(url("goal_setting_aside", goal))

    goal.refresh_from_db()
    assert goal.set_aside_at is None


def test_the_mentor_reads_nudges_and_changes_nothing(client, cast, goal):
    step = add_step(goal, "Ask the six", by=cast.ben, at=cast.at)
    client.force_login(cast.ada)

    client.post(url("goal_progress", goal), {"text": "What if it were two teams?"})
    client.post(url("goal_hill", goal), {"hill": "reached"})
    client.post(url("goal_step_tick", step))
    client.post(url("goal_setting_aside", goal))
    wording = client.post(url("goal_wording", goal), {"title": "Mine"})

    goal.refresh_from_db()
    step.refresh_from_db()
    assert Progress.objects.get().kind == Progress.Kind.PUSH
    assert (goal.title, goal.hill, goal.set_aside_at, step.done_at) == ("Lead my first team", "exploring", None, None)
    assert wording.url == url("goal", goal)
    assert "Keep this place" not in text(client.get(url("goal", goal)))


def test_an_empty_line_is_asked_for_on_the_goals_page(client, cast, goal):
    for name in ("goal_steps", "goal_progress"):
        assert client.post(url(name, goal), {"text": ""}).status_code == 422


def test_mallory_the_coordinator_and_the_manager_find_no_goals(client, cast, goal):
    step = add_step(goal, "Ask the six", by=cast.ben, at=cast.at)
    look = open_checkpoint(cast.mentorship, due_on=cast.at.date(), at=cast.at)
    for stranger in (cast.mallory, cast.cleo, cast.mo):
        client.force_login(stranger)

        answers = [client.get(pair_url(cast, name)) for name in ("goals", "goal_new", "vision")]
        answers += [client.get(url("goal", goal)), client.get(url("goal_wording", goal))]
        answers += [
            client.post(url(name, goal), {"text": "Hm"}) for name in ("goal_progress", "goal_steps", "goal_hill")
        ]
        answers += [client.post(url("goal_step_tick", step)), client.post(url("goal_step_removal", step))]
        answers += [client.get(url("checkpoint", look)), client.post(url("checkpoint", look), ANSWERS)]

        assert {answer.status_code for answer in answers} == {404}
    assert not Answer.objects.exists()


ANSWERS = {
    "satisfied": "mostly",
    "working": "We begin on time",
    "progress": "I say no once a week",
    "better": "",
    "declared": "nothing",
}


def test_each_answers_alone_and_both_read_together(client, cast):
    look = open_checkpoint(cast.mentorship, due_on=cast.at.date(), at=cast.at)
    client.post(url("checkpoint", look), ANSWERS)
    assert "Ada has not answered yet" in text(client.get(url("checkpoint", look)))
    client.force_login(cast.ada)
    assert "We begin on time" not in text(client.get(url("checkpoint", look)))

    response = client.post(url("checkpoint", look), {**ANSWERS, "working": "Ben asks well"}, follow=True)

    page = text(response)
    assert "We begin on time" in page
    assert "Ben asks well" in page
    assert Checkpoint.objects.get().shown_at


def test_one_question_has_to_be_answered(client, cast):
    look = open_checkpoint(cast.mentorship, due_on=cast.at.date(), at=cast.at)

    response = client.post(url("checkpoint", look), {"working": "We begin on time"})

    assert response.status_code == 422
    assert "We begin on time" in text(response)


def test_an_answer_may_change_until_both_are_there(client, cast):
    look = open_checkpoint(cast.mentorship, due_on=cast.at.date(), at=cast.at)
    client.post(url("checkpoint", look), ANSWERS)

    page = text(client.get(url("checkpoint", look) + "?change=1"))
    client.post(url("checkpoint", look), {**ANSWERS, "satisfied": "very"})

    assert "I say no once a week" in page
    assert Answer.objects.get().satisfied == "very"
