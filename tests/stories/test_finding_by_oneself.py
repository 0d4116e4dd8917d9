"""Finding a mentor without a round: down a list of choices, and out of the line."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache

from groundwork.enrollment.actions import change_capacity
from tests import make

from .clock import story_time
from .player import Player

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def clock():
    cache.clear()
    with story_time(make.NOW) as clock:
        yield clock


@pytest.fixture
def cast(clock):
    cast = make.cast()
    cast.zoe = make.mentor(cast.cohort, make.person("Zoe Marsh", organization=cast.here))
    cast.kai = make.mentor(cast.cohort, make.person("Kai Ito", organization=cast.here))
    return cast


def play(person):
    player = Player(person.name, person.email)
    player.sign_in()
    return player


def test_ben_goes_down_his_list(clock, cast):
    ben, ada, kai = play(cast.ben), Player("Ada", cast.ada.email), Player("Kai", cast.kai.person.email)
    ben.follow("Find")
    ben.follow("Ask Ada")
    ben.press("Send to Ada")
    ben.follow("Choose who is asked next")
    for name in ("Zoe", "Kai"):
        ben.follow(f"Choose {name} next")
        ben.fill("Your note", f"Dear {name}, may I come with a question?")
        ben.press(f"Keep {name} as my next choice")
    ben.sees("If Ada has no room or does not answer in time, Zoe is asked by itself")
    ben.does_not_see("Who could be next")
    choices = ben.path
    Player("Mallory", cast.mallory.email).is_refused(choices)

    # Ada has no room. For half an hour she may change her mind, and nobody is asked.
    clock.go_on(minutes=10)
    ada.follow_mail("Ben Okafor asks for one talk", link="answer=not-now")
    ada.sees("Why you", "Ben would like to learn “Leading a first team”, and you offer it.")
    ada.press("Send my answer")
    clock.go_on(minutes=20)
    ben.open("/home/")
    ben.sees("Zoe is asked next")
    assert len(ben.mails()) == 1  # the code to sign in with

    # Then one letter says both.
    clock.go_on(minutes=15)
    assert [mail.subject for mail in ben.mails()[1:]] == ["Zoe Marsh has your note now"]
    ben.follow_mail("Zoe Marsh has your note now")
    ben.sees("If Zoe has no room or does not answer in time, Kai is asked by itself")

    # Zoe answers nothing for a week: Kai is asked, and hears of nobody before him.
    clock.go_on(days=8)
    told = ben.mail("Kai Ito has your note now").body
    assert "There was no answer from Zoe in time." in told
    assert "Nobody comes after that on your list." in told
    letter = kai.mail("Ben Okafor asks for one talk")
    assert "Dear Kai, may I come with a question?" in letter.body
    assert not [name for name in ("Ada", "Zoe") if name in letter.body]
    kai.follow_mail("Ben Okafor asks for one talk", link="answer=yes")
    kai.press("Send my answer")
    clock.go_on(minutes=10)
    ben.follow_mail("Kai Ito says yes to a first talk")
    ben.sees("You are getting to know each other")


def test_after_taking_a_request_back_ben_says_when_it_goes_on(clock, cast):
    ben = play(cast.ben)
    ben.follow("Find")
    ben.follow("Ask Ada")
    ben.press("Send to Ada")
    asked = ben.path
    ben.follow("Choose who is asked next")
    ben.follow("Choose Zoe next")
    ben.press("Keep Zoe as my next choice")
    ben.open(asked)
    ben.press("Take my request back")

    clock.go_on(days=2)
    assert not Player("Zoe", cast.zoe.person.email).mails()
    ben.follow("See your choices")
    ben.sees("Nobody is asked at the moment.")
    ben.press("Ask Zoe now")
    clock.go_on(minutes=10)

    ben.sees("Your note is on its way to Zoe.")
    Player("Zoe", cast.zoe.person.email).mail("Ben Okafor asks for one talk")


def test_ben_waits_and_hears_first_of_a_place(clock, cast):
    gina = make.mentee(cast.cohort, make.person("Gina Rossi", organization=cast.here))
    type(gina).objects.filter(pk=gina.pk).update(ready_at=make.NOW + timedelta(hours=1))
    for mentor in (cast.mentor, cast.mentor, cast.zoe, cast.kai):
        make.mentorship(mentor, make.mentee(cast.cohort))
    ben, hers = play(cast.ben), Player("Gina", gina.person.email)
    ben.follow("Find")
    ben.sees("Nobody can take you today")

    clock.go_on(hours=2)
    ben.follow_mail("Where you stand in Side by Side")
    ben.sees("You are first in the line", "none of them has room at the moment", "We cannot say yet")
    ben.sees("You hear from us by Thursday 8 April at the latest.")
    hers.mail("Where you stand in Side by Side")

    # A month of silence, then one more letter and no other.
    clock.go_on(days=20)
    assert not [mail for mail in ben.mails() if "Still looking" in mail.subject]
    clock.go_on(days=11)
    assert len([mail for mail in ben.mails() if "Still looking" in mail.subject]) == 1

    # Ada offers one more place: Ben hears of it, and Gina some days later, if it is still free.
    change_capacity(cast.mentor, 3, by=cast.ada, at=clock.at)
    clock.go_on(hours=2)
    assert not [mail for mail in hers.mails() if "has a free place" in mail.subject]
    assert "You hear of it first because you have waited longest." in ben.mail("Ada Lindqvist has a free place").body
    ben.follow_mail("Ada Lindqvist has a free place", link="/request/")
    ben.sign_in()
    ben.press("Send to Ada")
    ben.sees("Your request to Ada Lindqvist")
    clock.go_on(days=5)
    assert not [mail for mail in hers.mails() if "has a free place" in mail.subject]
