"""Questions a page at a time, all answers on one page, being ready, pausing, leaving (P6, P7)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from groundwork.core.clock import now
from groundwork.enrollment.actions import join_cohort
from groundwork.enrollment.models import LearningProfile, MentorOffer, Participation, Pause, Role
from groundwork.enrollment.queries import unwanted_by
from groundwork.enrollment.states import ParticipationState
from groundwork.programs.models import Cohort
from tests import make

pytestmark = pytest.mark.django_db
PAGES = ["part", "questions", "what_next", "pause", "departure"]


@pytest.fixture
def cast(client):
    cast = make.cast()
    cast.nora = make.person("Nora Lind", organization=cast.here)
    cast.seeking = join_cohort(cast.cohort, cast.nora, role=Role.MENTEE, by=cast.nora, at=make.NOW)
    cast.offering = join_cohort(cast.cohort, cast.nora, role=Role.MENTOR, by=cast.nora, at=make.NOW)
    client.force_login(cast.nora)
    return cast


def url(name, part, *more):
    return reverse(f"member:{name}", args=[part.pk, *more])


def answer(client, part, page, **said):
    return client.post(url("question", part, page), said)


def text(response):
    return response.content.decode()


def answer_all(client, cast):
    skill = str(make.skill(cast.here, "Leading a first team").pk)
    pages = {
        "you": {"languages": "English", "time_zone": "Europe/Oslo", "where_now": "Nurse"},
        "topics": {"skills": [skill], "own_words": "Lead six people"},
        "help": {"kinds": ["ear", "advice"]},
        "rhythm": {"rhythm_weeks": "3", "channel": "online"},
        "apart": {"unwanted": ""},
    }
    return [answer(client, cast.seeking, page, **said) for page, said in pages.items()]


# Others


@pytest.mark.parametrize("name", PAGES)
def test_mallory_and_the_coordinator_find_no_such_page(client, cast, name):
    for stranger in (cast.mallory, cast.cleo, cast.ben):
        client.force_login(stranger)
        assert client.get(url(name, cast.seeking)).status_code == 404


def test_mallory_answers_nothing(client, cast):
    client.force_login(cast.mallory)

    for page in ["you", "topics", "apart"]:
        assert answer(client, cast.seeking, page, own_words="x").status_code == 404
    for name in ["readiness", "pause", "pause_lifting", "departure"]:
        assert client.post(url(name, cast.seeking)).status_code == 404


def test_a_page_of_the_other_role_is_no_page(client, cast):
    assert client.get(url("question", cast.seeking, "time")).status_code == 404
    assert client.get(url("question", cast.offering, "rhythm")).status_code == 404


# The way of a mentee


def test_each_page_leads_to_the_next_and_the_last_to_all_answers(client, cast):
    walked = [response.url for response in answer_all(client, cast)]

    slugs = ["topics", "help", "rhythm", "apart"]
    assert walked == [*(url("question", cast.seeking, slug) for slug in slugs), url("part", cast.seeking)]


def test_what_is_known_is_not_asked(client, cast):
    html = text(client.get(url("question", cast.seeking, "you")))

    assert 'name="name"' not in html
    assert 'name="languages"' in html


def test_the_browsers_language_stands_there_already(client, cast):
    html = text(client.get(url("question", cast.seeking, "you"), headers={"Accept-Language": "de-CH,fr;q=0.5"}))

    assert 'value="German, French"' in html


def test_more_than_three_topics_are_refused_in_words(client, cast):
    skills = [str(make.skill(cast.here, f"Skill {number}").pk) for number in range(4)]

    response = answer(client, cast.seeking, "topics", skills=skills, own_words="kept")

    assert response.status_code == 422
    assert text(response).count("Choose up to three. You have chosen four") == 2
    assert "kept" in text(response)


def test_not_knowing_yet_is_an_answer(client, cast):
    answer(client, cast.seeking, "topics", skills=["unsure"])

    assert LearningProfile.objects.get(participation=cast.seeking).knows_not_yet


def test_not_knowing_and_knowing_at_once_is_none(client, cast):
    skill = str(make.skill(cast.here, "Negotiating").pk)

    assert answer(client, cast.seeking, "topics", skills=["unsure", skill]).status_code == 422


def test_whom_nora_would_rather_not_meet_is_kept(client, cast):
    answer(client, cast.seeking, "apart", unwanted="Ada Lindqvist\nsurgery")

    assert unwanted_by(cast.nora, cast.here) == ["Ada Lindqvist", "Surgery"]


def test_an_unknown_name_is_named_and_the_answer_stays(client, cast):
    response = answer(client, cast.seeking, "apart", unwanted="Adda Lindquist")

    assert response.status_code == 422
    assert "Nobody here and no unit is called “Adda Lindquist”" in text(response)


def test_coming_back_later_keeps_what_holds(client, cast):
    response = answer(client, cast.seeking, "rhythm", channel="online", later="1")

    assert response.url == reverse("member:home")
    assert LearningProfile.objects.get(participation=cast.seeking).channel == "online"


def test_questions_lead_to_the_first_that_is_open(client, cast):
    answer(client, cast.seeking, "you", languages="English", time_zone="UTC", where_now="Nurse")

    assert client.get(url("questions", cast.seeking)).url == url("question", cast.seeking, "topics")


def test_all_answers_stand_on_one_page_with_their_circle(client, cast):
    answer_all(client, cast)

    html = text(client.get(url("part", cast.seeking)))

    for said in ["Nora Lind", "English", "Leading a first team", "Lead six people", "Every three weeks", "Online"]:
        assert said in html
    assert "a mentor you ask or are matched with" in html


def test_a_change_comes_back_to_all_answers(client, cast):
    answer_all(client, cast)

    response = client.post(url("question", cast.seeking, "help") + "?change=1", {"kinds": ["doors"]})

    assert response.url == url("part", cast.seeking)


def test_nora_is_found_once_she_agrees(client, cast):
    answer_all(client, cast)

    assert client.post(url("readiness", cast.seeking), {}).status_code == 422
    response = client.post(url("readiness", cast.seeking), {"agrees": "on"})

    assert response.url == url("what_next", cast.seeking)
    assert Participation.objects.get(pk=cast.seeking.pk).state == ParticipationState.READY


def test_before_all_is_said_the_button_leads_to_what_is_open(client, cast):
    response = client.post(url("readiness", cast.seeking), {"agrees": "on"})

    assert response.url == url("questions", cast.seeking)


def test_the_next_page_says_honestly_how_many_mentors_have_room(client, cast):
    Participation.objects.filter(pk=cast.seeking.pk).update(state=ParticipationState.READY)

    assert "One mentor has a free place today" in text(client.get(url("what_next", cast.seeking)))

    Participation.objects.filter(pk=cast.mentor.pk).update(state=ParticipationState.LEFT)
    assert "Nobody has a free place today" in text(client.get(url("what_next", cast.seeking)))


# The way of a mentor


def offer_all(client, cast):
    answer(client, cast.offering, "you", languages="English", time_zone="Europe/Oslo")
    answer(client, cast.offering, "time", hours_per_month="3", places="2", until="")
    answer(client, cast.offering, "topics", skills=[], can_help_with="Budgets")
    return answer(client, cast.offering, "ways", kinds=["ear"], channel="either", not_offered="No job letters")


def test_a_mentor_offers_places_in_four_pages(client, cast):
    assert offer_all(client, cast).url == url("part", cast.offering)

    client.post(url("readiness", cast.offering))

    offer = MentorOffer.objects.get(participation=cast.offering)
    assert (offer.hours_per_month, offer.places, offer.can_help_with) == (3, 2, "Budgets")
    assert offer.participation.state == ParticipationState.READY


@pytest.mark.parametrize(("field", "value"), [("hours_per_month", "0"), ("places", "21"), ("until", "2020-01-01")])
def test_a_promise_stays_within_reach(client, cast, field, value):
    said = {"hours_per_month": "3", "places": "2", "until": "", field: value}

    assert answer(client, cast.offering, "time", **said).status_code == 422


def test_an_offer_says_something(client, cast):
    response = answer(client, cast.offering, "topics", can_help_with="")

    assert "Choose at least one, or say it in your own words" in text(response)


def test_who_has_another_part_to_finish_is_led_there(client, cast):
    offer_all(client, cast)
    client.post(url("readiness", cast.offering))

    assert url("questions", cast.seeking) in text(client.get(url("what_next", cast.offering)))


# Pausing and leaving


@pytest.mark.parametrize(("days", "said"), [(5, "pairs are put together on"), (-5, "writes to you when somebody fits")])
def test_a_matching_day_is_named_while_it_is_ahead(client, cast, days, said):
    Participation.objects.filter(pk=cast.seeking.pk).update(state=ParticipationState.READY)
    Cohort.objects.filter(pk=cast.cohort.pk).update(matching_on=now().date() + timedelta(days=days))

    assert said in text(client.get(url("what_next", cast.seeking)))


def test_a_pause_of_a_month_begins_at_once(client, cast):
    response = client.post(url("pause", cast.offering), {"how_long": "1"})

    assert response.url == url("part", cast.offering)
    assert Pause.objects.running(now()).filter(participation=cast.offering).exists()


def test_a_day_of_ones_own_needs_the_day(client, cast):
    assert client.post(url("pause", cast.offering), {"how_long": "date"}).status_code == 422
    past = (now() - timedelta(days=2)).date().isoformat()
    assert client.post(url("pause", cast.offering), {"how_long": "date", "until": past}).status_code == 422


def test_a_pause_can_be_ended(client, cast):
    client.post(url("pause", cast.offering), {"how_long": "open"})

    client.post(url("pause_lifting", cast.offering))

    assert not Pause.objects.running(now()).exists()


def test_looking_at_the_way_out_leaves_nothing(client, cast):
    client.get(url("departure", cast.seeking))

    assert Participation.objects.get(pk=cast.seeking.pk).state == ParticipationState.JOINING


def test_leaving_takes_one_press(client, cast):
    client.post(url("departure", cast.seeking))

    assert Participation.objects.get(pk=cast.seeking.pk).state == ParticipationState.LEFT


def test_who_is_in_a_mentorship_brings_that_to_an_end_first(client, cast):
    make.mentorship(cast.mentor, cast.mentee)
    client.force_login(cast.ben)

    client.post(url("departure", cast.mentee))

    assert "Bring that to an end first" in text(client.get(url("part", cast.mentee)))


@pytest.mark.parametrize("state", ["closing", "closed"])
def test_free_places_of_a_cohort_that_ends_are_not_promised(client, state):
    cast = make.cast()
    ended = make.cohort(cast.program, "Summer", state=state)
    for _ in range(3):
        make.mentor(ended)
    client.force_login(cast.ben)

    assert "One mentor has a free place today." in text(client.get(url("what_next", cast.mentee)))
