"""Two spreadsheets in, the best pairs out."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest

from tests.cli.match.conftest import MENTEES, MENTORS


def test_two_files_are_enough(desk):
    assert desk.pairs() == {"ben@example.org": "ada@example.org", "yuki@example.org": "omar@example.org"}


def test_each_column_is_shown_with_what_it_was_taken_for(desk):
    desk.write("mentors.csv", MENTORS.replace("Places", "Shoe size"))

    code, said, _ = desk.match()

    assert code == 0
    assert "Department      Unit  (as in 'Finance', 'Policy')" in said
    assert "Shoe size       ignored: No field goes with this title, so it is left out." in said
    assert "Nothing is written: --out FILE and --report FILE do that." in said


def test_a_column_of_private_life_is_ignored_and_shows_no_sample(desk):
    desk.write("mentors.csv", MENTORS.replace("Places", "Religion").replace(",1,", ",Jedi,"))

    _, said, _ = desk.match()

    assert "Religion        ignored: This is about a person's private life" in said
    assert "Jedi" not in said


@pytest.mark.parametrize(
    ("title", "value", "sentence"),
    [
        ("Line manager", "Omar Sy", "mentors.csv, Line manager: The values are names;"),
        ("Languages", "Klingonese", "mentors.csv, Languages: The title says Languages, the values do not"),
    ],
)
def test_a_column_that_a_rule_misses_is_told(desk, title, value, sentence):
    desk.write("mentors.csv", f"Name,Email,{title}\nAda,ada@example.org,{value}\nMo,mo@example.org,{value}\n")

    code, _, complaint = desk.match()

    assert (code, sentence in complaint) == (0, True)


def test_usual_titles_of_answers_are_known_and_the_words_for_them_may_differ(desk):
    desk.write(
        "mentors.csv",
        "Name,Email,Hours per month,Where to meet,Kind of help,Milestones,What I can help with\n"
        "Ada,ada@example.org,2 h,Remotely,sounding board,new manager,Warehouses in order\n",
    )
    desk.write(
        "mentees.csv",
        "Name,Email,Hours per month,Where to meet,Kind of help,Milestones,Must have\n"
        "Ben,ben@example.org,2,either,Listening,first team,Somebody who knows warehouses\n",
    )

    (row,) = desk.rows()

    assert row["Why these two"].splitlines() == [
        "Ben hopes for the help Ada likes to give: thinking things through together.",
        "Ada has gone through what Ben goes through: leading people for the first time.",
        "About 2 hours a month suit both.",
        "Both can meet online.",
        "Ben hopes for somebody who knows “warehouses”, and Ada speaks of it. Ada writes: “Warehouses in order”",
    ]


def test_places_in_words_are_told_cell_by_cell(desk):
    desk.write(
        "mentors.csv", "Name,Email,Places\nAda,ada@example.org,two\nMo,mo@example.org,1\nOmar,omar@example.org,a few\n"
    )

    code, _, complaint = desk.match()

    assert code == 1
    assert "mentors.csv, row 2, Places: found 'two', expected a whole number from 0 to 20." in complaint
    assert "mentors.csv, row 4, Places: found 'a few'" in complaint


def test_files_in_the_wrong_order_are_told(desk):
    desk.write("mentors.csv", MENTEES)
    desk.write("mentees.csv", MENTORS)

    _, _, complaint = desk.match()

    assert "It looks as if the two files were swapped. The mentors' file comes first." in complaint


def test_who_waits_is_named_with_the_reason(desk):
    desk.write("mentees.csv", MENTEES.replace("English\nYuki", "Welsh\nYuki"))

    _, said, _ = desk.match()

    assert "Waits: Ben Lee. None of the 2 mentors can be matched here: they share no language (2)" in said


def test_where_nobody_can_be_matched_nothing_is_praised(desk):
    desk.write("mentors.csv", MENTORS.replace(",1,", ",0,").replace(",2,", ",0,"))

    _, said, _ = desk.match()

    assert "0 of 2 mentees have a mentor. Under your rules nobody can be matched" in said
    assert "proven" not in said


def test_reasons_stand_in_sentences(desk):
    row = next(row for row in desk.rows() if row["E-mail"] == "ben@example.org")

    assert "Ada Berg offers what Ben Lee wants to learn: “Budgets”." in row["Why these two"].splitlines()
    assert "A view from elsewhere: Ada Berg works in Finance, Ben Lee in Policy." in row["Why these two"].splitlines()


def test_the_order_of_rows_changes_nothing(desk):
    before = desk.rows()
    for name, text in (("mentors.csv", MENTORS), ("mentees.csv", MENTEES)):
        head, *people = text.splitlines()
        random.Random(5).shuffle(people)
        desk.write(name, "\n".join([head, *reversed(people)]))

    assert desk.rows() == before


def test_the_order_of_rows_changes_nothing_among_equals(desk):
    mentors = [f"M{at},m{at}@example.org" for at in range(6)]
    mentees = [f"P{at},p{at}@example.org" for at in range(6)]
    found = []
    for seed in (1, 2):
        for name, people in (("mentors.csv", mentors), ("mentees.csv", mentees)):
            random.Random(seed).shuffle(people)
            desk.write(name, "\n".join(["Name,Email", *people]))
        found.append(desk.pairs("--seed", "3"))

    assert found[0] == found[1]
    assert len(set(found[0].values())) == 6


def test_a_workbook_will_do_and_its_sheet_can_be_named(desk):
    from groundwork.enrollment.importing.writing import write_xlsx

    head, *people = [line.split(",") for line in MENTEES.splitlines()]
    (desk.folder / "mentees.csv").write_bytes(write_xlsx(head, people, sheet="Spring"))

    assert len(desk.pairs("--mentees-sheet", "Spring")) == 2
    code, _, complaint = desk.match("--mentees-sheet", "Autumn")
    assert code == 1
    assert "no visible sheet named 'Autumn'. Its sheets are: Spring" in complaint


def test_who_stands_in_both_files_is_not_matched_with_themself(desk):
    desk.write("mentees.csv", MENTEES.replace("ben@example.org", "ada@example.org"))

    assert desk.pairs(rules="[rules]\nreporting_line = false")["ada@example.org"] == "omar@example.org"


def test_one_file_with_a_column_of_roles_serves_both_sides(desk):
    both = "Name,Email,Role\nAda,ada@example.org,mentor\nBen,ben@example.org,mentee\nMo,mo@example.org,both\n"
    desk.write("mentors.csv", both)
    desk.write("mentees.csv", both)

    assert desk.pairs() == {"ben@example.org": "mo@example.org", "mo@example.org": "ada@example.org"}


def test_no_installation_is_needed_and_none_comes_to_be(desk, tmp_path):
    words = [sys.executable, "-m", "groundwork.cli.main", "match", "mentors.csv", "mentees.csv", "--out", "pairs.xlsx"]
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path / "nobody")}

    done = subprocess.run(words, cwd=desk.folder, env=environment, capture_output=True, text=True, timeout=60)

    assert (done.returncode, done.stderr) == (0, "")
    assert "2 of 2 mentees have a mentor." in done.stdout
    assert desk.left == ["pairs.xlsx"]


def test_quiet_says_nothing(desk):
    assert desk.match("--quiet") == (0, "", "")


def test_own_words_are_compared_and_the_mentors_sentence_bears_it_out(desk):
    desk.write("mentors.csv", "Name,Email,Biography\nAda,ada@example.org,I led warehouses for years. I also sail.\n")
    desk.write(
        "mentees.csv", "Name,Email,Biography,Aim\nBen,ben@example.org,To run warehouses well,A team in a warehouse\n"
    )

    (row,) = desk.rows("--map", "mentees.goals=Aim")

    assert row["Why these two"].splitlines() == [
        "Ben wants to learn about “warehouses”, and Ada speaks of it too. Ada writes: “I led warehouses for years.”"
    ]


@pytest.mark.parametrize(
    ("says", "reason"),
    [
        ("I am a lesbian mother.", "Nothing stands out. No rule speaks against it."),
        ("As a lesbian I led warehouses.", "Ben wants to learn about “warehouses”, and Ada speaks of it too."),
    ],
)
def test_words_of_private_life_in_an_answer_are_neither_compared_nor_quoted(desk, says, reason):
    desk.write("mentors.csv", f"Name,Email,Biography\nAda,ada@example.org,{says}\n")
    desk.write("mentees.csv", "Name,Email,Biography\nBen,ben@example.org,Lesbian. Hoping to run warehouses.\n")

    (row,) = desk.rows()

    assert row["Why these two"] == reason


def test_what_was_asked_for_and_what_nobody_said_stand_beside_the_reasons(desk):
    desk.write("mentors.csv", MENTORS.replace("Budgets; Public speaking", ""))

    row = next(row for row in desk.rows() if row["Mentor"] == "Ada Berg")

    assert row["What is to be learned"] == "not known yet"
    assert row["Not known, or different"] == "What Ada Berg likes to help with."
