"""Joining a cohort by its link."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from groundwork.enrollment.actions import invite_to_cohort
from groundwork.enrollment.models import Participation, Role
from groundwork.enrollment.states import ParticipationState
from groundwork.people.models import Person
from groundwork.programs.models import Membership
from groundwork.programs.states import CohortState
from tests import make

pytestmark = pytest.mark.django_db
NEW = "nora@example.org"


@pytest.fixture(autouse=True)
def a_quiet_hour():
    cache.clear()


@pytest.fixture
def cast():
    return make.cast()


def link(cast, name="join"):
    return reverse(f"public:{name}", args=[cast.cohort.join_token])


def ask(client, cast, email=NEW, role="mentee"):
    return client.post(link(cast), {"email": email, "role": role})


def code_in_the_letter():
    return re.search(r"\b\d{4}-\d{4}\b", mail.outbox[-1].body)[0]


def enter(client, cast, code):
    return client.post(link(cast, "join_code"), {"code": code})


def join(client, cast, email=NEW, role="mentee"):
    ask(client, cast, email, role)
    return enter(client, cast, code_in_the_letter())


def test_the_link_says_what_it_is_about(client, cast):
    cast.program.purpose = "For everyone who would like to grow."
    cast.program.save()

    html = client.get(link(cast)).content.decode()

    for said in ["Valemere Hospitals", "Join Side by Side", "For everyone who would like to grow.", "Cleo Marques"]:
        assert said in html


def test_who_was_invited_as_a_mentor_finds_that_chosen(client, cast):
    page = client.get(link(cast), {"as": "mentor"})

    assert page.context["form"]["role"].value() == "mentor"
    assert re.search(r'value="mentor"[^>]*checked', page.content.decode())


def test_nora_joins_and_comes_to_her_first_question(client, cast):
    response = join(client, cast)

    nora = Person.objects.get(email=NEW)
    part = Participation.objects.get(person=nora)
    assert (part.role, part.state) == (Role.MENTEE, ParticipationState.JOINING)
    assert response.url == reverse("member:questions", args=[part.pk])
    assert client.get("/").wsgi_request.user == nora


def test_before_the_code_is_entered_nothing_comes_to_be(client, cast):
    ask(client, cast)

    assert not Person.objects.filter(email=NEW).exists()
    assert not client.get("/").wsgi_request.user.is_authenticated


def test_who_is_both_has_two_parts_and_begins_as_mentee(client, cast):
    response = join(client, cast, role="both")

    mentee = Participation.objects.get(person__email=NEW, role=Role.MENTEE)
    assert Participation.objects.filter(person__email=NEW).count() == 2
    assert response.url == reverse("member:questions", args=[mentee.pk])


def test_an_address_that_is_known_takes_the_same_way_in_the_same_words(client, cast):
    def walk(email):
        client.logout()
        mail.outbox.clear()
        answers = [ask(client, cast, email), client.get(link(cast, "join_code")), enter(client, cast, "0000-0000")]
        texts = [re.sub(r'value="[^"]{64}"', "", answer.content.decode()).replace(email, "") for answer in answers]
        letters = [(letter.subject, re.sub(r"\d{4}-\d{4}", "", letter.body)) for letter in mail.outbox]
        return [answer.status_code for answer in answers], texts, letters

    assert walk(cast.mo.email) == walk(NEW)


def test_who_has_an_account_elsewhere_joins_with_it(client, cast):
    join(client, cast, email=cast.mallory.email)

    assert Membership.objects.filter(person=cast.mallory, organization=cast.here).exists()
    assert Person.objects.filter(email=cast.mallory.email).count() == 1


def test_who_was_invited_joins_as_the_same_part(client, cast):
    part, _new = invite_to_cohort(cast.cohort, cast.mo, role=Role.MENTOR, source="import", by=None, at=make.NOW)

    join(client, cast, email=cast.mo.email, role="mentor")

    part.refresh_from_db()
    assert part.state == ParticipationState.JOINING


def test_whoever_is_signed_in_presses_one_button(client, cast):
    client.force_login(cast.mo)

    response = client.post(link(cast, "join_at_once"), {"role": "mentor"})

    part = Participation.objects.get(person=cast.mo)
    assert response.url == reverse("member:questions", args=[part.pk])
    assert not mail.outbox


def test_looking_never_joins(client, cast):
    client.force_login(cast.mo)

    client.get(link(cast))
    assert client.get(link(cast, "join_at_once")).status_code == 405

    assert not Participation.objects.filter(person=cast.mo).exists()


def test_a_wrong_code_says_so_and_keeps_the_way_open(client, cast):
    ask(client, cast)

    response = enter(client, cast, "0000-0000")

    assert response.status_code == 422
    assert "This is not the code in our letter" in response.content.decode()
    assert enter(client, cast, code_in_the_letter()).status_code == 302


def test_five_wrong_codes_end_it(client, cast):
    ask(client, cast)
    right = code_in_the_letter()
    for _ in range(5):
        enter(client, cast, "0000-0000")

    enter(client, cast, right)

    assert not Person.objects.filter(email=NEW).exists()


def test_another_code_can_be_had_and_the_first_works_no_longer(client, cast):
    ask(client, cast)
    first = code_in_the_letter()

    client.post(link(cast, "join_code"), {"action": "resend"})

    assert enter(client, cast, first).status_code == 422
    assert enter(client, cast, code_in_the_letter()).status_code == 302


def test_a_code_belongs_to_its_link(client, cast):
    ask(client, cast)

    elsewhere = reverse("public:join_code", args=[cast.other_cohort.join_token])

    assert client.post(elsewhere, {"code": code_in_the_letter()}).url.endswith(f"{cast.other_cohort.join_token}/")
    assert not Person.objects.filter(email=NEW).exists()


def test_an_old_code_asks_for_a_new_one(client, cast):
    ask(client, cast)
    session = client.session
    session["joining"] = {**session["joining"], "asked_at": "2020-01-01T00:00:00+00:00"}
    session.save()

    response = enter(client, cast, code_in_the_letter())

    assert response.url == link(cast)
    assert b"works no longer" in client.get(link(cast)).content


def test_the_session_holds_no_code_and_is_a_new_one_afterwards(client, cast):
    ask(client, cast)
    before = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert code_in_the_letter() not in str(dict(client.session))

    enter(client, cast, code_in_the_letter())

    assert client.cookies[settings.SESSION_COOKIE_NAME].value != before


def test_one_address_gets_few_letters(client, cast):
    for _ in range(5):
        ask(client, cast)

    assert len(mail.outbox) == 3


def test_an_address_and_a_choice_are_needed(client, cast):
    response = client.post(link(cast), {})

    assert response.status_code == 422
    for said in ["Enter your e-mail address", "Choose how you would like to take part"]:
        assert said in response.content.decode()


@pytest.mark.parametrize(
    ("state", "said"), [(CohortState.DRAFT, "is being prepared"), (CohortState.CLOSING, "is over")]
)
def test_a_link_that_is_not_open_says_so_kindly(client, cast, state, said):
    cast.cohort.state = state
    cast.cohort.save()

    response = client.get(link(cast))

    assert response.status_code == 200
    assert said in response.content.decode()


def test_an_unknown_link_leads_nowhere(client):
    assert client.get("/join/guessed/").status_code == 404


def test_who_was_let_go_is_told_and_stays_outside(client, cast):
    Membership.objects.filter(person=cast.ben).update(left_at=make.NOW)

    join(client, cast, email=cast.ben.email)

    assert b"Your place here has ended" in client.get(link(cast)).content
    assert not client.get("/").wsgi_request.user.is_authenticated
