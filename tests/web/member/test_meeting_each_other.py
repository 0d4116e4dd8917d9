"""The directory, requests, offers, and what the two do before deciding."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from groundwork.core.clock import now
from groundwork.enrollment.actions import pause_asks
from groundwork.enrollment.models import Pause
from groundwork.invitations.actions import decline, say_yes_to_a_talk
from groundwork.invitations.models import Invitation, Reflection
from groundwork.invitations.states import InvitationState
from groundwork.mentorships.models import Mentorship
from groundwork.web.member.meeting_each_other.nextsteps import next_steps
from groundwork.web.nextsteps import Urgency
from groundwork.web.whereabouts import Whereabouts
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make.cast()


def sign_in(client, person):
    client.force_login(person)
    return client


def page(client, name, *args, status=200, **query):
    response = client.get(reverse(f"member:{name}", args=args), query)
    assert response.status_code == status
    return response.content.decode()


def post(client, name, *args, status=302, **data):
    response = client.post(reverse(f"member:{name}", args=args), data)
    assert response.status_code == status
    return response


def request_now(cast):
    return make.request(cast.mentor, cast.mentee, at=now())


# The directory


def test_ben_finds_ada_with_reasons_and_can_ask_her(client, cast):
    html = page(sign_in(client, cast.ben), "mentors", cast.program.pk)

    assert "Ada Lindqvist" in html
    assert "You would like to learn “Leading a first team”, and Ada offers it." in html
    assert "Ask Ada" in html
    assert "2 places of 2 are free." in html


def test_a_search_that_finds_nobody_says_so_and_leads_on(client, cast):
    html = page(sign_in(client, cast.ben), "mentors", cast.program.pk, q="beekeeping")

    assert "Nobody with a free place answers to that" in html
    assert "Show everyone" in html


def test_while_a_request_waits_nobody_else_can_be_asked(client, cast):
    request_now(cast)
    make.mentor(cast.cohort, make.person("Zoe Late", organization=cast.here))

    html = page(sign_in(client, cast.ben), "mentors", cast.program.pk)

    assert "You have asked Ada." in html
    assert "Ask Zoe" not in html


def test_who_said_no_is_not_shown_again(client, cast):
    decline(request_now(cast), by=cast.ada, at=now())

    assert "Ada Lindqvist" not in page(sign_in(client, cast.ben), "mentors", cast.program.pk)


def test_a_mentor_who_looks_for_mentors_is_told_whom_the_pages_are_for(client, cast):
    assert "These pages are for each mentee" in page(sign_in(client, cast.ada), "mentors", cast.program.pk)


@pytest.mark.parametrize("name", ["mentors", "seekers"])
def test_mallory_finds_nobody_of_another_program(client, cast, name):
    page(sign_in(client, cast.mallory), name, cast.program.pk, status=404)


@pytest.mark.parametrize("mentors", [3, 300])
def test_the_directory_costs_the_same_for_few_and_many(client, cast, django_assert_num_queries, mentors):
    for _ in range(mentors):
        make.mentor(cast.cohort, skills=("Leading a first team",))
    sign_in(client, cast.ben)

    with django_assert_num_queries(24):
        page(client, "mentors", cast.program.pk, all=1)
    with django_assert_num_queries(25):
        page(client, "mentors", cast.program.pk)


# One mentor, and asking


def test_what_mentoring_means_stands_side_by_side(client, cast):
    cast.mentor.offer.mentoring_means = "An honest ear."
    cast.mentor.offer.save()
    cast.mentee.profile.mentoring_means = "Somebody who asks."
    cast.mentee.profile.save()

    html = page(sign_in(client, cast.ben), "mentor", cast.mentor.pk)

    assert "An honest ear." in html
    assert "Somebody who asks." in html


def test_a_paused_mentor_can_be_read_and_not_asked(client, cast):
    Pause.objects.create(participation=cast.mentor, since=now())

    html = page(sign_in(client, cast.ben), "mentor", cast.mentor.pk)

    assert "Ada can’t be asked at the moment." in html
    assert "Ask Ada" not in html


def test_the_note_is_drafted_from_bens_answers_and_sent(client, cast):
    cast.mentee.profile.own_words = "I lead six people from May."
    cast.mentee.profile.save()
    sign_in(client, cast.ben)

    draft = page(client, "ask", cast.mentor.pk)
    response = post(client, "ask", cast.mentor.pk, text="Dear Ada, may I?")

    assert "because you offer “Leading a first team”" in draft
    assert "I lead six people from May." in draft
    sent = Invitation.objects.get()
    assert response.url == reverse("member:invitation", args=[sent.pk])
    assert sent.letters.get().text == "Dear Ada, may I?"


def test_an_empty_note_is_asked_for_again(client, cast):
    response = post(sign_in(client, cast.ben), "ask", cast.mentor.pk, text=" ", status=422)

    assert "Write a few words" in response.content.decode()
    assert not Invitation.objects.exists()


def test_a_request_that_came_too_late_keeps_the_words(client, cast):
    Pause.objects.create(participation=cast.mentor, since=now())

    response = post(sign_in(client, cast.ben), "ask", cast.mentor.pk, text="My long letter", status=422)

    assert "My long letter" in response.content.decode()
    assert "can&#x27;t be asked at the moment" in response.content.decode()


def test_mallory_can_neither_read_nor_ask_ada(client, cast):
    sign_in(client, cast.mallory)

    page(client, "mentor", cast.mentor.pk, status=404)
    post(client, "ask", cast.mentor.pk, text="Hello", status=404)


# Seekers, and offering


def test_ada_sees_facts_about_ben_and_none_of_his_words(client, cast):
    cast.mentee.profile.own_words = "I am afraid of failing"
    cast.mentee.profile.save()
    sign_in(client, cast.ada)

    html = page(client, "seekers", cast.program.pk) + page(client, "seeker", cast.mentee.pk)

    assert "Ben Okafor" in html
    assert "Leading a first team" in html
    assert "afraid" not in html


def test_ada_offers_and_ben_has_a_month(client, cast):
    sign_in(client, cast.ada)

    draft = page(client, "offer", cast.mentee.pk)
    post(client, "offer", cast.mentee.pk, text="Dear Ben, I would be glad.")

    assert "no remark on your work" in draft
    assert Invitation.objects.get().kind == Invitation.Kind.OFFER


def test_a_mentor_without_a_free_place_is_told_before_writing(client, cast):
    cast.mentor.offer.places = 0
    cast.mentor.offer.save()

    html = page(sign_in(client, cast.ada), "seeker", cast.mentee.pk)

    assert "an offer can’t go out at the moment" in html


def test_a_fellow_mentee_is_no_mentors_seeker(client, cast):
    page(sign_in(client, cast.ben), "seekers", cast.program.pk, status=404)


# The page of an invitation


def test_ada_reads_bens_note_and_says_yes_to_a_talk(client, cast):
    request = request_now(cast)
    sign_in(client, cast.ada)

    html = page(client, "invitation", request.pk)
    post(client, "answer", request.pk, answer="yes", line="Thursday?")

    assert "Ben Okafor asks you to meet" in html
    assert "May I ask you?" in html
    request.refresh_from_db()
    assert request.state == InvitationState.TALKING
    assert "Thursday?" in page(client, "invitation", request.pk)


def test_an_answer_has_to_be_chosen(client, cast):
    request = request_now(cast)

    response = post(sign_in(client, cast.ada), "answer", request.pk, line="Hm", status=422)

    assert "Choose an answer" in response.content.decode()


@pytest.mark.parametrize(
    ("answer", "said"),
    [("not-now", "Ada has no room for now."), ("no", "It will not be Ada this time.")],
)
def test_a_no_is_told_in_kind_words_and_can_be_taken_back(client, cast, answer, said):
    request = request_now(cast)
    sign_in(client, cast.ada)
    post(client, "answer", request.pk, answer=answer, line="")
    assert "Take my answer back" in page(client, "invitation", request.pk)

    html = page(sign_in(client, cast.ben), "invitation", request.pk)

    assert said in html
    assert "Look at other people" in html


def test_ada_takes_her_no_back(client, cast):
    request = request_now(cast)
    decline(request, by=cast.ada, at=now())

    post(sign_in(client, cast.ada), "reconsideration", request.pk)

    request.refresh_from_db()
    assert request.state == InvitationState.WAITING


def test_beginning_asks_one_question_first(client, cast):
    request = request_now(cast)
    sign_in(client, cast.ada)

    response = post(client, "answer", request.pk, answer="begin", line="")
    assert response.url == reverse("member:acceptance", args=[request.pk])
    post(client, "acceptance", request.pk, declared="nothing")

    assert Mentorship.objects.of(cast.ada).exists()


def test_after_the_talk_both_go_on(client, cast):
    request = request_now(cast)
    say_yes_to_a_talk(request, by=cast.ada, at=now())

    post(sign_in(client, cast.ben), "going_on", request.pk, declared="nothing")
    assert "Ben would like to go on." in page(sign_in(client, cast.ada), "invitation", request.pk)
    post(client, "going_on", request.pk, declared="nothing")

    assert Mentorship.objects.get().origin == "request"


def test_parting_is_asked_once_more_and_closed_kindly(client, cast):
    request = request_now(cast)
    say_yes_to_a_talk(request, by=cast.ada, at=now())
    sign_in(client, cast.ben)

    assert "Time is precious" in page(client, "parting", request.pk)
    post(client, "parting", request.pk)

    assert "nobody is to blame" in page(client, "invitation", request.pk)


def test_a_reflection_is_on_ones_own_page_alone(client, cast):
    request = request_now(cast)
    say_yes_to_a_talk(request, by=cast.ada, at=now())

    post(sign_in(client, cast.ben), "invitation_reflection", request.pk, text="I felt heard")

    assert "I felt heard" in page(client, "invitation", request.pk)
    assert "I felt heard" not in page(sign_in(client, cast.ada), "invitation", request.pk)
    assert Reflection.objects.count() == 1


def test_questions_before_deciding(client, cast):
    request = request_now(cast)

    post(sign_in(client, cast.ada), "invitation_letters", request.pk, text="What comes first?")

    assert "What comes first?" in page(sign_in(client, cast.ben), "invitation", request.pk)
    assert post(client, "invitation_letters", request.pk, text="", status=422)


def test_ben_takes_his_request_back(client, cast):
    request = request_now(cast)

    post(sign_in(client, cast.ben), "withdrawal", request.pk)

    request.refresh_from_db()
    assert request.state == InvitationState.WITHDRAWN


VERBS = ["answer", "invitation_letters", "invitation_reflection", "withdrawal", "reconsideration"]


@pytest.mark.parametrize("who", ["mallory", "cleo", "mo"])
def test_mallory_and_everybody_else_stay_outside(client, cast, who):
    request = request_now(cast)
    say_yes_to_a_talk(request, by=cast.ada, at=now())
    sign_in(client, getattr(cast, who))

    for name in ["invitation", "acceptance", "going_on", "parting", "invitation_declaration"]:
        page(client, name, request.pk, status=404)
    for name in VERBS:
        post(client, name, request.pk, text="x", answer="yes", status=404)


@pytest.mark.parametrize("name", VERBS)
def test_looking_changes_nothing(client, cast, name):
    request = request_now(cast)

    page(sign_in(client, cast.ada), name, request.pk, status=405)


def test_the_wrong_one_of_the_two_is_told_and_changes_nothing(client, cast):
    request = request_now(cast)

    post(sign_in(client, cast.ben), "answer", request.pk, answer="yes", line="")

    request.refresh_from_db()
    assert request.state == InvitationState.WAITING


def test_everything_one_has_sent_and_got_is_in_one_list(client, cast):
    request_now(cast)

    assert "Ben Okafor asks you" in page(sign_in(client, cast.ada), "invitations")
    assert "Your request to Ada Lindqvist" in page(sign_in(client, cast.ben), "invitations")
    assert "No requests or offers yet" in page(sign_in(client, cast.mallory), "invitations")


# Next steps


def test_the_mentee_without_a_mentor_is_shown_where_to_look(cast):
    (step,) = next_steps(Whereabouts(cast.ben), at=now())

    assert step.title == "Look at people you could talk with"


def test_while_ben_waits_ada_is_asked_to_answer(cast):
    request_now(cast)

    (his,), (hers,) = next_steps(Whereabouts(cast.ben), at=now()), next_steps(Whereabouts(cast.ada), at=now())

    assert (his.urgency, his.title) == (Urgency.NOTHING, "Ada has your note")
    assert (hers.urgency, hers.title) == (Urgency.SOMEBODY_WAITS, "Answer Ben, who asks you")


def test_after_the_talk_each_is_asked_whether_to_go_on(cast):
    request = request_now(cast)
    say_yes_to_a_talk(request, by=cast.ada, at=now())

    (step,) = next_steps(Whereabouts(cast.ben), at=now())

    assert (step.urgency, step.title) == (Urgency.MY_TURN, "Get to know Ada")


def test_while_a_request_waits_home_speaks_of_nothing_else(client, cast):
    request_now(cast)

    html = page(sign_in(client, cast.ben), "home")

    assert "Ada has your note" in html
    assert "the search is on" not in html


@pytest.mark.parametrize(("who", "said"), [("ben", "Your search pauses"), ("ada", "New requests pause")])
def test_who_pauses_reads_so_on_home_and_is_sent_nowhere(client, cast, who, said):
    for part in (cast.mentee, cast.mentor):
        pause_asks(part, now() + timedelta(days=20), by=part.person, at=now())

    html = page(sign_in(client, getattr(cast, who)), "home")

    assert said in html
    assert "Look at people you could talk with" not in html
    assert "Your offer can be seen" not in html


def test_next_steps_cost_two_queries(cast, django_assert_num_queries):
    request_now(cast)
    make.offer(make.mentor(cast.cohort), cast.mentee, at=now() - timedelta(days=1))

    with django_assert_num_queries(2):
        next_steps(Whereabouts(cast.ben), at=now())
