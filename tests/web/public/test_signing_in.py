"""Signing in: a code by letter, the same answer for every address, few tries, a new session."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from tests import make

pytestmark = pytest.mark.django_db
KNOWN, UNKNOWN = "ada@example.org", "nobody@example.org"
PASSWORD = "four horses in one long row"


@pytest.fixture(autouse=True)
def a_quiet_hour():
    cache.clear()


@pytest.fixture
def ada():
    return make.person("Ada Lindqvist", organization=make.organization(), email=KNOWN)


def ask_for_a_code(client, email, **more):
    return client.post(reverse("public:sign_in"), {"email": email, **more})


def code_in_the_letter():
    return re.search(r"\b\d{4}-\d{4}\b", mail.outbox[-1].body)[0]


def enter(client, code, **more):
    return client.post(reverse("account_confirm_login_code"), {"code": code, **more})


def test_the_code_in_the_letter_lets_ada_in(client, ada):
    ask_for_a_code(client, "Ada@Example.org ")

    response = enter(client, code_in_the_letter())

    assert response.status_code == 302
    assert client.get("/").wsgi_request.user == ada


def test_a_code_is_kept_out_of_the_subject(client, ada):
    ask_for_a_code(client, KNOWN)

    assert not re.search(r"\d", mail.outbox[0].subject)


def test_dashes_and_blanks_do_not_matter(client, ada):
    ask_for_a_code(client, KNOWN)

    enter(client, code_in_the_letter().replace("-", " "))

    assert client.get("/").wsgi_request.user == ada


def test_the_way_on_is_kept(client, ada):
    ask_for_a_code(client, KNOWN, next="/you/")

    response = enter(client, code_in_the_letter(), next="/you/")

    assert response.url == "/you/"


def test_no_way_leads_to_another_host(client, ada):
    ask_for_a_code(client, KNOWN, next="https://elsewhere.example/")

    response = enter(client, code_in_the_letter(), next="https://elsewhere.example/")

    assert response.url == "/"


def test_known_and_unknown_addresses_cannot_be_told_apart(client, ada):
    def walk(email):
        client.logout()
        mail.outbox.clear()
        answers = [ask_for_a_code(client, email), client.get(reverse("account_confirm_login_code"))]
        answers += [enter(client, "0000-0000")]
        texts = [re.sub(r'value="[^"]{64}"', "", answer.content.decode()).replace(email, "") for answer in answers]
        return [answer.status_code for answer in answers], [answer.headers.get("Location") for answer in answers], texts

    known, unknown = walk(KNOWN), walk(UNKNOWN)

    assert known == unknown
    assert len(mail.outbox) == 1


def test_each_address_gets_one_letter_and_an_unknown_one_gets_no_code(client, ada):
    ask_for_a_code(client, UNKNOWN)

    (letter,) = mail.outbox
    assert letter.to == [UNKNOWN]
    assert not re.search(r"\d{4}-\d{4}", letter.body)


def test_five_wrong_codes_end_it(client, ada):
    ask_for_a_code(client, KNOWN)
    right = code_in_the_letter()
    for _ in range(5):
        enter(client, "0000-0000")

    enter(client, right)

    assert not client.get("/").wsgi_request.user.is_authenticated


def test_one_address_gets_few_letters_in_a_minute(client, ada):
    for _ in range(5):
        ask_for_a_code(client, KNOWN)
        client.logout()

    assert len(mail.outbox) == 3


def test_one_place_asks_for_few_letters_in_a_minute(client):
    for number in range(25):
        ask_for_a_code(client, f"{number}@example.org")
        client.logout()

    assert len(mail.outbox) == 20


def test_the_session_is_a_new_one_after_signing_in(client, ada):
    ask_for_a_code(client, KNOWN)
    before = client.cookies[settings.SESSION_COOKIE_NAME].value

    enter(client, code_in_the_letter())

    assert client.cookies[settings.SESSION_COOKIE_NAME].value != before


def test_a_closed_account_gets_the_letter_of_an_unknown_one(client, ada):
    ada.is_active = False
    ada.save()

    ask_for_a_code(client, KNOWN)

    assert not re.search(r"\d{4}-\d{4}", mail.outbox[0].body)


def test_nobody_signs_up(client):
    response = client.post(reverse("account_signup"), {"email": UNKNOWN, "password1": PASSWORD})

    assert not make.Person.objects.filter(email=UNKNOWN).exists()
    assert b"You join by a link" in response.content


def test_signing_out_asks_first(client, ada):
    client.force_login(ada)

    assert client.get(reverse("public:sign_out")).status_code == 200
    client.post(reverse("public:sign_out"))

    assert not client.get("/").wsgi_request.user.is_authenticated


def sign_in_with(client, password, email=KNOWN):
    return client.post(reverse("account_login"), {"login": email, "password": password, "remember": "True"})


def test_a_password_works_for_whoever_set_one(client, ada):
    client.force_login(ada)
    client.post(reverse("account_set_password"), {"password1": PASSWORD, "password2": PASSWORD})
    assert client.get("/").wsgi_request.user == ada  # this session goes on
    client.logout()

    sign_in_with(client, PASSWORD)

    assert client.get("/").wsgi_request.user == ada


def test_a_short_password_is_refused(client, ada):
    client.force_login(ada)

    client.post(reverse("account_set_password"), {"password1": "short", "password2": "short"})

    ada.refresh_from_db()
    assert not ada.has_usable_password()


def test_a_wrong_password_and_an_unknown_address_get_the_same_words(client, ada):
    ada.set_password(PASSWORD)
    ada.save()

    wrong, unknown = sign_in_with(client, "x" * 15), sign_in_with(client, "x" * 15, UNKNOWN)

    assert wrong.context["form"].errors == unknown.context["form"].errors
    assert wrong.status_code == unknown.status_code


def test_guessing_a_password_ends_after_five_tries(client, ada):
    ada.set_password(PASSWORD)
    ada.save()
    for _ in range(5):
        sign_in_with(client, "x" * 15)

    sign_in_with(client, PASSWORD)

    assert not client.get("/").wsgi_request.user.is_authenticated


def test_when_the_mail_server_is_away_the_page_says_so(client, ada, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    ask_for_a_code(client, KNOWN)

    assert b"could not be sent" in client.get(reverse("account_confirm_login_code")).content


def test_every_page_of_the_way_in_is_ours(client, ada):
    for name in ["public:sign_in", "account_login", "account_signup", "account_inactive"]:
        assert "Groundwork" in client.get(reverse(name)).content.decode()

    client.force_login(ada)
    for name in ["account_set_password", "mfa_add_webauthn"]:
        html = client.get(reverse(name)).content.decode()
        assert 'class="topbar"' in html
