"""Looking back, and a good ending."""

from __future__ import annotations

from datetime import UTC, datetime


def they_look_back(story):
    ada, ben = story.ada, story.ben
    story.cleo.open(story.cohort)
    story.cleo.press("Start the cohort")
    story.clock.go_to(datetime(2027, 8, 18, 9, 0, tzinfo=UTC))
    story.cleo.sign_in()
    story.cleo.sees("Pairs in touch 0 of 4", "the last talk we know of was on Wednesday 31 March")
    ben.follow_mail("Time to look back with Ada Lindqvist")
    ben.sign_in()
    ben.choose("Mostly")
    ben.fill("What works well", "We begin with what went well.")
    ben.choose("Nothing I know of")
    ben.press("Save my answers")
    look = ben.path
    ada.sign_in()
    ada.open(look)
    ada.does_not_see("We begin with what went well.")
    ada.choose("Very much")
    ada.choose("Nothing I know of")
    ada.press("Save my answers")
    ada.sees("You have both answered", "We begin with what went well.")
    story.cleo.is_refused(look)


def the_end_draws_near(story):
    story.clock.go_to(datetime(2027, 9, 20, 9, 0, tzinfo=UTC))
    story.clock.go_to(datetime(2027, 12, 29, 10, 0, tzinfo=UTC))
    ben = story.ben
    ben.follow_mail("what comes after Wednesday 26 January 2028?")
    ben.sign_in()
    ben.sees("All three ways are good")
    ben.fill("Until when would you like to go on?", "2027-12-01")
    ben.press("Go on until then")
    ben.sees("There is a problem")
    ben.follow("Close well")
    ben.press("Finish with Ada")
    ben.sees("There is a problem")
    ben.choose("As planned")
    ben.press_twice("Finish with Ada")
    ben.sees("Your mentorship has ended already", "Closing with Ada")


def they_say_what_they_gained(story):
    ada, ben = story.ada, story.ben
    ben.fill("What did you gain?", "Questions I now ask mystory.")
    ben.press("Keep my words")
    ben.fill("Thank Ada", "Thank you for never telling me what to do.")
    ben.press("Thank Ada")
    story.clock.go_on(minutes=20)
    ada.follow_mail("Ben Okafor says thank you")
    ada.sign_in()
    ada.sees("never telling me what to do", "Questions I now ask mystory.", "Your place is free again")
    ada.fill("What did you gain?", "A way of seeing that I did not have.")
    ada.press("Keep my words")
    ben.open(story.pair)
    ben.follow("What you may keep")
    ben.follow("Download it as text")
    kept = ben.page.top.text
    assert "Questions I now ask mystory." in kept
    assert "A way of seeing" not in kept
    for stranger in (story.mallory, story.noor, story.cleo, story.otto):
        stranger.is_refused(f"{story.pair}record/")
        stranger.is_refused(f"{story.pair}record/text/")


def places_are_free_again(story):
    story.cleo.open("/coordinator/")
    story.cleo.sees(
        "Agreements signed 0 of 3",
        "Waiting for a mentor 2 longest since Monday 5 April",
        "Free places 2 with two mentors",
    )
    story.cleo.open(f"{story.cohort}pairs/")
    story.cleo.sees("Ended (1)")
    ben = story.ben
    ben.open(f"{story.pair}closing/")
    ben.follow("Look for another mentor")
    ben.sees("People you could talk with")
    story.sam.sign_in()
    story.sam.follow("Look")
    story.sam.sees("Ada")
