"""The desk on the pair's page: agenda, steps, notes; and what home would have one do next."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from groundwork.care.actions import rest
from groundwork.checkpoints.actions import answer_checkpoint, open_checkpoint
from groundwork.core.days import say_day
from groundwork.goals.actions import set_goal
from groundwork.meetings.actions import (
    add_to_agenda,
    agree_action,
    note_talk,
    note_unplanned_talk,
    plan_talk,
    propose_times,
    write_note,
)
from groundwork.meetings.models import ActionItem, AgendaItem, Note
from groundwork.web.member.growing.nextsteps import next_steps
from groundwork.web.nextsteps import Urgency
from groundwork.web.whereabouts import Whereabouts
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(client):
    cast = make.growing()
    client.force_login(cast.ben)
    return cast


def pair_url(cast, name="mentorship"):
    return reverse(f"member:{name}", args=[cast.mentorship.pk])


def url(name, row):
    return reverse(f"member:{name}", args=[row.pk])


def text(response):
    return response.content.decode()


def topic(cast, words="Saying no", **facts):
    return add_to_agenda(cast.mentorship, words, **{"by": cast.ben, "at": cast.at - timedelta(days=20), **facts})


def test_an_empty_desk_says_what_is_true_and_one_thing_to_do(client, cast):
    page = text(client.get(pair_url(cast)))

    assert "No talk is planned yet" in page
    assert "Topics that many pairs begin with" in page
    assert "The closing five minutes" in page


def test_a_topic_is_added_from_the_pairs_page_and_one_is_back_there(client, cast):
    response = client.post(pair_url(cast, "agenda"), {"text": "Saying no", "back": pair_url(cast) + "#agenda"})

    assert response.url == pair_url(cast) + "#agenda"
    assert AgendaItem.objects.get().text == "Saying no"


def test_nobody_is_led_elsewhere_by_a_small_form(client, cast):
    for wanted in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"):
        response = client.post(pair_url(cast, "agenda"), {"text": "Saying no", "back": wanted})

        assert response.url == pair_url(cast, "agenda")


def test_a_planned_topic_takes_one_tap_and_is_offered_no_more(client, cast):
    client.post(pair_url(cast, "agenda"), {"planned": "roads"})

    page = text(client.get(pair_url(cast)))
    assert AgendaItem.objects.get().text == "How each of us came to be where we are"
    assert page.count("How each of us came to be where we are") <= 2  # its line, and the name of its button


def test_an_empty_topic_is_asked_for_on_the_agendas_own_page(client, cast):
    response = client.post(pair_url(cast, "agenda"), {"text": " "})

    assert response.status_code == 422
    assert "Enter what you would like to talk about" in text(response)


def test_what_came_along_says_since_when(client, cast):
    topic(cast)
    talked = cast.at - timedelta(days=10)
    note_unplanned_talk(cast.mentorship, starts_at=talked, minutes=30, by=cast.ada, at=cast.at)

    assert "Came along from" in text(client.get(pair_url(cast)))


def test_a_question_is_shown_as_one_to_prepare(client, cast):
    topic(cast, "When did you last say no?", is_question=True, by=cast.ada)

    assert "Ada’s question for you to prepare" in text(client.get(pair_url(cast)))


def test_a_topic_is_taken_off(client, cast):
    item = topic(cast)

    client.post(url("agenda_removal", item))

    assert "Saying no" not in text(client.get(pair_url(cast)))


def test_words_are_shown_as_words(client, cast):
    topic(cast, "<script>alert(1)</script>")

    page = text(client.get(pair_url(cast)))

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;" in page


def test_a_step_is_added_ticked_and_unticked(client, cast):
    client.post(pair_url(cast, "steps"), {"text": "Ask Tomasz", "owner": "me", "due_on": "2027-09-14"})
    step = ActionItem.objects.get()

    client.post(url("step_tick", step))
    step.refresh_from_db()
    assert step.done_at
    client.post(url("step_tick", step))

    step.refresh_from_db()
    assert (step.owner, step.done_at) == (cast.ben, None)


def test_a_step_is_taken_off(client, cast):
    step = agree_action(cast.mentorship, "Ask Tomasz", owner=cast.ben, by=cast.ben, at=cast.at)

    client.post(url("step_removal", step))

    assert "Ask Tomasz" not in text(client.get(pair_url(cast)))


def test_a_note_is_kept_shown_to_oneself_and_torn_up(client, cast):
    client.post(pair_url(cast, "notes"), {"text": "Try silence."})
    assert "Try silence." in text(client.get(pair_url(cast, "notes")))
    client.force_login(cast.ada)
    assert "Try silence." not in text(client.get(pair_url(cast, "notes"))) + text(client.get(pair_url(cast)))
    assert client.post(url("note_removal", Note.objects.get())).status_code == 404
    client.force_login(cast.ben)

    client.post(url("note_removal", Note.objects.get()))

    assert not Note.objects.exists()


def test_mallory_and_the_coordinator_find_nothing_of_it(client, cast):
    item = topic(cast)
    step = agree_action(cast.mentorship, "Ask Tomasz", owner=cast.ben, by=cast.ben, at=cast.at)
    note = write_note(cast.mentorship, "Try silence.", by=cast.ben, at=cast.at)
    for stranger in (cast.mallory, cast.cleo, cast.mo):
        client.force_login(stranger)

        answers = [client.get(pair_url(cast, name)) for name in ("agenda", "steps", "notes")]
        answers += [client.post(pair_url(cast, name), {"text": "Hm"}) for name in ("agenda", "steps", "notes")]
        answers += [client.post(url("agenda_removal", item)), client.post(url("step_tick", step))]
        answers += [client.post(url("step_removal", step)), client.post(url("note_removal", note))]

        assert {answer.status_code for answer in answers} == {404}


@pytest.mark.parametrize("many", [1, 30])
def test_the_desk_costs_the_same_whatever_lies_on_it(client, cast, many, django_assert_max_num_queries):
    for number in range(many):
        topic(cast, f"Topic {number}")
        agree_action(cast.mentorship, f"Step {number}", owner=cast.ben, by=cast.ben, at=cast.at)
        write_note(cast.mentorship, f"Note {number}", by=cast.ben, at=cast.at)
        set_goal(cast.mentorship, title=f"Goal {number}", first_step="One", by=cast.ben, at=cast.at)

    with django_assert_max_num_queries(45):
        client.get(pair_url(cast))
    with django_assert_max_num_queries(20):
        client.get(pair_url(cast, "goals"))
    with django_assert_max_num_queries(20):
        client.get(pair_url(cast, "notes"))


def first_step(cast, person, at=None):
    return min(next_steps(Whereabouts(person), at=at or cast.at), key=lambda step: step.urgency, default=None)


def test_who_waits_for_a_choice_comes_first(cast):
    times = [cast.at + timedelta(days=2), cast.at + timedelta(days=3)]
    meeting = propose_times(cast.mentorship, times, minutes=60, by=cast.ben, at=cast.at)

    picks, waits = first_step(cast, cast.ada), first_step(cast, cast.ben)

    assert (picks.urgency, picks.url) == (Urgency.SOMEBODY_WAITS, url("meeting", meeting))
    assert waits.urgency == Urgency.NOTHING
    late = first_step(cast, cast.ada, at=cast.at + timedelta(days=4))
    assert late.title == "Propose other times to Ben"


def test_the_first_talk_is_picked_from_the_pairs_page_before_one_prepares(client):
    cast = make.pair()
    times = [make.NOW + timedelta(days=2), make.NOW + timedelta(days=3)]
    meeting = propose_times(cast.mentorship, times, minutes=60, by=cast.ben, at=make.NOW)
    client.force_login(cast.ada)

    step = client.get(pair_url(cast)).context["step"]

    assert (step.title, step.url) == ("Pick a time to talk with Ben", url("meeting", meeting))


def test_a_talk_that_is_over_leaves_home(client, cast):
    talk = plan_talk(
        cast.mentorship, cast.at - timedelta(days=1), minutes=60, by=cast.ben, at=cast.at - timedelta(days=3)
    )

    page = text(client.get("/home/"))

    assert "Say how it went" in page
    assert url("meeting_calendar", talk) not in page


def test_a_talk_ahead_stands_on_home_with_what_to_prepare(client, cast):
    talk = plan_talk(cast.mentorship, cast.at + timedelta(days=1), minutes=60, by=cast.ben, at=cast.at)
    topic(cast, "When did you last say no?", is_question=True, by=cast.ada)

    page = text(client.get("/home/"))

    assert "When did you last say no?" in page
    assert url("meeting_calendar", talk) in page


def test_the_day_before_the_agenda_is_opened(cast):
    plan_talk(cast.mentorship, cast.at + timedelta(days=1), minutes=60, by=cast.ben, at=cast.at)
    topic(cast)

    step = first_step(cast, cast.ben)

    assert (step.urgency, step.button) == (Urgency.TODAY, "Open the agenda")
    assert "One topic is on the agenda" in step.lead


def test_afterwards_one_says_how_it_went(cast):
    talk = plan_talk(
        cast.mentorship, cast.at - timedelta(days=1), minutes=60, by=cast.ben, at=cast.at - timedelta(days=3)
    )

    assert first_step(cast, cast.ada).url == url("outcome", talk)
    note_talk(talk, by=cast.ada, at=cast.at)
    assert first_step(cast, cast.ben).url == pair_url(cast, "propose")


def test_with_no_talk_ahead_the_mentee_proposes(cast):
    leads, follows = first_step(cast, cast.ben), first_step(cast, cast.ada)

    assert (leads.urgency, follows.urgency) == (Urgency.MY_TURN, Urgency.WHENEVER)


def test_before_a_talk_the_mentee_chooses_topics_and_the_mentor_looks_at_them(cast):
    talk = plan_talk(cast.mentorship, cast.at + timedelta(days=9), minutes=60, by=cast.ben, at=cast.at)

    his, hers = first_step(cast, cast.ben), first_step(cast, cast.ada)

    assert his.title == f"Choose what you would like to talk about on {say_day(talk.starts_at)}"
    assert hers.title == f"Look at the agenda for {say_day(talk.starts_at)} with Ben"
    assert hers.urgency == Urgency.NOTHING


def test_a_look_back_waits_for_an_answer_and_more_so_when_the_other_has_answered(cast):
    plan_talk(cast.mentorship, cast.at + timedelta(days=9), minutes=60, by=cast.ben, at=cast.at)
    look = open_checkpoint(cast.mentorship, due_on=cast.at.date(), at=cast.at)
    assert first_step(cast, cast.ben).urgency == Urgency.MY_TURN

    answer_checkpoint(look, satisfied="very", working="", progress="", better="", by=cast.ada, at=cast.at)

    assert first_step(cast, cast.ben).urgency == Urgency.SOMEBODY_WAITS
    assert first_step(cast, cast.ada).urgency == Urgency.NOTHING


def test_who_rests_is_asked_nothing(cast):
    rest(cast.mentorship, until=(cast.at + timedelta(days=20)).date(), by=cast.ben, at=cast.at)

    assert next_steps(Whereabouts(cast.ben), at=cast.at) == []


@pytest.mark.parametrize("pairs", [1, 12])
def test_next_steps_cost_the_same_for_one_pair_and_for_twelve(cast, pairs, django_assert_num_queries):
    for number in range(pairs - 1):
        giver = make.mentor(make.cohort(cast.program, f"Cohort {number}"), cast.ada)
        another = make.mentorship(giver, make.mentee(cast.cohort), at=cast.at)
        plan_talk(another, cast.at + timedelta(days=1), minutes=30, by=cast.ada, at=cast.at)
        open_checkpoint(another, due_on=cast.at.date(), at=cast.at)
    open_checkpoint(cast.mentorship, due_on=cast.at.date(), at=cast.at)
    proposed = [cast.at + timedelta(days=2), cast.at + timedelta(days=3)]
    propose_times(cast.mentorship, proposed, minutes=60, by=cast.ben, at=cast.at)

    with django_assert_num_queries(11):
        assert next_steps(Whereabouts(cast.ada), at=cast.at)
