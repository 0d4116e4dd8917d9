"""An earlier result taken further: who stays, who may change, and what its readers decided."""

from __future__ import annotations

import openpyxl
import pytest

from tests.cli.match.conftest import MENTEES, MENTORS

LATE = "Leo Winter,leo@example.org,Estates,G1,Budgets,,English\n"


@pytest.fixture
def earlier(desk):
    """Ben is with Ada, Yuki with Omar; then Leo comes, and Omar has a place left."""
    code, _, complaint = desk.match("--out", str(desk.folder / "before.xlsx"))
    assert code == 0, complaint
    desk.write("mentees.csv", MENTEES + LATE)
    return desk


def decided(desk, decisions):
    """Somebody opens the workbook and fills in the column of decisions, by the mentee's address."""
    book = openpyxl.load_workbook(desk.folder / "before.xlsx")
    for row in list(book["Pairs"].iter_rows())[1:]:
        row[-1].value = decisions.get(row[3].value, row[-1].value)
    book.save(desk.folder / "before.xlsx")


def before(desk):
    return "--earlier", str(desk.folder / "before.xlsx")


def test_whoever_has_a_mentor_keeps_them_and_the_gaps_are_filled(earlier):
    rows = {row["E-mail"]: (row["Mentor’s e-mail"], row["Before"]) for row in earlier.rows(*before(earlier))}

    assert rows == {
        "ben@example.org": ("ada@example.org", "as before"),
        "yuki@example.org": ("omar@example.org", "as before"),
        "leo@example.org": ("omar@example.org", "new"),
    }


def test_what_a_few_changes_would_buy_is_said_and_can_be_had(earlier):
    earlier.write("mentors.csv", MENTORS.replace("Writing,2,English", "Writing,2,English; Welsh"))
    earlier.write("mentees.csv", MENTEES.replace("Writing,,English", "Writing,,English; Welsh") + LATE)
    earlier.write("before.csv", "Mentor,Mentee\nada@example.org,yuki@example.org\n")
    given = ("--earlier", str(earlier.folder / "before.csv"))

    _, said, _ = earlier.match(*given)
    pairs = earlier.pairs(*given, "--moves", "1")

    assert "If 1 person who has a mentor took another, 1 more could have one: --moves 1." in said
    assert len(pairs) == 3


def test_with_any_number_of_moves_a_pair_that_stays_may_count_more(earlier):
    earlier.write("before.csv", "Mentor,Mentee\nada@example.org,yuki@example.org\n")
    given = ("--earlier", str(earlier.folder / "before.csv"), "--moves", "any")
    earlier.write("mentees.csv", "Name,Email,Skills wanted\nYuki,yuki@example.org,Writing\n")

    assert earlier.pairs(*given)["yuki@example.org"] == "omar@example.org"
    assert earlier.pairs(*given, rules="[plan]\nstay = 100\naim = 'total'")["yuki@example.org"] == "ada@example.org"


def test_decisions_in_the_workbook_hold(earlier):
    decided(earlier, {"ben@example.org": "keep apart", "yuki@example.org": "Lock"})

    rows = {row["E-mail"]: (row["Mentor’s e-mail"], row["Decision"]) for row in earlier.rows(*before(earlier))}

    assert rows["yuki@example.org"] == ("omar@example.org", "lock")
    assert rows.get("ben@example.org", ("", ""))[0] != "ada@example.org"


def test_a_decision_that_is_none_is_told_by_its_row(earlier):
    decided(earlier, {"ben@example.org": "perhaps"})

    code, _, complaint = earlier.match(*before(earlier))

    assert code == 1
    assert "before.xlsx, row 2, Decision: found 'perhaps', expected keep, lock or keep apart, or nothing." in complaint


def test_who_has_left_is_told_and_passed_over(earlier):
    earlier.write("mentees.csv", "\n".join(line for line in MENTEES.splitlines() if "Ben" not in line) + "\n" + LATE)

    code, said, complaint = earlier.match(*before(earlier))

    assert (code, "As before: 1 pair." in said) == (0, True)
    assert "before.xlsx, row 2: ben@example.org is not in mentees.csv. The pair is passed over." in complaint


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ((",English\n", ",Welsh\n"), "they share no language"),
        (("Writing,2", "Writing,0"), "the mentor has no place"),
    ],
)
def test_two_who_may_no_longer_be_together_are_named_with_the_row(earlier, change, why):
    earlier.write("mentors.csv", MENTORS.replace(*change))

    code, _, complaint = earlier.match(*before(earlier))

    assert code == 1
    assert "before.xlsx, row" in complaint
    assert f"can't be kept together: {why}" in complaint


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--moves", "3"], "--moves goes with --earlier FILE"),
        (["--earlier", "mentors.csv"], "no row holds two e-mail addresses"),
        (["--earlier", "before.xlsx", "--moves", "some"], "--moves some: expected a whole number, or any."),
        (["--earlier", "nowhere.xlsx"], "nowhere.xlsx is not there."),
    ],
)
def test_what_cannot_be_followed_is_told_in_words(earlier, monkeypatch, words, sentence):
    monkeypatch.chdir(earlier.folder)

    code, _, complaint = earlier.match(*words)

    assert code == 1
    assert sentence in complaint


def test_who_would_lose_their_mentor_is_named(earlier):
    earlier.write("mentors.csv", MENTORS.replace("Writing,2", "Writing,1"))
    earlier.write("before.csv", "Mentor,Mentee\nada@example.org,yuki@example.org\nomar@example.org,leo@example.org\n")
    leo = LATE.replace("Budgets", "").replace("Estates", "Policy")
    earlier.write("mentees.csv", MENTEES + leo)

    _, said, _ = earlier.match("--earlier", str(earlier.folder / "before.csv"), "--moves", "any", "--aim", "total")

    assert "Had a mentor and would have none: 1 (Leo Winter)." in said
    assert "Waits: Leo Winter. Had Omar Sy before. No rule stands against" in said


def test_pairs_may_stand_in_a_file_beside_the_rules(desk):
    desk.write("apart.csv", "who is mentored;who mentors\nben@example.org;ada@example.org\n")
    desk.write("locks.csv", "Mentee;Mentor\nyuki@example.org;ada@example.org\n")

    assert desk.pairs(rules='[pairs]\napart = "apart.csv"\nlocked = "locks.csv"') == {
        "yuki@example.org": "ada@example.org"
    }


def test_a_lock_from_a_file_is_told_by_its_row(desk):
    desk.write("locks.csv", "Mentor,Mentee\nada@example.org,yuki@example.org\nomar@example.org,ben@example.org\n")

    code, _, complaint = desk.match(rules='[pairs]\nlocked = "locks.csv"')

    assert code == 1
    assert "locks.csv, row 3: omar@example.org and ben@example.org can't be kept together:" in complaint
    assert "the mentor stands above in the line of managers." in complaint


def test_two_may_be_allowed_although_a_rule_says_no(desk):
    desk.write("mentors.csv", "\n".join(line for line in MENTORS.splitlines() if "Ada" not in line))

    pairs = desk.pairs(rules='[pairs]\nallowed = [["omar@example.org", "ben@example.org"]]')

    assert pairs["ben@example.org"] == "omar@example.org"
