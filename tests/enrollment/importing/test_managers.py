"""Who leads whom is taken as far as the file makes sense, and never keeps a person out."""

from __future__ import annotations

from .test_checking import ANNA, BEN, check

MO = {"name": "Mo Mayer", "email": "mo@example.org"}


def managers(checked):
    return {row.email: row.values.get("manager_email") for row in checked.clean}


def test_a_manager_may_stand_below_in_the_file_or_be_known():
    checked = check(BEN | {"manager_email": "MO@example.org"}, MO | {"manager_email": "ada@example.org"},
                    existing_emails={"ada@example.org"})  # fmt: skip

    assert checked.problems == []
    assert managers(checked) == {"ben@example.org": "mo@example.org", "mo@example.org": "ada@example.org"}


def test_a_manager_nobody_knows_is_told_and_the_row_goes_ahead():
    checked = check(BEN | {"manager_email": "zed@example.org"})

    assert checked.problems[0].sentence == (
        "Row 2, manager_email: found 'zed@example.org', expected a person in this file or known already. "
        "The row goes ahead; check the spelling, or add the manager to the file."
    )
    assert len(checked.clean) == 1


def test_a_person_is_not_their_own_manager():
    checked = check(MO | {"manager_email": "mo@example.org"})

    assert [problem.kind for problem in checked.problems] == ["manager_self"]
    assert managers(checked) == {"mo@example.org": None}


def test_a_manager_given_by_number_becomes_an_address():
    checked = check(
        MO | {"employee_number": "01"},
        BEN | {"employee_number": "02", "manager_number": "01"},
        ANNA | {"employee_number": "03", "manager_number": "99"},
    )

    assert managers(checked)["ben@example.org"] == "mo@example.org"
    assert [(problem.kind, problem.column) for problem in checked.problems] == [("manager_unknown", "manager_number")]


def test_managers_in_a_circle_are_cut_at_the_last_row():
    checked = check(
        ANNA | {"manager_email": "ben@example.org"},
        BEN | {"manager_email": "mo@example.org"},
        MO | {"manager_email": "ben@example.org"},
    )

    assert [(problem.row, problem.kind) for problem in checked.problems] == [(4, "manager_circle")]
    assert managers(checked) == {
        "anna@example.org": "ben@example.org",
        "ben@example.org": "mo@example.org",
        "mo@example.org": None,
    }
