"""Pages grow old while they lie open, links end, somebody else is quicker: what is refused then, and in which words."""

from __future__ import annotations

import time
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core.cache import cache

from groundwork.agreements.models import Agreement
from groundwork.enrollment.models import Participation
from groundwork.invitations.models import Invitation
from groundwork.invitations.states import InvitationState
from groundwork.mentorships.models import Mentorship
from groundwork.people.actions import issue_operator_link
from groundwork.people.models import Person
from groundwork.programs.actions import begin_closing, close_cohort
from tests import make

from .clock import story_time
from .player import Player

pytestmark = pytest.mark.django_db(transaction=True)
A_YEAR_ON = time.time() + 365 * 24 * 3600


@pytest.fixture
def clock():
    cache.clear()
    with story_time(make.NOW) as clock:
        yield clock


@pytest.fixture
def cast(clock):
    return make.cast()


def play(person):
    player = Player(person.name, person.email)
    player.sign_in()
    return player


def test_an_operators_link_is_over_after_an_hour(clock):
    otto = Player("Otto Berg", "otto@operators.example")
    link = f"/operator/first/{issue_operator_link(at=clock.at)}/"
    otto.open(link)
    otto.fill("Your name", otto.name)
    otto.fill("Your e-mail", otto.email)

    clock.go_on(minutes=61)
    otto.press("Become the operator", status=410)

    otto.sees("This link is over")
    assert not Person.objects.exists()


def test_nobody_joins_a_cohort_that_is_over(clock, cast):
    nora = Player("Nora Lind", "nora@example.org")
    nora.open(f"/join/{cast.cohort.join_token}/")
    nora.choose("I would like to have a mentor")
    nora.fill("Your e-mail address", nora.email)
    nora.press("Send me a code")

    begin_closing(cast.cohort, by=cast.cleo, at=clock.at)
    close_cohort(cast.cohort, by=cast.cleo, at=clock.at)
    nora.enter_code("Join Side by Side")

    nora.sees("The time to join Spring is over")
    assert not Participation.objects.filter(person__email=nora.email).exists()


def test_two_ask_for_the_last_place_from_pages_opened_together(clock, cast):
    make.mentorship(cast.mentor, make.mentee(cast.cohort))
    noor = make.mentee(cast.cohort, make.person("Noor Haddad", organization=cast.here))
    first, second = play(cast.ben), play(noor.person)
    for player in (first, second):
        player.open(f"/mentors/{cast.mentor.pk}/request/")

    first.press("Send to Ada")
    second.press("Send to Ada")

    first.sees("Ada has your note")
    assert Invitation.objects.get().mentee == cast.mentee
    second.sees("can't be asked at the moment. Nothing was sent.", "Dear Ada")


def test_a_mentee_asks_one_mentor_at_a_time(clock, cast):
    grace = make.mentor(cast.cohort, make.person("Grace Park", organization=cast.here))
    ben = play(cast.ben)
    ben.open(f"/mentors/{grace.pk}/request/")
    make.request(cast.mentor, cast.mentee, at=clock.at)

    ben.press("Send to Grace")

    ben.sees("You have asked somebody already", "Dear Grace")
    assert Invitation.objects.get().mentor == cast.mentor


def test_a_letter_answered_after_its_time_changes_nothing(clock, cast):
    make.request(cast.mentor, cast.mentee, at=clock.at)
    clock.work()
    ada = Player(cast.ada.name, cast.ada.email)
    ada.follow_mail("asks for one talk", link="answer=yes")

    clock.go_on(days=9)
    ada.press("Send my answer")

    ada.sees("This ended by itself")
    assert Invitation.objects.get().state == InvitationState.LAPSED
    assert not Mentorship.objects.exists()


def test_a_letters_link_is_not_for_ever_and_says_so(clock, cast):
    make.request(cast.mentor, cast.mentee, at=clock.at)
    clock.work()
    ada = Player(cast.ada.name, cast.ada.email)

    with patch("django.core.signing.time.time", return_value=A_YEAR_ON):
        ada.follow_mail("asks for one talk", link="answer=yes", status=410)

    ada.sees("The time of this link is over", "Nothing was changed")
    assert Invitation.objects.get().state == InvitationState.WAITING


def test_a_link_somebody_tampered_with_leads_nowhere(clock, cast):
    make.request(cast.mentor, cast.mentee, at=clock.at)
    clock.work()
    ada = Player(cast.ada.name, cast.ada.email)
    ada.follow_mail("asks for one talk", link="/answers/")
    token = ada.path.split("/")[2]

    for purpose in ("pauses", "letters", "manager", "join"):
        ada.is_refused(f"/{purpose}/{token}/")
    ada.is_refused(f"/answers/{token[:-3]}abc/")


def test_a_round_is_undone_for_thirty_minutes_and_not_a_minute_longer(clock, cast):
    make.matched_round(cast.cohort, by=cast.cleo)
    cleo = play(cast.cleo)
    cleo.open(f"/coordinator/cohorts/{cast.cohort.pk}/")
    cleo.follow("Match")
    cleo.open(f"/coordinator/rounds/{make.Round.objects.get().pk}/publication/")
    cleo.press("Publish")

    clock.go_on(minutes=31)
    cleo.press("Undo the publication")

    cleo.sees("The thirty minutes are over, and the letters are on their way")
    assert Mentorship.objects.count() == 1


def test_nobody_signs_what_was_changed_under_their_hand(clock):
    pair = make.pair()
    draft = make.change_draft(pair.mentorship, by=pair.ben, at=clock.at, facts={}, clauses={})
    ada = play(pair.ada)
    ada.open(f"/mentorships/{pair.mentorship.pk}/agreement/draft/")
    make.change_draft(
        pair.mentorship, by=pair.ben, at=clock.at + timedelta(minutes=1), facts={"rhythm_weeks": 1}, clauses={}
    )

    ada.choose("Nothing I know of")
    ada.press("I agree")

    ada.sees("The draft has changed since you opened it", "Every week for an hour")
    assert not Agreement.objects.get(pk=draft.pk).signatures.exists()


def test_what_has_ended_takes_no_more_words(clock):
    pair = make.pair()
    make.agreement(pair.mentorship)
    ada, ben = play(pair.ada), play(pair.ben)
    ada.open(f"/mentorships/{pair.mentorship.pk}/meetings/new/")
    ada.choose("Thursday 11 March", "Friday 12 March")
    ben.open(f"/mentorships/{pair.mentorship.pk}/ending/")
    ben.choose("Earlier than planned")
    ben.press("Finish with Ada")

    ada.press("Send these times to Ben")

    ada.sees("This mentorship is closed")
    assert not pair.mentorship.meetings.exists()
    ada.open(f"/mentorships/{pair.mentorship.pk}/")
    ada.sees("From Tuesday 9 March")
