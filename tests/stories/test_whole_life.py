"""One long life, through the pages and letters that people have: from an empty installation to free places again."""

from __future__ import annotations

import pytest

from .clock import story_time
from .whole_life import bringing_in, closing, finding, groundwork, growing, matching
from .whole_life.cast import TUESDAY, Story


@pytest.mark.django_db(transaction=True)
def test_a_whole_life():
    with story_time(TUESDAY) as clock:
        story = Story(clock)
        bringing_in.an_organization_is_started(story)
        bringing_in.the_organizer_makes_a_program(story)
        bringing_in.people_come_out_of_a_file(story)
        bringing_in.they_come_in(story)
        matching.a_round_brings_pairs_together(story)
        matching.it_is_published_and_undone_and_published(story)
        matching.the_manager_is_asked(story)
        groundwork.both_prepare(story)
        groundwork.they_find_a_time_and_talk(story)
        groundwork.they_promise_each_other(story)
        growing.they_say_how_it_went(story)
        growing.a_picture_and_a_goal(story)
        growing.the_next_talk_is_noted_from_a_letter(story)
        finding.ada_pauses_from_the_foot_of_a_letter(story)
        finding.lea_asks_ines(story)
        finding.they_write_before_deciding(story)
        finding.they_meet_once_and_begin(story)
        finding.tomasz_offers_and_sam_says_not_now(story)
        closing.they_look_back(story)
        closing.the_end_draws_near(story)
        closing.they_say_what_they_gained(story)
        closing.places_are_free_again(story)
