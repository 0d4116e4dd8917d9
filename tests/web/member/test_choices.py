"""Suggestions, further choices and setting aside, on the pages a mentee and a mentor have."""

from __future__ import annotations

import pytest
from django.urls import reverse

from groundwork.core.clock import now
from groundwork.enrollment.models import Block
from groundwork.invitations.actions import decline, keep_wish, withdraw
from groundwork.invitations.models import Invitation, Wish
from groundwork.web.member.meeting_each_other.nextsteps import next_steps
from groundwork.web.nextsteps import Urgency
from groundwork.web.whereabouts import Whereabouts
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    """Ben has asked Ada; Zoe and Kai have places."""
    cast = make.cast()
    cast.zoe = make.mentor(cast.cohort, make.person("Zoe Marsh", organization=cast.here), skills=("Budgets",))
    cast.kai = make.mentor(cast.cohort, make.person("Kai Ito", organization=cast.here))
    cast.request = make.request(cast.mentor, cast.mentee, at=now())
    return cast


@pytest.fixture
def ben(client, cast):
    client.force_login(cast.ben)
    return client


def url(name, *args):
    return reverse(f"member:{name}", args=[getattr(arg, "pk", arg) for arg in args])


def page(client, name, *args, status=200, **query):
    response = client.get(url(name, *args), query)
    assert response.status_code == status
    return response.content.decode()


def post(client, name, *args, status=302, **data):
    response = client.post(url(name, *args), data, follow=status == 302)
    assert response.status_code in {status, 200}
    return response.content.decode()


def wish(cast, mentor, text="My note"):
    return keep_wish(mentor, cast.mentee, text=text, by=cast.ben, at=now())


# Three suggestions


@pytest.mark.parametrize(
    ("mentors", "said"),
    [(0, "Two people you could talk with today. We keep looking"), (5, "Three people you could talk with")],
)
def test_how_many_are_suggested_is_said_honestly(ben, cast, mentors, said):
    withdraw(cast.request, by=cast.ben, at=now())
    for _ in range(mentors):
        make.mentor(cast.cohort)
    if not mentors:
        Block.objects.create(organization=cast.here, by=cast.ben, other=cast.kai.person)

    html = page(ben, "mentors", cast.program)

    assert said in html
    assert html.count('class="match"') == (3 if mentors else 2)
    assert ("Look at everyone with a free place" in html) == bool(mentors)


def test_everyone_with_a_free_place_is_one_link_away(ben, cast):
    for _ in range(3):
        make.mentor(cast.cohort)

    assert page(ben, "mentors", cast.program, all=1).count('class="match"') == 6


def test_when_nobody_can_take_ben_the_page_leads_to_the_line(ben, cast):
    withdraw(cast.request, by=cast.ben, at=now())
    for part in (cast.mentor, cast.zoe, cast.kai):
        Block.objects.create(organization=cast.here, by=cast.ben, other=part.person)

    html = page(ben, "mentors", cast.program)

    assert "Nobody can take you today" in html
    assert url("line", cast.program) in html


# Further choices


def test_after_asking_ben_is_led_to_choose_who_is_next(ben, cast):
    assert "Choose who is asked next" in page(ben, "invitation", cast.request)

    html = page(ben, "wishes", cast.program)

    assert "Choose Zoe next" in html
    assert "Choose Kai next" in html
    assert "Ada Lindqvist" in html


def test_the_note_to_the_next_is_drafted_edited_and_kept(ben, cast):
    draft = page(ben, "wish", cast.zoe)
    html = post(ben, "wish", cast.zoe, text="Dear Zoe, it is about budgets.")

    assert "Dear Zoe," in draft
    assert "Zoe is kept as a further choice. Nothing is sent yet." in html
    assert "Dear Zoe, it is about budgets." in html
    assert "If Ada has no room or does not answer in time, Zoe is asked by itself, with your note." in html
    assert Invitation.objects.count() == 1


def test_an_empty_note_is_asked_for_again(ben, cast):
    assert "Write a few words" in post(ben, "wish", cast.zoe, text=" ", status=422)
    assert not Wish.objects.exists()


def test_what_cannot_be_kept_keeps_the_words(ben, cast):
    wish(cast, cast.zoe)
    wish(cast, cast.kai)
    other = make.mentor(cast.cohort)

    html = post(ben, "wish", other, text="A long letter", status=422)

    assert "Two further choices are enough." in html
    assert "A long letter" in html


def test_the_order_changes_and_one_is_taken_off(ben, cast):
    wish(cast, cast.zoe)
    third = wish(cast, cast.kai)

    assert "Kai is asked first now." in post(ben, "wish_precedence", third)
    assert "Kai is off your list." in post(ben, "wish_removal", third)

    assert [each.mentor for each in Wish.objects.kept()] == [cast.zoe]


def test_a_note_that_was_taken_off_is_there_when_ben_asks_in_person(ben, cast):
    post(ben, "wish_removal", wish(cast, cast.zoe, "Dear Zoe, my very own words."))
    withdraw(cast.request, by=cast.ben, at=now())

    assert "Dear Zoe, my very own words." in page(ben, "ask", cast.zoe)


def test_after_a_withdrawal_ben_says_when_the_next_goes_out(ben, cast):
    second = wish(cast, cast.zoe, "Dear Zoe")
    withdraw(cast.request, by=cast.ben, at=now())
    assert "you say when the next one goes out" in page(ben, "wishes", cast.program)

    html = post(ben, "wish_asking", second)

    assert "Your note is on its way to Zoe." in html
    assert Invitation.objects.open().get().mentor == cast.zoe


def test_all_of_it_is_stopped_with_one_button(ben, cast):
    wish(cast, cast.zoe)

    html = post(ben, "wishes_end", cast.program)

    assert "Nobody else is asked by itself." in html
    assert not Wish.objects.kept().exists()


def test_what_moved_on_meanwhile_is_said_and_changes_nothing(ben, cast):
    second = wish(cast, cast.zoe)
    post(ben, "wish_removal", second)

    assert "This has moved on since you opened the page." in post(ben, "wish_removal", second)


def test_before_anybody_is_asked_a_further_choice_is_the_first(ben, cast):
    withdraw(cast.request, by=cast.ben, at=now())

    assert ben.get(url("wish", cast.zoe)).url == url("ask", cast.zoe)


def test_no_mentor_page_tells_that_somebody_was_chosen_next(client, cast):
    wish(cast, cast.zoe)
    client.force_login(cast.zoe.person)

    assert "Ben" not in page(client, "invitations")
    assert "Ben" not in page(client, "home")


VERBS = ["wish_precedence", "wish_removal", "wish_asking"]


@pytest.mark.parametrize("who", ["mallory", "ada", "cleo"])
def test_mallory_and_everybody_else_find_no_list(client, cast, who):
    second = wish(cast, cast.zoe)
    client.force_login(getattr(cast, who))

    for name in VERBS:
        assert client.post(url(name, second)).status_code == 404
    assert Wish.objects.kept().get() == second


@pytest.mark.parametrize("name", ["wishes", "wishes_end", "wish", "line", "mentor_aside"])
def test_mallory_finds_no_page_of_another_program(client, cast, name):
    client.force_login(cast.mallory)
    place = cast.program if name in {"wishes", "wishes_end", "line"} else cast.zoe

    method = client.post if name in {"wishes_end", "mentor_aside"} else client.get
    assert method(url(name, place)).status_code == 404


@pytest.mark.parametrize("name", VERBS)
def test_looking_changes_nothing(ben, cast, name):
    assert ben.get(url(name, wish(cast, cast.zoe))).status_code == 405


def test_the_mentor_reads_why_this_person_and_the_time_asked(client, cast):
    client.force_login(cast.ada)

    html = page(client, "invitation", cast.request)

    assert "Why the two of you may suit" in html
    assert "Time asked, time promised" in html
    assert "One talk now. If it fits, about an hour a month" in html


# Home


def test_home_says_who_is_asked_next_and_that_there_is_nothing_to_do(cast):
    wish(cast, cast.zoe)
    decline(cast.request, by=cast.ada, at=now())

    (step,) = next_steps(Whereabouts(cast.ben), at=now())

    assert (step.urgency, step.title) == (Urgency.NOTHING, "Zoe is asked next")


def test_home_asks_before_a_note_goes_out_after_a_withdrawal(cast):
    wish(cast, cast.zoe)
    withdraw(cast.request, by=cast.ben, at=now())

    (step,) = next_steps(Whereabouts(cast.ben), at=now())

    assert (step.urgency, step.title) == (Urgency.MY_TURN, "Ask Zoe next")


# Not this person


def test_whom_ben_sets_aside_is_gone_and_can_be_shown_again(ben, cast):
    withdraw(cast.request, by=cast.ben, at=now())

    html = post(ben, "mentor_aside", cast.zoe)
    assert "Zoe is not shown to you again. Nobody is told." in html
    assert "Ask Zoe" not in html
    assert "Show Zoe again" in html

    assert "Ask Zoe" in post(ben, "looking_again", cast.program, cast.zoe)


def test_setting_aside_takes_a_choice_off_the_list(ben, cast):
    wish(cast, cast.zoe)

    post(ben, "mentor_aside", cast.zoe)

    assert not Wish.objects.kept().exists()


def test_a_mentor_sets_a_seeker_aside(client, cast):
    gina = make.mentee(cast.cohort, make.person("Gina Rossi", organization=cast.here))
    client.force_login(cast.ada)
    assert "Set Gina aside" in page(client, "seekers", cast.program)

    html = post(client, "seeker_aside", gina)

    assert "Write to Gina" not in html
    assert "Show Gina again" in html


def test_only_whom_one_set_aside_oneself_can_be_shown_again(ben, cast):
    assert ben.post(url("looking_again", cast.program, cast.zoe)).status_code == 404
