"""Columns are guessed, with a reason and samples, and never twice."""

from __future__ import annotations

import pytest

from groundwork.enrollment.importing.aliases import ALIASES
from groundwork.enrollment.importing.columns import guess_mapping, mapping_from, mapping_problems
from groundwork.enrollment.importing.table import Table
from groundwork.enrollment.importing.targets import TARGET_BY_KEY
from groundwork.enrollment.importing.titles import KNOWN_TITLES, normal_title

from .files import TITLES, mentees


def table(titles: list[str], *rows: list[str]) -> Table:
    return Table(titles, [(number, list(row)) for number, row in enumerate(rows, 2)], 1)


def guessed(titles: list[str], *rows: list[str]) -> dict[str, str | None]:
    return {guess.column: guess.target_key for guess in guess_mapping(table(titles, *(rows or [[""] * len(titles)])))}


def test_the_civil_service_export_maps_itself_and_leaves_identity_out():
    found = guessed(TITLES, *mentees(5))

    assert found == {
        "first name": "first_name",
        "last name": "last_name",
        "email address": "email",
        "both mentor and mentee": "both_roles",
        "job title": "job_title",
        "grade": "grade",
        "organisation": "unit",
        "profession": "profession",
        "match with similar identity": None,
        "identity to match": None,
        "biography": "about",
    }


WORKDAY = {
    "Employee ID": "employee_number",
    "Legal Name - First Name": "first_name",
    "Legal Name - Last Name": "last_name",
    "Email - Work": "email",
    "Business Title": "job_title",
    "Supervisory Organization": "unit",
    "Location": "location",
    "Management Level": "grade",
    "Hire Date": "start_date",
    "Date of Birth": None,
    "Worker's Manager": "manager_email",
}
BAMBOO = {
    "Employee #": "employee_number",
    "First Name": "first_name",
    "Last Name": "last_name",
    "Preferred Name": None,
    "Work Email": "email",
    "Home Email": None,
    "Job Title": "job_title",
    "Department": "unit",
    "Division": None,
    "Reporting To": "manager_email",
    "Supervisor EID": "manager_number",
    "Gender": None,
}
PERSONIO = {
    "Vorname": "first_name",
    "Nachname": "last_name",
    "E-Mail (dienstlich)": "email",
    "Personalnummer": "employee_number",
    "Position": "job_title",
    "Abteilung": "unit",
    "Standort": "location",
    "Vorgesetzte/r E-Mail": "manager_email",
    "Eintrittsdatum": "start_date",
    "Geburtsdatum": None,
    "Sprachkenntnisse": "languages",
}
SAP = {
    "USERID": "employee_number",
    "FIRSTNAME": "first_name",
    "LASTNAME": "last_name",
    "EMAIL": "email",
    "MANAGER": "manager_email",
    "DEPARTMENT": "unit",
    "TITLE": "job_title",
    "TIMEZONE": "time_zone",
    "HIREDATE": "start_date",
    "STATUS": None,
    "GENDER": None,
}
FRENCH = {
    "Matricule": "employee_number",
    "Nom": "last_name",
    "Prénom": "first_name",
    "Courriel": "email",
    "Intitulé du poste": "job_title",
    "Lieu de travail": "location",
    "Date d'embauche": "start_date",
}
SPANISH = {
    "Nombre": "first_name",
    "Apellidos": "last_name",
    "Correo electrónico": "email",
    "Puesto": "job_title",
    "Departamento": "unit",
    "Fecha de ingreso": "start_date",
}
MENTORING = {
    "Full name": "name",
    "E-mail": "email",
    "Role": "role",
    "Languages": "languages",
    "Areas of expertise": "skills_offered",
    "I would like to learn": "skills_wanted",
    "How many mentees?": "places",
    "About me": "about",
}


@pytest.mark.parametrize("titles", [WORKDAY, BAMBOO, PERSONIO, SAP, FRENCH, SPANISH, MENTORING])
def test_titles_of_usual_exports_are_known(titles):
    assert guessed(list(titles)) == titles


def test_every_guess_shows_why_and_three_different_samples():
    rows = [[name, f"{name}@example.org"] for name in ["Anna", "Anna", "Ben", "Cleo", "Mo"]]

    guess = guess_mapping(table(["Full name", "E-mail"], *rows))[0]

    assert guess.why == "The title is a usual one for Full name."
    assert guess.samples == ["Anna", "Ben", "Cleo"]
    assert guess.is_sure


def test_a_column_full_of_addresses_is_the_email_under_any_title():
    guesses = guess_mapping(table(["Full name", "Kontakt"], ["Anna", "a@example.org"], ["Ben", "b@example.org"]))

    assert guesses[1].target_key == "email"
    assert not guesses[1].is_sure


def test_two_columns_for_one_target_are_guessed_once_and_the_second_says_why():
    first, second = guess_mapping(table(["E-mail", "Email address"], ["a@example.org", "b@example.org"]))

    assert (first.target_key, second.target_key) == ("email", None)
    assert second.why == "E-mail is taken from column 'E-mail'."


def test_values_that_contradict_the_title_win():
    found = guessed(["Name", "E-mail", "E-mail newsletter", "Role"], *[["Anna", "a@example.org", "yes", "Analyst"]] * 3)

    assert found == {"Name": "name", "E-mail": "email", "E-mail newsletter": None, "Role": "job_title"}


def test_a_column_of_addresses_with_many_mistakes_is_still_the_email():
    found = guessed(["Name", "E-mail"], ["Anna", "a@"], ["Ben", "b@x"], ["Cleo", "c@example.org"])

    assert found["E-mail"] == "email"


def test_a_manager_column_is_what_its_values_are():
    numbers = guessed(["Name", "E-mail", "Manager"], ["Anna", "a@example.org", "00017"])
    names = guessed(["Name", "E-mail", "Manager"], ["Anna", "a@example.org", "Mo Mayer"])

    assert numbers["Manager"] == "manager_number"
    assert names["Manager"] is None


def test_one_half_of_a_name_is_taken_as_the_full_name():
    assert guessed(["Nombre", "Correo"], ["Ana Ruiz", "a@example.org"])["Nombre"] == "name"


def test_a_mapping_without_address_or_name_says_what_to_choose():
    people = table(["A", "B", "C"], ["x", "y", "z"])

    problems = mapping_problems(people, {0: "first_name", 1: "unit", 2: "unit"})

    assert problems == [
        "Choose the column that holds the e-mail address.",
        "Choose the column that holds the name, or one for the first and one for the last name.",
        "Choose one column for Unit; now it has: B, C.",
    ]
    assert mapping_problems(people, {0: "name", 1: "email", 2: ""}) == []


def test_confirming_all_guesses_gives_a_mapping():
    assert mapping_from(guess_mapping(table(["Name", "X", "E-mail"], ["Anna", "y", "a@example.org"]))) == {
        0: "name",
        2: "email",
    }


def test_every_target_has_titles_and_no_title_leads_to_two_targets():
    assert set(ALIASES) == set(TARGET_BY_KEY)
    for key, titles in ALIASES.items():
        for title in titles:
            assert (title, normal_title(title), KNOWN_TITLES[title][0]) == (title, title, key)
