"""The manager's page: no account, one answer, and nothing of the pair's (P18)."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from groundwork.core.clock import now
from groundwork.invitations.actions import tell_manager
from groundwork.invitations.links import manager_url
from groundwork.invitations.models import Guidance
from groundwork.invitations.states import NoticeState
from groundwork.mentorships.actions import close_mentorship
from groundwork.programs.models import Program
from tests import make

pytestmark = pytest.mark.django_db


def asked(policy=Program.ManagerPolicy.ASKED):
    cast = make.pair()
    cast.program.manager_policy = policy
    cast.program.save()
    cast.mentorship.program = cast.program
    cast.notice = tell_manager(cast.mentorship, at=now(), by=None)
    cast.url = urlsplit(manager_url(cast.notice)).path
    return cast


def test_mo_reads_who_how_much_until_when_and_what_stays_closed(client):
    cast = asked()

    html = client.get(cast.url).content.decode()

    assert "Ben would like to use about an hour a month" in html
    assert "Ada Lindqvist" in html
    assert "What you will not see" in html
    assert "is taken as no objection" in html


def test_opening_and_scanning_change_nothing(client):
    cast = asked()

    for method in (client.get, client.head, client.options):
        method(f"{cast.url}?answer=not_now")

    cast.notice.refresh_from_db()
    assert cast.notice.state == NoticeState.SENT


def test_the_letter_may_choose_the_answer_beforehand(client):
    cast = asked()

    html = client.get(urlsplit(manager_url(cast.notice, answer="agreed"))._replace(scheme="", netloc="").geturl())

    assert html.content.decode().count("checked") == 1


@pytest.mark.parametrize("answer", ["agreed", "talk_first", "not_now"])
def test_the_letter_has_a_button_for_each_answer_that_chooses_it(client, answer):
    cast = asked()
    mails = make.hear(now()) + make.hear(now() + timedelta(days=4))  # in working hours, whenever this runs
    (letter,) = [mail for mail in mails if mail.to == [cast.notice.manager_email]]

    (link,) = re.findall(rf"https?://\S+answer={answer}\b", letter.body)
    html = client.get(urlsplit(link)._replace(scheme="", netloc="").geturl()).content.decode()

    assert re.search(rf'value="{answer}"[^>]*checked', html)


def test_mo_answers_with_one_button_and_may_change_it(client):
    cast = asked()

    client.post(cast.url, {"answer": "agreed"})
    response = client.post(cast.url, {"answer": "talk_first", "guidance": "Take the Fridays."}, follow=True)

    cast.notice.refresh_from_db()
    assert cast.notice.state == NoticeState.TALK_FIRST
    assert "Your answer: Would like to talk first" in response.content.decode()
    assert Guidance.objects.get().text == "Take the Fridays."
    assert "Take the Fridays." not in client.get(cast.url).content.decode()


def test_busy_weeks_have_two_ends(client):
    cast = asked()

    response = client.post(cast.url, {"answer": "agreed", "busy_from": "2027-06-01"})

    assert response.status_code == 422
    assert "Enter the last day as well" in response.content.decode()


def test_an_answer_has_to_be_chosen(client):
    response = client.post(asked().url, {"guidance": "Hm"})

    assert response.status_code == 422
    assert "Choose an answer" in response.content.decode()


def test_who_is_told_has_nothing_to_answer_and_may_leave_a_word(client):
    cast = asked(Program.ManagerPolicy.TOLD)

    html = client.get(cast.url).content.decode()
    client.post(cast.url, {"guidance": "Practise saying no."})

    assert "Good to know; nothing is asked of you." in html
    assert "Fine with me" not in html
    assert Guidance.objects.get().text == "Practise saying no."


def test_an_empty_word_is_asked_for_again(client):
    response = client.post(asked(Program.ManagerPolicy.TOLD).url, {"guidance": " "})

    assert response.status_code == 422
    assert "Write a few words" in response.content.decode()


def test_after_the_end_there_is_nothing_to_answer(client):
    cast = asked()
    close_mentorship(cast.mentorship, by=None, at=now())

    assert "This mentorship has ended." in client.get(cast.url).content.decode()
    assert client.post(cast.url, {"answer": "agreed"}).status_code == 422


def test_mallory_with_a_made_up_link_finds_nothing(client):
    asked()

    assert client.get(reverse("manager:notice", args=["abc:1:def"])).status_code == 404


def test_ben_reads_what_mo_said_and_ada_does_not(client):
    cast = make.cast()
    request = make.request(cast.mentor, cast.mentee, at=now())
    client.force_login(cast.ada)
    client.post(reverse("member:acceptance", args=[request.pk]), {"declared": "nothing"})
    request.refresh_from_db()
    notice = request.mentorship.manager_notices.get()
    client.post(urlsplit(manager_url(notice)).path, {"guidance": "Practise saying no."})

    pages = []
    for person in (cast.ben, cast.ada):
        client.force_login(person)
        pages.append(client.get(reverse("member:invitation", args=[request.pk])).content.decode())

    assert "Practise saying no." in pages[0]
    assert "Practise saying no." not in pages[1]
