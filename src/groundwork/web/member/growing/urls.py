"""Addresses: talks, agenda, actions, goals, checkpoints and private notes."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import agenda, change, checkpoint, goal, goals, meeting, notes, outcome, propose, steps

PAIR = "mentorships/<uuid:mentorship>/"
TALK = "meetings/<uuid:meeting>/"
GOAL = "goals/<uuid:goal>/"

urlpatterns: list[URLPattern] = [
    path(f"{PAIR}meetings/new/", propose.propose, name="propose"),
    path(f"{PAIR}meetings/past/", outcome.note_past_talk, name="past_talk"),
    path(TALK, meeting.show_meeting, name="meeting"),
    path(f"{TALK}choice/", meeting.choose, name="meeting_choice"),
    path(f"{TALK}change/", propose.change_time, name="meeting_change"),
    path(f"{TALK}length/", change.shorten, name="meeting_length"),
    path(f"{TALK}calling-off/", change.call_it_off, name="meeting_calling_off"),
    path(f"{TALK}outcome/", outcome.say_how_it_went, name="outcome"),
    path(f"{TALK}talk.ics", meeting.show_calendar_entry, name="meeting_calendar"),
    path(f"{PAIR}agenda/", agenda.show_agenda, name="agenda"),
    path("agenda/<uuid:item>/removal/", agenda.take_off, name="agenda_removal"),
    path(f"{PAIR}steps/", steps.add_step, name="steps"),
    path("steps/<uuid:action>/tick/", steps.tick_step, name="step_tick"),
    path("steps/<uuid:action>/removal/", steps.take_off_step, name="step_removal"),
    path(f"{PAIR}notes/", notes.show_notes, name="notes"),
    path("notes/<uuid:note>/removal/", notes.tear_up, name="note_removal"),
    path(f"{PAIR}goals/", goals.show_goals, name="goals"),
    path(f"{PAIR}goals/new/", goals.new_goal, name="goal_new"),
    path(f"{PAIR}vision/", goals.keep_the_vision, name="vision"),
    path(GOAL, goal.show_goal, name="goal"),
    path(f"{GOAL}wording/", goal.reword, name="goal_wording"),
    path(f"{GOAL}hill/", goal.place, name="goal_hill"),
    path(f"{GOAL}steps/", goal.add_step, name="goal_steps"),
    path(f"{GOAL}progress/", goal.say_what_moved, name="goal_progress"),
    path(f"{GOAL}setting-aside/", goal.set_aside, name="goal_setting_aside"),
    path("goals/steps/<uuid:step>/tick/", goal.tick_step, name="goal_step_tick"),
    path("goals/steps/<uuid:step>/removal/", goal.take_off_step, name="goal_step_removal"),
    path("checkpoints/<uuid:checkpoint>/", checkpoint.look_back, name="checkpoint"),
]
