"""What cells say in answer to the questions people are asked when they join."""

from __future__ import annotations

import pytest

from groundwork.enrollment.importing.answers import (
    CHANNELS,
    CHOICES,
    FREE_TIMES,
    HELP,
    MILESTONES,
    read_channel,
    read_codes,
    read_hours,
    read_oriented,
    read_rhythm,
)
from groundwork.enrollment.importing.checking import check_rows
from groundwork.enrollment.importing.columns import guess_mapping, mapping_from
from groundwork.enrollment.importing.targets import ANSWER_KEYS, ANSWER_TARGETS
from groundwork.enrollment.models.profiles import Channel, FreeTime, HelpKind, Milestone

from .test_columns import table


@pytest.mark.parametrize(("words", "choices"), [(CHANNELS, Channel), (FREE_TIMES, FreeTime), (HELP, HelpKind)])
def test_every_answer_is_understood_as_it_is_asked_and_by_its_code(words, choices):
    for code, label in choices.choices:
        assert read_codes(str(label), words) == ([code], [])
        assert read_codes(code, words) == ([code], [])


def test_every_milestone_is_understood_too():
    assert [read_codes(str(label), MILESTONES) for _code, label in Milestone.choices] == [
        ([code], []) for code in Milestone.values
    ]


@pytest.mark.parametrize(
    ("text", "hours"), [("3", 3), ("3 h", 3), ("2 Stunden", 2), ("4.0", 4), ("0", None), ("41", None), ("a few", None)]
)
def test_hours_are_whole_and_no_more_than_a_person_has(text, hours):
    assert read_hours(text) == hours


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("2", 2),
        ("Every two weeks", 2),
        ("every 3 weeks", 3),
        ("Weekly", 1),
        ("monatlich", 4),
        ("fortnightly", 2),
        ("every other month", 8),
        ("13", None),
        ("0", None),
        ("whenever", None),
        ("", None),
    ],
)
def test_a_rhythm_is_weeks_from_talk_to_talk(text, weeks):
    assert read_rhythm(text) == weeks


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Online", "online"),
        ("In person", "in_person"),
        ("online; in person", "either"),
        ("Online or in person", "either"),
        ("hybrid", "either"),
        ("by pigeon", None),
    ],
)
def test_where_to_meet_is_online_in_person_or_either(text, channel):
    assert read_channel(text) == channel


def test_of_a_list_what_is_understood_stays_and_the_rest_is_told():
    assert read_codes("Mornings; full moon; after work", FREE_TIMES) == (["morning", "evening"], ["full moon"])


@pytest.mark.parametrize(("text", "been"), [("yes", True), ("14.09.2026", True), ("no", False), ("perhaps", None)])
def test_orientation_is_yes_or_no_or_a_day(text, been):
    assert read_oriented(text) is been


def test_columns_of_answers_are_guessed_by_their_titles_and_values():
    titles = ["Hours per month", "How often", "Online or in person", "Availability", "Kind of help", "Career goals"]
    row = ["3", "every two weeks", "online", "mornings, evenings", "advice; networking", "Head of Law"]

    guesses = guess_mapping(table([*titles, "Orientation attended", "Ideal mentor"], [*row, "yes", "Somebody calm."]))

    assert [guess.target_key for guess in guesses] == [
        *("hours", "rhythm", "channel", "free_times", "help", "heading_for", "oriented", "must_have")
    ]


def test_an_availability_that_speaks_of_something_else_is_left_out_and_says_so():
    [guess] = guess_mapping(table(["Availability"], ["from May on"]))

    assert (guess.target_key, guess.why) == (
        None,
        "The title says When there is time, the values do not, so it is left out.",
    )


def test_who_matches_straight_from_files_has_no_answer_guessed():
    [guess] = guess_mapping(table(["Career goals"], ["Head of Law"]), without=ANSWER_KEYS)

    assert guess.target_key is None


def test_every_answer_has_its_own_label_as_a_title_so_that_it_comes_back():
    titles = [str(target.label) for target in ANSWER_TARGETS]

    guessed = mapping_from(guess_mapping(table(titles, [""] * len(titles))))

    assert [guessed.get(index) for index in range(len(titles))] == [target.key for target in ANSWER_TARGETS]


def test_an_answer_that_is_not_understood_lets_the_row_go_ahead_and_says_what_was_expected():
    titles = ["E-mail", "Name", "Hours per month", "How often", "Where to meet", "Kinds of help", "Orientation"]
    row = ["ada@example.org", "Ada Lee", "loads", "whenever", "by pigeon", "advice; magic", "perhaps"]
    people = table(titles, row)

    checked = check_rows(people, mapping_from(guess_mapping(table(titles))), default_role="mentor")

    assert checked.clean[0].values["help"] == ["advice"]
    assert [(problem.column, problem.found, problem.blocks) for problem in checked.problems] == [
        ("Hours per month", "loads", False),
        ("How often", "whenever", False),
        ("Where to meet", "by pigeon", False),
        ("Kinds of help", "magic", False),
        ("Orientation", "perhaps", False),
    ]
    assert "opening doors to people" in checked.problems[3].expected


def test_each_list_of_choices_belongs_to_a_target():
    assert set(CHOICES) == {target.key for target in ANSWER_TARGETS if target.kind == "choices"}
