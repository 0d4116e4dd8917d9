"""Why these two, or why not: for whoever asks about two people."""

from __future__ import annotations

import pytest


def said_of(desk, mentor, mentee, *words, rules=""):
    code, said, complaint = desk.match("--quiet", "--why", mentor, mentee, *words, rules=rules)
    assert code == 0, complaint
    return said.splitlines()


def test_a_pair_reads_its_reasons(desk):
    said = said_of(desk, "Ada Berg", "ben@example.org")

    assert said[:2] == ["Ada Berg and Ben Lee:", "  They are a pair, with 100 of 100 points."]
    assert "  Ada Berg offers what Ben Lee wants to learn: “Budgets”." in said


def test_two_whom_a_rule_keeps_apart_read_the_rule(desk):
    said = said_of(desk, "omar@example.org", "ben lee")

    assert said[1] == "  They can't be a pair: the mentor stands above in the line of managers."


@pytest.mark.parametrize(
    ("title", "of_the_mentor", "of_the_mentee", "rules"),
    [
        ("Line manager", "", "omar@example.org", ""),
        ("Unit", "Policy", "Policy", "[rules]\nunits_differ = true\n"),
        ("Grade", "G2", "G2", '[grades]\norder = ["G1", "G2"]\nat_least_above = 1\n'),
        ("Places", "0", "", ""),
        ("Languages", "Welsh", "English", ""),
        ("Unit", "", "", '[pairs]\napart = [["omar@example.org", "yuki@example.org"]]\n'),
        ("Unit", "", "", '[pairs]\nended = [["omar@example.org", "yuki@example.org"]]\n'),
    ],
)
def test_of_two_whom_a_rule_keeps_apart_nobody_says_that_no_rule_does(desk, title, of_the_mentor, of_the_mentee, rules):
    desk.write("mentors.csv", f"Name,Email,{title}\nOmar,omar@example.org,{of_the_mentor}\nAda,ada@example.org,\n")
    desk.write("mentees.csv", f"Name,Email,{title}\nYuki,yuki@example.org,{of_the_mentee}\n")

    said = said_of(desk, "Omar", "Yuki", rules=rules)

    assert said[1].startswith("  They can't be a pair: ")
    assert said[2:] == []


def test_two_who_could_be_a_pair_read_what_it_would_mean(desk):
    said = said_of(desk, "Ada Berg", "Yuki Mori")

    assert said[1].startswith("  They are no pair. They have ")
    assert said[2].startswith("  Put together all the same: 1 person fewer has a mentor")
    assert said[3] == "  Without a mentor then: Ben Lee."
    assert said[4].startswith("  No fit of the two would be high enough")


def test_a_plan_as_good_with_the_two_says_so(desk):
    desk.write("mentors.csv", "Name,Email\nAda,ada@example.org\nMo,mo@example.org\n")
    desk.write("mentees.csv", "Name,Email\nBen,ben@example.org\nYuki,yuki@example.org\n")
    mentor = {"ada@example.org": "Mo", "mo@example.org": "Ada"}[desk.pairs()["ben@example.org"]]

    said = said_of(desk, mentor, "Ben")

    assert "  Another mentor for: Yuki." in said
    assert "  A plan with the two would be as good as this one." in said


def test_where_somebody_wants_several_mentors_no_more_is_claimed_than_is_known(desk):
    said = said_of(desk, "Ada Berg", "Yuki Mori", rules="[plan]\ndemand = 2\n[rules]\nreporting_line = false\n")

    assert said[1].startswith("  They are no pair; no rule forbids it.")


def test_in_circles_it_says_whether_they_share_one(desk):
    said = said_of(desk, "Ada Berg", "Yuki Mori", rules="[plan]\ncircles = [1, 1]\n")

    assert said[1] == "  They are not in one circle; no rule forbids it."


@pytest.mark.parametrize(
    ("mentor", "sentence"),
    [("Adda Berg", "Did you mean 'Ada Berg'?"), ("Ben Lee", "'Ben Lee' is not in mentors.csv.")],
)
def test_somebody_who_is_not_in_the_file_is_told(desk, mentor, sentence):
    code, _, complaint = desk.match("--why", mentor, "Ben Lee")

    assert code == 1
    assert sentence in complaint
