"""Talks, steps, a picture and a goal."""

from __future__ import annotations

from datetime import timedelta

from .cast import THURSDAY


def they_say_how_it_went(story):
    ada, ben = story.ada, story.ben
    ben.open(story.pair)
    ben.follow("Say how it went")
    ben.choose("It took place", "It was hard going", "Wednesday 31 March, 15:00")
    ben.fill("What will be done?", "Ask for a budget round")
    ben.fill("A question to think about", "What would a good week look like?")
    ben.press("Save all of it")
    ben.sees("Ask for a budget round", "Wednesday 31 March", "Growing Since Thursday 11 March, 1 talk")
    ada.open(story.talk)
    ada.sees("You talked with Ben", "Ask for a budget round")
    ada.does_not_see("hard going")

    story.cleo.open("/coordinator/")
    story.cleo.sees("Agreements signed 1 of 3")
    story.cleo.is_refused(story.talk)


def a_picture_and_a_goal(story):
    ada, ben = story.ada, story.ben
    ben.open(f"{story.pair}goals/")
    ben.follow("Describe the picture")
    ben.fill("Where do you see yourself in three years?", "I lead people the way I would like to be led.")
    ben.press("Keep this picture")
    ben.follow("Set a first goal")
    ben.fill("What would you like to reach?", "Lead my first team through a whole quarter")
    ben.fill("What is the first step?", "Ask Tomasz about the budget")
    ben.press("Set this goal")
    ben.press("Done: Ask Tomasz about the budget")
    ben.sees("Done on Thursday 11 March")
    ada.open(ben.path)
    ada.fill("Nudge Ben", "What if the team were twice as large?")
    ada.press("Send Ben this nudge")
    ben.open(ben.path)
    ben.sees("twice as large")
    story.noor.is_refused(ben.path)


def the_next_talk_is_noted_from_a_letter(story):
    ben = story.ben
    story.clock.go_to(THURSDAY + timedelta(days=20))
    story.clock.go_on(hours=24)
    ben.follow_mail("Did your talk with Ada Lindqvist on Wednesday 31 March take place?")
    ben.sees("Sign in")
    ben.sign_in()
    ben.sees("Your talk with Ada on Wednesday 31 March")
    ben.follow("Say how it went")
    ben.choose("We kept it short")
    ben.fill("Minutes, if it was short", "20")
    ben.press("Save this")
    ben.sees("Growing Since Thursday 11 March, 2 talks")
