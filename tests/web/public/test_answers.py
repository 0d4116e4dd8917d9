"""Answers from a letter, without signing in: one link, one button; and pausing from its foot."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from groundwork.core.clock import now
from groundwork.core.signing import sign
from groundwork.enrollment.models import Pause
from groundwork.invitations.actions import decline, withdraw
from groundwork.invitations.links import LINK_LIVES, answer_url, pause_url
from groundwork.invitations.queries import suggested_instead
from groundwork.invitations.states import InvitationState
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    cast = make.cast()
    cast.request = make.request(cast.mentor, cast.mentee, at=now())
    return cast


def path_of(url):
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def state_of(request):
    request.refresh_from_db()
    return request.state


def test_the_link_shows_the_question_with_the_answer_chosen(client, cast):
    html = client.get(path_of(answer_url(cast.request, answer="not-now"))).content.decode()

    assert "Meet Ben Okafor for one first talk?" in html
    assert "May I ask you?" in html
    assert html.count("checked") == 1
    assert 'value="not-now"' in html


def test_the_page_says_why_ada_and_the_time_asked_beside_the_time_promised(client, cast):
    type(cast.mentor.offer).objects.filter(pk=cast.mentor.offer.pk).update(hours_per_month=3)

    html = client.get(path_of(answer_url(cast.request))).content.decode()

    assert "Ben would like to learn “Leading a first team”, and you offer it." in html
    assert "One talk now. If it fits, about an hour a month until" in html
    assert "Friday 31 December" in html
    assert "You offered about 3 hours a month." in html


def test_once_it_is_answered_the_page_weighs_nothing_any_more(client, cast):
    decline(cast.request, by=cast.ada, at=now())

    assert "Why you" not in client.get(path_of(answer_url(cast.request))).content.decode()


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_scanner_that_opens_the_link_changes_nothing(client, cast, method):
    for _ in range(2):
        getattr(client, method)(path_of(answer_url(cast.request, answer="yes")))

    assert state_of(cast.request) == InvitationState.WAITING


@pytest.mark.parametrize(
    ("answer", "state", "said"),
    [
        ("yes", InvitationState.TALKING, "You and Ben meet once"),
        ("not-now", InvitationState.NOT_NOW, "You said “not now”"),
        ("no", InvitationState.DECLINED, "You said no"),
    ],
)
def test_one_button_answers_and_the_page_says_what_comes_next(client, cast, answer, state, said):
    response = client.post(path_of(answer_url(cast.request)), {"answer": answer, "line": ""}, follow=True)

    assert state_of(cast.request) == state
    assert said in response.content.decode()


def test_no_answer_chosen_is_asked_again(client, cast):
    response = client.post(path_of(answer_url(cast.request)), {"line": "Hm"})

    assert response.status_code == 422
    assert "Choose an answer" in response.content.decode()


def test_a_no_is_taken_back_with_one_button(client, cast):
    decline(cast.request, by=cast.ada, at=now())
    url = path_of(answer_url(cast.request))

    assert "Take my answer back" in client.get(url).content.decode()
    client.post(f"{url}reconsideration/")

    assert state_of(cast.request) == InvitationState.WAITING


def test_after_half_an_hour_a_no_stands_and_the_page_says_so(client, cast):
    decline(cast.request, by=cast.ada, at=now() - timedelta(minutes=31))
    url = path_of(answer_url(cast.request))

    response = client.post(f"{url}reconsideration/", follow=True)

    assert "The time to take this back is over." in response.content.decode()
    assert "Take my answer back" not in client.get(url).content.decode()


def test_what_has_ended_by_itself_says_so_before_the_sweeper_comes(client, cast):
    cast.request.expires_at = now() - timedelta(minutes=1)
    cast.request.save()
    url = path_of(answer_url(cast.request))

    response = client.post(url, {"answer": "yes", "line": ""}, follow=True)

    assert "This ended by itself" in response.content.decode()
    assert state_of(cast.request) == InvitationState.WAITING


def test_what_was_taken_back_says_so(client, cast):
    withdraw(cast.request, by=cast.ben, at=now())

    assert "Ben has taken this back" in client.get(path_of(answer_url(cast.request))).content.decode()


def test_an_old_link_says_what_to_do_next(client, cast, monkeypatch):
    url = path_of(answer_url(cast.request))
    monkeypatch.setitem(LINK_LIVES, "answer", timedelta(seconds=-1))

    response = client.get(url)

    assert response.status_code == 410
    assert "The time of this link is over" in response.content.decode()


def test_a_forwarded_letter_explains_itself(client, cast):
    response = client.get(f"{path_of(answer_url(cast.request))}forwarded/")

    assert "This letter was for Ada" in response.content.decode()
    assert state_of(cast.request) == InvitationState.WAITING


def test_suggesting_someone_is_a_kind_not_now(client, cast):
    zoe = make.mentor(cast.cohort, make.person("Zoe Late", organization=cast.here))
    url = path_of(answer_url(cast.request))

    response = client.post(url, {"answer": "someone", "line": ""}, follow=True)
    client.post(f"{url}colleague/", {"colleague": str(zoe.pk)})

    assert "Zoe Late" in response.content.decode()
    assert state_of(cast.request) == InvitationState.NOT_NOW
    assert suggested_instead(cast.request) == zoe
    client.force_login(cast.ben)
    page = client.get(reverse("member:invitation", args=[cast.request.pk])).content.decode()
    assert "Ada thinks of somebody who might suit" in page


def test_a_mentee_answers_an_offer_the_same_way(client, cast):
    offer = make.offer(make.mentor(cast.cohort), cast.mentee, at=now())
    url = path_of(answer_url(offer))

    html = client.get(url).content.decode()
    client.post(url, {"answer": "yes", "line": "Gladly."})

    assert "offers to be your mentor" in html
    assert "Suggest someone else" not in html
    assert state_of(offer) == InvitationState.TALKING


@pytest.mark.parametrize("name", ["answer", "answer_undo", "answer_someone", "answer_forwarded", "pause_link"])
def test_mallory_with_a_made_up_link_finds_nothing(client, cast, name):
    url = reverse(f"public:{name}", args=["eyJpbnZpdGF0aW9uIjoiMSJ9:1:abc"])

    assert (client.post if name == "answer_undo" else client.get)(url).status_code == 404


def test_a_link_of_one_purpose_or_person_opens_nothing_else(client, cast):
    other_purpose = sign("pause", invitation=str(cast.request.pk), person=str(cast.ada.pk))
    other_person = sign("answer", invitation=str(cast.request.pk), person=str(cast.ben.pk))

    for token in (other_purpose, other_person):
        assert client.get(reverse("public:answer", args=[token])).status_code == 404


def test_pages_behind_a_link_are_kept_by_nobody(client, cast):
    response = client.get(path_of(answer_url(cast.request)))

    assert "no-store" in response.headers["Cache-Control"]
    assert "noindex" in response.headers["X-Robots-Tag"]


# Pausing from the foot of a letter


def test_one_button_pauses_for_a_month(client, cast):
    url = path_of(pause_url(cast.mentor))
    assert "checked" in client.get(url).content.decode()
    assert not Pause.objects.exists()

    response = client.post(url, {"how_long": "1"}, follow=True)

    assert Pause.objects.running(now() + timedelta(days=25)).get().participation == cast.mentor
    assert "New requests are paused" in response.content.decode()


def test_a_pause_is_ended_by_the_same_link(client, cast):
    url = path_of(pause_url(cast.mentor))
    client.post(url, {"how_long": "3"})

    client.post(f"{url}end/")

    assert not Pause.objects.running(now()).exists()


def test_a_day_has_to_be_named(client, cast):
    response = client.post(path_of(pause_url(cast.mentor)), {"how_long": "date"})

    assert response.status_code == 422
    assert "Enter the day" in response.content.decode()


def test_a_mentor_lowers_the_limit_and_nothing_that_runs_ends(client, cast):
    url = path_of(pause_url(cast.mentor))

    response = client.post(f"{url}limit/", {"places": "1"}, follow=True)

    cast.mentor.offer.refresh_from_db()
    assert cast.mentor.offer.places == 1
    assert "You offer 1 place from now on." in response.content.decode()
    assert state_of(cast.request) == InvitationState.WAITING


def test_the_limit_is_not_raised_from_a_letter(client, cast):
    client.post(f"{path_of(pause_url(cast.mentor))}limit/", {"places": "9"})

    cast.mentor.offer.refresh_from_db()
    assert cast.mentor.offer.places == 2
