"""The coordinator's home, the pairs, and what was told in confidence."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from groundwork.agreements.states import ClauseKey
from groundwork.care.actions import raise_concern
from groundwork.care.models import Concern, Leave
from groundwork.core.clock import now
from groundwork.history.models import Event
from groundwork.invitations.models import ManagerNotice
from groundwork.invitations.states import NoticeState
from groundwork.matching.actions import publish_round
from groundwork.meetings.actions import add_to_agenda
from groundwork.meetings.models import Meeting
from groundwork.programs.models import Coordination
from tests import make

pytestmark = pytest.mark.django_db


def page(client, person, name, *args, **query):
    client.force_login(person)
    return client.get(reverse(f"coordinator:{name}", args=args), query)


def post(client, person, name, *args, **data):
    client.force_login(person)
    return client.post(reverse(f"coordinator:{name}", args=args), data)


def text_of(response):
    return " ".join(response.text.split())


def days_ago(days):
    return now() - timedelta(days=days)


def a_pair(*, began=60):
    cast = make.cast()
    cast.mentorship = make.mentorship(cast.mentor, cast.mentee, at=days_ago(began))
    return cast


def talk(mentorship, days, state="kept"):
    at = days_ago(days)
    return Meeting.objects.create(mentorship=mentorship, state=state, starts_at=at, minutes=60, settled_at=at)


def test_a_quiet_pair_stands_there_with_a_fact_and_a_kind_act(client):
    cast = a_pair()
    talk(cast.mentorship, 40)

    text = text_of(page(client, cast.cleo, "home"))

    assert "A good moment to write. One could use a word." in text
    assert "They planned to talk every three weeks; the last talk we know of was on" in text
    assert f"mailto:{cast.ben.email},{cast.ada.email}?subject=" in text


def test_when_everyone_is_in_touch_there_is_nothing_to_do(client):
    cast = a_pair(began=10)

    text = text_of(page(client, cast.cleo, "home"))

    assert "Everyone here is in touch" in text
    assert "Write a word to both" not in text


def test_before_anybody_is_paired_the_page_says_what_comes(client):
    cast = make.cast()

    text = text_of(page(client, cast.cleo, "home"))

    assert "No pair has begun yet." in text
    assert "See who could be matched" in text


def test_the_numbers_hold_their_denominators(client):
    cast = a_pair(began=10)

    text = text_of(page(client, cast.cleo, "home"))

    assert '<span class="number">1 <small>of 1</small></span>' in text
    assert "of 2 on the list" in text
    assert "with one mentor" in text


def test_a_coordinator_of_two_cohorts_chooses_and_the_choice_is_kept(client):
    cast = a_pair(began=10)
    autumn = make.cohort(cast.program, "Autumn")

    assert "Side by Side, Autumn" in text_of(page(client, cast.cleo, "home"))
    page(client, cast.cleo, "home", cohort=str(autumn.pk))

    assert "No pair has begun yet." in text_of(client.get(reverse("coordinator:home")))


def test_somebody_elses_cohort_is_never_chosen(client):
    cast = a_pair(began=10)

    text = text_of(page(client, cast.cleo, "home", cohort=str(cast.other_cohort.pk)))

    assert "Everyone here is in touch" in text
    assert "Lanterns" not in text


def test_who_coordinates_nothing_is_told_so(client):
    cast = make.cast()

    assert "No cohort of yours is open" in text_of(page(client, cast.ada, "home"))


def test_what_waits_for_the_coordinator(client):
    cast = a_pair()
    raise_concern(cast.program, "Canary words", by=cast.ben, at=now())
    ManagerNotice.objects.create(
        mentorship=cast.mentorship,
        asks=True,
        manager=cast.mo,
        manager_email=cast.mo.email,
        state=NoticeState.TALK_FIRST,
    )
    make.mentee(cast.cohort)
    round = make.matched_round(cast.cohort, by=cast.cleo, at=now())

    waits = text_of(page(client, cast.cleo, "home"))
    publish_round(round, by=cast.cleo, at=now())
    published = text_of(page(client, cast.cleo, "home"))

    assert "Somebody told you something in confidence." in waits
    assert "Mo Haddad would like to talk first about Ben and Ada." in waits
    assert "A round waits for your review." in waits
    assert "A round is published. Nobody is told before" in published
    assert "Canary words" not in waits


def test_the_heat_table_has_a_word_for_every_sign(client):
    cast = a_pair()
    talk(cast.mentorship, 8)

    text = text_of(page(client, cast.cleo, "home"))

    assert '<td class="c met"><span aria-hidden="true">●</span><span class="vh">met</span></td>' in text


def test_a_pair_is_left_in_peace_until_a_date(client):
    cast = a_pair()
    until = (now() + timedelta(days=20)).date()

    response = post(client, cast.cleo, "pair_leave", cast.mentorship.pk, until=until.isoformat())

    assert response.url == reverse("coordinator:home")
    assert Leave.objects.get().until == until
    assert "Everyone here is in touch" in text_of(client.get(response.url))


def test_a_day_behind_us_is_no_day_to_leave_them_until(client):
    cast = a_pair()

    response = post(client, cast.cleo, "pair_leave", cast.mentorship.pk, until="2020-01-01")

    assert response.status_code == 422
    assert "Enter a date that is still ahead" in response.text


def test_the_pairs_say_how_they_stand_and_can_be_filtered(client):
    cast = a_pair()
    make.mentorship(make.mentor(cast.cohort), make.mentee(cast.cohort), at=days_ago(3))

    everyone = text_of(page(client, cast.cleo, "pairs", cast.cohort.pk))
    quiet = text_of(page(client, cast.cleo, "pairs", cast.cohort.pk, show="word"))
    nobody = text_of(page(client, cast.cleo, "pairs", cast.cohort.pk, q="zzz"))

    assert "All that are live (2)" in everyone
    assert "no first talk planned yet" in everyone
    assert quiet.count("<tr>") == 2
    assert "No pair like that" in nobody


def test_a_page_of_a_pair_tells_what_happened_and_nothing_that_was_said(client):
    cast = a_pair()
    make.agreement(cast.mentorship, at=days_ago(50), clauses={ClauseKey.WHY: "Canary clause"})
    talk(cast.mentorship, 30, "shortened")
    talk(cast.mentorship, 10, "moved")
    add_to_agenda(cast.mentorship, "Canary topic", by=cast.ben, at=now())

    text = text_of(page(client, cast.cleo, "pair", cast.mentorship.pk))

    assert "A shorter talk took place" in text
    assert "A talk was moved" in text
    assert "Both signed version 1 of their agreement" in text
    assert "You see that Ben and Ada met, never what they said." in text
    assert "Canary" not in text


def test_the_two_themselves_have_another_page(client):
    cast = a_pair()

    assert page(client, cast.ben, "pair", cast.mentorship.pk).status_code == 404


def test_a_concern_is_read_and_settled(client):
    cast = make.cast()
    concern = raise_concern(cast.program, "I would like another mentor.", by=cast.ben, at=now())

    open_ones = text_of(page(client, cast.cleo, "concerns", cast.program.pk))
    post(client, cast.cleo, "concern_settlement", concern.pk)
    settled = text_of(page(client, cast.cleo, "concerns", cast.program.pk, settled="1"))

    assert "I would like another mentor." in open_ones
    assert "Ben and the coordinators of this program" in open_ones
    assert "I would like another mentor." in settled
    assert Concern.objects.get().closed_at
    assert Event.objects.filter(name="concern.settled").exists()


def test_who_is_named_in_a_concern_never_sees_it(client):
    cast = make.cast()
    second = make.person("Cora Second", organization=cast.here)
    Coordination.objects.create(program=cast.program, person=second)
    concern = Concern.objects.create(program=cast.program, by=cast.ben, about=cast.cleo, text="Canary words")

    assert "Canary words" not in page(client, cast.cleo, "concerns", cast.program.pk).text
    assert "in confidence." not in page(client, cast.cleo, "home").text
    assert post(client, cast.cleo, "concern_settlement", concern.pk).status_code == 404
    assert "Canary words" in page(client, second, "concerns", cast.program.pk).text


@pytest.mark.parametrize("who", ["mallory", "other_coordinator", "ada", "otto"])
def test_mallory_and_everybody_else_finds_nothing(client, who):
    cast = a_pair()
    cast.other_coordinator = make.person("Olga Other", organization=cast.here)
    Coordination.objects.create(program=make.program(cast.here, "Another"), person=cast.other_coordinator)
    concern = raise_concern(cast.program, "Canary words", by=cast.ben, at=now())
    someone = getattr(cast, who)

    answers = [
        page(client, someone, "pairs", cast.cohort.pk),
        page(client, someone, "pair", cast.mentorship.pk),
        page(client, someone, "pair_leave", cast.mentorship.pk),
        page(client, someone, "concerns", cast.program.pk),
        post(client, someone, "pair_leave", cast.mentorship.pk, until="2030-01-01"),
        post(client, someone, "concern_settlement", concern.pk),
    ]

    assert {answer.status_code for answer in answers} == {404}


def many_pairs(cast, count):
    for _ in range(count):
        mentorship = make.mentorship(make.mentor(cast.cohort), make.mentee(cast.cohort), at=days_ago(60))
        talk(mentorship, 20)


@pytest.mark.parametrize("count", [3, 300])
def test_home_and_pairs_cost_the_same_queries_for_few_and_many(client, count, django_assert_num_queries):
    cast = make.cast()
    many_pairs(cast, count)
    client.force_login(cast.cleo)

    with django_assert_num_queries(24):
        client.get(reverse("coordinator:home"))
    with django_assert_num_queries(11):
        client.get(reverse("coordinator:pairs", args=[cast.cohort.pk]))
