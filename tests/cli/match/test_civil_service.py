"""The forms of the UK civil service, with made-up people under their titles."""

from __future__ import annotations

from pathlib import Path

import pytest

RULES = Path(__file__).parents[3] / "docs" / "use" / "examples" / "civil-service.toml"
COMMON = "first name,last name,email address,both mentor and mentee,job title,grade,organisation,profession"


@pytest.fixture
def offices(desk):
    desk.write(
        "mentors.csv",
        f"{COMMON},characteristics,biography\n"
        'Ada,Berg,ada@example.org,no,Lead,SCS1,Harbours,Policy,"Left-handed, Night owl",I sail\n'
        "Omar,Sy,omar@example.org,yes,Head,Grade 6,Forests,DDaT,,I plant\n"
        "Ines,Roy,ines@example.org,no,Chief,SCS1,Rivers,Policy,,I row\n",
    )
    desk.write(
        "mentees.csv",
        f"{COMMON},match with similar identity,identity to match,biography\n"
        "Ben,Lee,ben@example.org,no,Officer,SEO,Rivers,DDaT,yes,left-handed,I sail\n"
        "Yuki,Mori,yuki@example.org,no,Officer,Grade 7,Harbours,Policy,no,left-handed,I row\n"
        "Leo,Winter,leo@example.org,no,Officer,HEO,Rivers,Policy,yes,,I plant\n",
    )
    return desk


def test_the_example_maps_their_columns_and_grades(offices):
    code, said, _ = offices.match("--rules", str(RULES))

    assert code == 0
    assert "3 of 3 mentees have a mentor." in said
    assert "characteristics         held against 'identity to match' of the mentees" in said
    assert "biography               ignored: the rules leave it out." in said


def test_a_similar_identity_counts_for_those_who_asked_for_it(offices):
    assert offices.pairs("--rules", str(RULES))["ben@example.org"] == "ada@example.org"


def test_identity_may_be_a_hard_rule(offices):
    rules = RULES.read_text(encoding="utf-8").replace('how = "must have"', 'how = "hard rule"')
    offices.write("mentors.csv", (offices.folder / "mentors.csv").read_text().replace("Left-handed, ", ""))

    pairs = offices.pairs(rules=rules)

    assert set(pairs) == {"yuki@example.org", "leo@example.org"}


def test_what_somebody_is_stands_nowhere_in_what_is_passed_on(offices):
    targets = [str(offices.folder / name) for name in ("pairs.csv", "report.html")]

    code, said, _ = offices.match("--rules", str(RULES), "--out", targets[0], "--report", targets[1])

    texts = [said, *(Path(target).read_text(encoding="utf-8") for target in targets)]
    assert code == 0
    assert "Ada Berg answers the wish of Ben Lee in the column “identity to match”." in texts[1]
    assert not [text for text in texts if "left-handed" in text.casefold()]


def test_an_answer_that_is_neither_yes_nor_no_is_told(offices):
    text = (offices.folder / "mentees.csv").read_text().replace("Policy,no,left", "Policy,perhaps,left")
    offices.write("mentees.csv", text)

    code, _, complaint = offices.match("--rules", str(RULES))

    assert code == 1
    assert "mentees.csv, row 3, match with similar identity: found 'perhaps', expected yes or no." in complaint


@pytest.mark.parametrize(("private", "said"), [("", True), ("private = true", False)])
def test_a_wish_can_be_kept_private_under_any_title(desk, private, said):
    desk.write("mentors.csv", "Name,Email,Community\nAda,ada@example.org,Quakers\n")
    desk.write("mentees.csv", "Name,Email,Community\nBen,ben@example.org,Quakers\n")
    rules = f'[[wishes]]\nmentees = "Community"\nmentors = "Community"\nhow = "must have"\n{private}'

    (row,) = desk.rows(rules=rules)

    assert ("Quakers" in row["Why these two"]) is said
