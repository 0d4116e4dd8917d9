"""Circles of one mentor and a few people, from two spreadsheets."""

from __future__ import annotations

import openpyxl
import pytest

CIRCLES = "[plan]\ncircles = [2, 3]\nplaces = 3\n"


@pytest.fixture
def many(desk):
    desk.write("mentors.csv", "Name,Email,Skills offered\nAda,ada@example.org,Budgets\nMo,mo@example.org,Writing\n")
    wants = ["Budgets", "Budgets", "Budgets", "Writing", "Writing"]
    people = [f"P{at},p{at}@example.org,{skill}" for at, skill in enumerate(wants)]
    desk.write("mentees.csv", "\n".join(["Name,Email,Skills wanted", *people]))
    return desk


def test_everybody_stands_in_the_circle_that_suits_them(many):
    rules = str(many.write("rules.toml", CIRCLES))

    code, said, _ = many.match("--rules", rules, "--out", str(many.folder / "circles.xlsx"))

    book = openpyxl.load_workbook(many.folder / "circles.xlsx")
    rows = [[row[0], row[2], row[3]] for row in book["Circles"].iter_rows(min_row=2, values_only=True)]
    assert code == 0
    assert rows == [["Ada", 3, "P0\nP1\nP2"], ["Mo", 2, "P3\nP4"]]
    assert "5 of 5 mentees are in 2 circles. Under your rules no circles of these sizes take in more people." in said


def test_a_circle_that_would_stay_too_small_does_not_come_about(many):
    many.write("mentees.csv", "Name,Email,Skills wanted\nBen,ben@example.org,Budgets\n")

    _, said, _ = many.match(rules=CIRCLES)

    assert "0 of 1 mentees are in 0 circles." in said
    assert "Waits: Ben. No rule stands against 2 mentors: their circles are full, or would stay too small." in said


def test_one_more_place_opens_a_circle(many):
    many.write("mentors.csv", "Name,Email,Places\nAda,ada@example.org,2\n")
    many.write("mentees.csv", "Name,Email\nBen,ben@example.org\nYuki,yuki@example.org\nLeo,leo@example.org\n")

    _, said, _ = many.match(rules=CIRCLES)

    assert "2 of 3 mentees are in 1 circle." in said
    assert "One more place from Ada would settle it." in said


def test_the_report_shows_the_circles(many):
    rules = str(many.write("rules.toml", CIRCLES))

    many.match("--rules", rules, "--report", str(many.folder / "report.html"))

    page = (many.folder / "report.html").read_text(encoding="utf-8")
    assert "2 circles</h2>" in page
    assert "<p>P0, P1, P2</p>" in page


@pytest.mark.parametrize("said", ["[3, 2]", "[0, 2]", "3", "[2, 3, 4]", "[true, 3]"])
def test_sizes_that_cannot_be_are_told(many, said):
    code, _, complaint = many.match(rules=f"[plan]\ncircles = {said}")

    assert code == 1
    assert "expected the smallest and the largest number of people in a circle, as in [3, 5]." in complaint


def test_circles_take_no_locks(many):
    code, _, complaint = many.match(rules=CIRCLES + '[pairs]\nlocked = [["ada@example.org", "p0@example.org"]]')

    assert code == 1
    assert "circles take no locks" in complaint
