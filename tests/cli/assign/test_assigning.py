"""Bare scores in, an assignment out, with what was reached and what could be."""

from __future__ import annotations

import csv
import random

import pytest

from groundwork.cli import main

NAMED = "paper,Rita,Raj\nP1,9,8\nP2,9,2\nP3,5,\n"


@pytest.fixture
def assign(tmp_path, capsys):
    def run(text, *words, name="scores.csv"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        code = main.main(["assign", str(tmp_path / name), *words])
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err

    return run


@pytest.fixture
def pairs(assign, tmp_path):
    def run(text, *words, **more):
        code, _, complaint = assign(text, *words, "--out", str(tmp_path / "out.csv"), "--force", "--quiet", **more)
        assert (code, complaint) == (0, "")
        with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
            return [tuple(row.values()) for row in csv.DictReader(file)]

    return run


def test_most_are_matched_then_the_worst_is_lifted_then_the_total(assign, pairs):
    text = ",a,b\nx,10,6\ny,5,1\n"

    assert pairs(text) == [("x", "b", "6"), ("y", "a", "5")]
    assert assign(text)[1][1:] == [
        "matched   2 of 2 rows",
        "worst     5",
        "total     11",
        "bound     11",
        "gap       0: proven. No assignment of as many pairs has a better worst, and with that worst none has a greater"
        " total.",
        "Nothing is written: --out FILE does that.",
    ]


def test_aims_differ(pairs):
    text = ",a,b\nx,10,6\ny,7,1\n"

    assert pairs(text, "--aim", "fairest") == [("x", "b", "6"), ("y", "a", "7")]
    assert pairs(",a,b\nx,10,5\ny,6,2\n", "--aim", "total") == [("x", "a", "10"), ("y", "b", "2")]
    assert pairs(text, "--aim", "stable") == [("x", "a", "10"), ("y", "b", "1")]


def test_a_stable_choice_claims_no_bound(assign):
    _, said, _ = assign(NAMED, "--aim", "stable")

    assert said[4:6] == [
        "bound     none: this aim seeks no greatest total",
        "gap       none: no row and column would both rather have each other",
    ]


def test_capacity_and_demand(assign):
    _, said, _ = assign(NAMED, "--capacity", "3", "--demand", "2", "--aim", "total")

    assert said[:4] == [
        "3 rows, 2 columns, 5 pairs that may be",
        "matched   3 of 3 rows, 5 of 6 pairs",
        "worst     2",
        "total     33",
    ]


def test_each_column_may_have_its_own_capacity(pairs, tmp_path):
    (tmp_path / "capacity.csv").write_text("name,capacity\nRita,3\nRaj,0\n", encoding="utf-8")

    found = pairs(NAMED, "--capacity", str(tmp_path / "capacity.csv"))

    assert found == [("P1", "Rita", "9"), ("P2", "Rita", "9"), ("P3", "Rita", "5")]


def test_a_column_may_wish_for_so_many(pairs):
    text = ",a,b\nx,9,1\ny,9,2\n"

    assert pairs(text, "--capacity", "2") == [("x", "a", "9"), ("y", "a", "9")]
    assert pairs(text, "--capacity", "2", "--at-least", "1") == [("x", "a", "9"), ("y", "b", "2")]


def test_columns_with_fewer_than_they_would_like_are_counted(assign):
    assert "at least  2 of 2 columns have fewer rows than they would like" in assign(NAMED, "--at-least", "9")[1]


def test_rows_and_columns_can_change_places(pairs):
    assert pairs(NAMED, "--transpose", "--demand", "1") == [("Rita", "P2", "9"), ("Raj", "P1", "8")]


def test_a_pair_that_may_not_be_is_never_used(pairs):
    assert pairs(",a,b\nx,9,-1\ny,8,\n", "--aim", "total") == [("x", "a", "9")]


def test_the_order_of_a_list_changes_nothing(pairs):
    lines = [f"{row},{column},{(row * column) % 3}" for row in range(8) for column in range(8)]
    found = []
    for seed in (1, 2):
        random.Random(seed).shuffle(lines)
        found.append(pairs("\n".join(["row,column,score", *lines]), "--seed", "5"))

    assert found[0] == found[1]
    assert len(found[0]) == 8


def test_bids_are_solved_to_the_quarter(assign):
    _, said, _ = assign("2 2\n0.25 1.00\n0.00 0.50\n", name="bids.in")

    assert said[2:5] == ["worst     0.25", "total     0.75", "bound     0.75"]


def test_scores_with_too_many_decimals_are_rounded_and_it_says_so(assign):
    _, said, _ = assign("0.33333333333,1\n", "--capacity", "1")

    assert said[1] == "scores are rounded to 1/1000000: they have more decimals than an exact sum can hold"


def test_scores_beyond_bounds_are_refused_in_words(assign):
    code, _, complaint = assign("1e300,1\n")

    assert code == 1
    assert complaint.startswith("groundwork: scores.csv: a score times the scale is 2,147,483,648 or more")


def test_a_file_that_is_there_stays(assign, tmp_path):
    (tmp_path / "mine.csv").write_text("precious")

    code, _, complaint = assign(NAMED, "--out", str(tmp_path / "mine.csv"))

    assert (code, (tmp_path / "mine.csv").read_text()) == (1, "precious")
    assert "is there already" in complaint


def test_an_empty_assignment_is_no_mistake(assign):
    code, said, _ = assign(",a\nx,-1\n")

    assert (code, said[1:3]) == (0, ["matched   0 of 1 rows", "worst     -"])
    assert said[5] == "gap       0: proven. Nothing can be matched: no pair may be, or nobody asks, or nothing is free."
