"""What a file of rules says holds, and a mistake in it is named with its line."""

from __future__ import annotations

import re

import pytest

from tests.cli.match.conftest import MENTEES, MENTORS

GRADES = '[grades]\norder = ["G2", "G3", ["G4", "G4b"], "G5"]\n'


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        (
            "[weights]\nshared_rode = 'must'",
            "line 2, [weights]: 'shared_rode' is not a known key. Did you mean 'shared_road'",
        ),
        ("\n[wieghts]\ngoals = 'must'", "line 2: 'wieghts' is not a known section. Did you mean 'weights'?"),
        ("[weights]\ngoals = 'much'", 'line 2, [weights]: goals is "much", expected one of "must", "matters", "nice"'),
        ("[plan]\nplaces = 1\nseed = -1", "line 3, [plan]: seed is -1, expected a whole number from 0"),
        ("[plan]\nplaces = true", "line 2, [plan]: places is true, expected a whole number from 0 to 20"),
        ("[grades]\nat_least_above = 1", "line 2, [grades]: order is missing"),
        ("[grades]\norder = ['G2', 'g2']", "line 2, [grades]: order is"),
        ("[pairs]\nlocked = [['ada', 'ben']]", "line 2, [pairs]: locked is"),
        (
            "[columns.mentors]\nplace = 'Room'",
            "line 2, [columns.mentors]: 'place' is not a known key.",
        ),
        (
            "[columns.mentor]\nplaces = 'Room'",
            "line 1, [columns.mentor]: 'mentor' is not a known side.",
        ),
        ("[[wishes]]\nmentees = 'A'\nmentors = 'B'\nhow = 'must'", "line 4, [wishes]: how is"),
        ("[[wishes]]\nmentees = 'A'", "line 1, [wishes]: mentors is missing"),
        ("weights = 3", "line"),
        ("[plan", "is not written as TOML"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_what_belongs_there(desk, rules, sentence):
    code, said, complaint = desk.match("--out", str(desk.folder / "pairs.csv"), rules=rules)

    assert (code, said) == (1, "")
    assert sentence in complaint
    assert desk.left == []


def test_every_mistake_is_told_at_once(desk):
    _, _, complaint = desk.match(rules="[plan]\naims = 'total'\nsead = 3\n[rules]\nlanguages = true")

    assert [word in complaint for word in ("'aim'", "'seed'", "'language'")] == [True] * 3


def test_mistakes_are_told_in_the_order_of_the_file(desk):
    _, _, complaint = desk.match(rules="[Plan]\n[rules]\nlanguages = true\n[grades]\norder = 3\n[plan]\naims = 'total'")

    assert re.findall(r"line (\d)", complaint) == ["1", "3", "5", "7"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_rules_are_read_as_editors_save_them(desk, encoding):
    rules = '[program]\r\nmentee_words = "protégés"\r\n'
    (desk.folder / "rules.toml").write_bytes(rules.encode(encoding))

    _, said, _ = desk.match("--rules", str(desk.folder / "rules.toml"))

    assert "2 of 2 protégés have a mentor." in said


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(None, "rules.toml can't be read: Is a directory."), (b"\x89PNG\0", "it holds something else than text")],
)
def test_what_is_no_file_of_rules_is_told_in_words(desk, content, sentence):
    path = desk.folder / "rules.toml"
    path.write_bytes(content) if content else path.mkdir()

    code, _, complaint = desk.match("--rules", str(path))

    assert code == 1
    assert sentence in complaint


def test_the_second_wish_is_told_by_its_own_line(desk):
    wish = "[[wishes]]\nmentees = 'Skills wanted'\nmentors = 'Skills offered'\nhow = 'would be good'\n"

    _, _, complaint = desk.match(rules=wish + wish.replace("how", "now"))

    assert "line 8, [wishes]: 'now' is not a known key. Did you mean 'how'?" in complaint


def test_nobody_mentors_down_their_own_line_unless_the_rules_allow_it(desk):
    desk.write("mentors.csv", "\n".join(line for line in MENTORS.splitlines() if "Ada" not in line))

    assert "ben@example.org" not in desk.pairs()
    assert desk.pairs(rules="[rules]\nreporting_line = false")["ben@example.org"] == "omar@example.org"


def test_a_manager_by_number_is_found_in_the_other_file(desk):
    desk.write("mentors.csv", "Name,Email,Employee number\nAda,ada@example.org,0017\n")
    desk.write("mentees.csv", "Name,Email,Manager ID\nBen,ben@example.org,0017\nYuki,yuki@example.org,0018\n")

    assert desk.pairs(rules="[plan]\nplaces = 2") == {"yuki@example.org": "ada@example.org"}


def test_a_mentor_stands_so_many_grades_above(desk):
    assert desk.pairs(rules=GRADES + "at_least_above = 2") == {
        "ben@example.org": "ada@example.org",
        "yuki@example.org": "omar@example.org",
    }
    assert desk.pairs(rules=GRADES + "at_least_above = 3") == {"yuki@example.org": "ada@example.org"}


def test_a_grade_that_the_rules_do_not_know_is_told(desk):
    code, _, complaint = desk.match(rules='[grades]\norder = ["G2", "G3", "G4"]')

    assert code == 1
    assert "mentors.csv, row 2, Grade: found 'G5', expected a grade of [grades] order: G2; G3; G4." in complaint


def test_units_differ_where_the_rules_say_so(desk):
    desk.write("mentors.csv", "\n".join(line for line in MENTORS.splitlines() if "Omar" not in line))

    assert desk.pairs(rules="[rules]\nunits_differ = true") == {"ben@example.org": "ada@example.org"}


def test_a_language_in_common_is_asked_for_unless_the_rules_let_it_go(desk):
    desk.write("mentees.csv", MENTEES.replace(",English", ",German"))

    assert desk.pairs() == {}
    assert len(desk.pairs(rules="[rules]\nlanguage = false")) == 2


def test_locked_pairs_stay_and_pairs_kept_apart_part_whoever_is_named_first(desk):
    rules = (
        '[pairs]\nlocked = [["ada@example.org", "yuki@example.org"]]\napart = [["ben@example.org", "omar@example.org"]]'
    )

    assert desk.pairs(rules=rules) == {"yuki@example.org": "ada@example.org"}


def test_a_lock_about_a_stranger_is_refused(desk):
    code, _, complaint = desk.match(rules='[pairs]\nlocked = [["adda@example.org", "ben@example.org"]]')

    assert code == 1
    assert "adda@example.org is not in mentors.csv. Did you mean 'ada@example.org'?" in complaint


def test_a_lock_that_breaks_a_rule_is_refused_in_words(desk):
    code, _, complaint = desk.match(rules='[pairs]\nlocked = [["omar@example.org", "ben@example.org"]]')

    assert code == 1
    assert "[pairs] locked: omar@example.org and ben@example.org can't be kept together: the mentor stands" in complaint


def test_strangers_kept_apart_are_told(desk):
    code, _, complaint = desk.match(rules='[pairs]\napart = [["nobody@example.org", "ben@example.org"]]')

    assert code == 0
    assert "[pairs] apart: nobody@example.org is in neither file." in complaint


def test_a_column_says_the_places_and_the_rules_say_them_where_it_is_empty(desk):
    desk.write("mentors.csv", "Name,Email,Places\nAda,ada@example.org,\n")

    assert len(desk.pairs()) == 1
    assert len(desk.pairs(rules="[plan]\nplaces = 2")) == 2


def test_weights_are_words(desk):
    desk.write(
        "mentors.csv",
        "Name,Email,Skills offered,Department\nAda,ada@example.org,Budgets,Policy\nMo,mo@example.org,Sewing,Law\n",
    )
    desk.write("mentees.csv", "Name,Email,Skills wanted,Department\nBen,ben@example.org,Budgets,Policy\n")

    assert desk.pairs(rules='[weights]\nfresh_viewpoint = "ignore"') == {"ben@example.org": "ada@example.org"}
    assert desk.pairs(rules='[weights]\nlearning_fit = "ignore"') == {"ben@example.org": "mo@example.org"}


def test_map_wins_over_the_rules_and_the_rules_over_the_guess(desk):
    desk.write("mentors.csv", "Name,Email,Places,Seats,Chairs\nAda,ada@example.org,0,1,2\n")
    rules = '[columns.mentors]\nplaces = "Seats"'

    assert [len(desk.pairs()), len(desk.pairs(rules=rules))] == [0, 1]
    assert len(desk.pairs("--map", "mentors.places=Chairs", rules=rules)) == 2


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("places=Seats", "expected SIDE.FIELD=TITLE"),
        ("mentors.place=Seats", "'place' is not a known field. Did you mean 'places'?"),
        ("mentors.places=Place", "mentors.csv has no column 'Place'. Did you mean 'Places'?"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused(desk, word, sentence):
    code, _, complaint = desk.match("--map", word)

    assert code == 1
    assert sentence in complaint


def test_aims_differ(desk):
    desk.write("mentors.csv", "Name,Email,Skills offered\nAda,ada@example.org,A; B\nMo,mo@example.org,C; B\n")
    desk.write("mentees.csv", "Name,Email,Skills wanted\nBen,ben@example.org,A; C\nYuki,yuki@example.org,B; A; C\n")

    found = {aim: desk.pairs(rules=f'[plan]\naim = "{aim}"') for aim in ("fairest", "stable")}

    # Ada and Yuki fit best of all; leaving them apart lifts Ben, who else would have the weakest match.
    assert found["fairest"] == {"ben@example.org": "ada@example.org", "yuki@example.org": "mo@example.org"}
    assert found["stable"] == {"ben@example.org": "mo@example.org", "yuki@example.org": "ada@example.org"}


def test_a_stable_plan_says_so_and_claims_no_more(desk):
    _, said, _ = desk.match("--aim", "stable")

    assert "No two people would both rather have each other." in said
    assert "The weakest pair" not in said


def test_somebody_may_want_several_mentors_and_nobody_gets_a_second_before_all_have_a_first(desk):
    desk.write("mentors.csv", MENTORS.replace(",2,", ",1,"))

    code, said, _ = desk.match("--out", str(desk.folder / "pairs.csv"), rules="[plan]\ndemand = 2")

    assert code == 0
    assert "2 of 2 mentees have a mentor." in said


def test_a_column_says_how_many_mentors_somebody_wants(desk):
    desk.write("mentors.csv", "Name,Email\nAda,ada@example.org\nMo,mo@example.org\nOmar,omar@example.org\n")
    desk.write("mentees.csv", "Name,Email,How many\nBen,ben@example.org,2\nYuki,yuki@example.org,1\n")

    rows = desk.rows("--map", "mentees.mentors_wanted=How many")

    assert sorted(row["E-mail"] for row in rows) == ["ben@example.org", "ben@example.org", "yuki@example.org"]


def test_a_mentor_may_wish_for_so_many(desk):
    desk.write(
        "mentors.csv", "Name,Email,Skills offered,Places,Least\nAda,ada@example.org,A,2,\nMo,mo@example.org,B,2,1\n"
    )
    desk.write("mentees.csv", "Name,Email,Skills wanted\nBen,ben@example.org,A\nYuki,yuki@example.org,A\n")

    assert set(desk.pairs().values()) == {"ada@example.org"}
    assert set(desk.pairs("--map", "mentors.at_least=Least").values()) == {"ada@example.org", "mo@example.org"}
