"""The two prepare, talk for the first time, and promise each other how."""

from __future__ import annotations

from .cast import THURSDAY


def both_prepare(story):
    ada, ben = story.ada, story.ben
    ben.open(story.pair)
    ben.follow("Prepare")
    ben.fill("What do I expect of a mentor?", "Honest questions.")
    ben.press("I am ready")
    ada.open(story.pair)
    ada.follow("Prepare")
    ada.does_not_see("Honest questions.")
    ada.fill("What do I expect of the two of us?", "That we say it early.")
    ada.press("I am ready")
    for one in (ada, ben):
        one.open(f"{story.pair}preparation/")
        one.sees("Honest questions.", "That we say it early.")


def they_find_a_time_and_talk(story):
    ada, ben = story.ada, story.ben
    ben.open(story.pair)
    ben.follow("Propose times")
    ben.choose("Thursday 11 March, 15:00", "Friday 12 March, 15:00")
    ben.press("Send these times to Ada")
    story.clock.go_on(minutes=10)
    ada.follow_mail("Ben Okafor proposes times", link="/meetings/")
    ada.choose("Thursday 11 March, 15:00")
    ada.press_twice("Plan this talk")
    ada.sees("You meet Ben on Thursday 11 March", "This has moved on since you opened the page")
    story.talk = ada.path
    story.mallory.is_refused(story.talk)
    story.clock.go_on(minutes=10)
    letter = ben.mail("Your talk with Ada Lindqvist: Thursday 11 March, 15:00")
    assert "BEGIN:VCALENDAR" in str(letter.message())
    story.clock.go_to(THURSDAY)
    ada.mail("Today at 15:00: your talk with Ben Okafor")


def they_promise_each_other(story):
    ada, ben = story.ada, story.ben
    story.clock.go_on(hours=9)
    ben.open(story.pair)
    ben.follow("Begin your agreement")
    ben.follow("Begin your agreement")
    ben.press("Continue")
    ben.sees("There is a problem")
    ben.choose("Ben wants to learn something that Ada knows well.", "Ben can say what comes next, and why.")
    ben.press("Continue")
    ben.press("Continue")
    ben.choose("Questions wait for our next talk. If a decision")
    ben.press("Continue")
    ben.choose("Nothing I know of")
    ben.press_twice("I agree")
    ben.sees("Ada Lindqvist has not signed yet")
    ada.open(story.pair)
    ada.follow("Read the agreement")
    ada.sees("Every three weeks for an hour, by video.", "No recommendations for jobs.")
    ada.choose("Nothing I know of")
    ada.press("I agree")
    ada.sees("You have both signed", "In force since Thursday 11 March 2027")
    for stranger in (story.mallory, story.noor, story.cleo, story.otto):
        stranger.is_refused(f"{story.pair}agreement/")
