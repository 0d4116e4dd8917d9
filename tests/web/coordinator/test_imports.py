"""Bringing in a file: choose it, say its columns, look, done; files broken on purpose; the way back (P10)."""

from __future__ import annotations

import io
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from groundwork.enrollment.models import ImportRun, Participation
from groundwork.enrollment.states import ImportState
from groundwork.history.models import Event
from groundwork.people.models import Person
from groundwork.programs.models import Cohort, Membership, ReportingLine
from groundwork.programs.states import CohortState
from groundwork.web.coordinator.people import imports
from tests import make

pytestmark = pytest.mark.django_db
TITLES = ["E-mail", "Name", "Unit", "Role", "Manager e-mail", "Hire date"]
ROW = ["nina@example.org", "Nina Berg", "Planning", "mentor", "", ""]


@pytest.fixture
def cast(client: Client) -> SimpleNamespace:
    cast = make.cast()
    client.force_login(cast.cleo)
    return cast


def url(name: str, *args: Any) -> str:
    return reverse(f"coordinator:{name}", args=[getattr(arg, "pk", arg) for arg in args])


def text(response: Any) -> str:
    return response.content.decode()


def lines(*rows: list[str], separator: str = ",") -> str:
    return "".join(separator.join(row) + "\r\n" for row in (TITLES, *rows))


def workbook(*rows: list[Any]) -> bytes:
    book = Workbook()
    for row in (TITLES, *rows):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def upload(client: Client, cast: Any, content: bytes | str, name: str = "people.csv") -> Any:
    content = content.encode() if isinstance(content, str) else content
    return client.post(url("import_new", cast.cohort), {"file": SimpleUploadedFile(name, content)})


def look(client: Client, cast: Any, content: bytes | str, name: str = "people.csv", **said: str) -> ImportRun:
    """Upload a file and take its columns as they were guessed."""
    page = client.get(upload(client, cast, content, name).url)
    form = page.context["form"]
    answers = {field.name: field.value() or "" for field in form}
    response = client.post(page.request["PATH_INFO"], answers | said)
    run = ImportRun.objects.latest("created_at")
    assert response.status_code == 302, form.errors
    assert response.url == url("import", run)
    return run


def land(client: Client, run: ImportRun, **said: str) -> Any:
    return client.post(url("import_landing", run), said, follow=True)


# The four steps


def test_four_steps_bring_people_in(client: Client, cast: Any) -> None:
    run = look(client, cast, lines(ROW, ["no address", "Omar Said", "", "mentee", "", ""]))
    preview = text(client.get(url("import", run)))
    assert "1 person can come in, 1 to correct" in preview
    assert "Nothing has been written yet" in preview
    assert not Person.objects.filter(email="nina@example.org").exists()

    done = text(land(client, run))

    assert "1 person is in" in done
    assert "1 row stayed out" in done
    assert Participation.objects.get(person__email="nina@example.org").role == "mentor"


def test_every_guess_is_shown_as_a_guess_with_its_reason(client: Client, cast: Any) -> None:
    response = upload(client, cast, lines(ROW))

    page = text(client.get(response.url))

    assert page.count("Our guess:") == len(TITLES)
    assert "nina@example.org" in page


def test_values_about_identity_are_left_out_and_not_shown(client: Client, cast: Any) -> None:
    content = "E-mail,Name,Gender\r\nnina@example.org,Nina Berg,sonderbar\r\n"

    page = text(client.get(upload(client, cast, content).url))

    assert "Not shown" in page
    assert "sonderbar" not in page


def test_problems_stand_by_kind_row_and_column(client: Client, cast: Any) -> None:
    dated = [*ROW[:5], "2019-03-04"]
    run = look(client, cast, lines(dated, dated, ["omar@example.org", "", "", "boss", "", "32.13.2020"]))

    groups = {group.title: group.problems for group, _all in client.get(url("import", run)).context["groups"]}

    assert [(p.row, p.column) for p in groups["The same e-mail address twice"]] == [(3, "E-mail")]
    assert [(p.row, p.column, p.found) for p in groups["Role not understood"]] == [(4, "Role", "boss")]
    assert [(p.row, p.column) for p in groups["No name"]] == [(4, "Name")]
    assert [(p.row, p.column) for p in groups["Date not understood"]] == [(4, "Hire date")]


def test_no_column_for_the_address_is_said_above_the_form(client: Client, cast: Any) -> None:
    response = upload(client, cast, lines(ROW))

    page = client.post(response.url, {"role": "mentor", "column_1": "name"})

    assert page.status_code == 422
    assert "Choose the column that holds the e-mail address." in text(page)


def test_a_role_that_no_column_says_is_asked_for(client: Client, cast: Any) -> None:
    response = upload(client, cast, lines(ROW))

    page = client.post(response.url, {"role": "column", "column_0": "email", "column_1": "name"})

    assert page.status_code == 422
    assert page.context["form"].errors["role"]


def test_the_name_of_the_file_suggests_the_role(client: Client, cast: Any) -> None:
    response = upload(client, cast, "E-mail,Name\r\nnina@example.org,Nina Berg\r\n", "large-mentors.csv")

    assert client.get(response.url).context["form"]["role"].value() == "mentor"


def test_rows_to_correct_come_as_csv_and_workbook_before_and_after_landing(client: Client, cast: Any) -> None:
    run = look(client, cast, lines(ROW, ["=1+1", "Omar Said", "", "mentee", "", ""]))

    for _moment in ("before", "after"):
        as_csv = client.get(url("import_rows", run)).content.decode("utf-8-sig")
        assert "Row 3, E-mail: found" in as_csv
        assert "'=1+1" in as_csv
        assert "nina@example.org" not in as_csv
        sheet = load_workbook(io.BytesIO(client.get(url("import_rows", run), {"as": "xlsx"}).content)).active
        assert sheet["A2"].value == "=1+1"
        assert sheet["A2"].data_type == "s"
        land(client, run)


def test_new_words_join_the_list_by_a_tick(client: Client, cast: Any) -> None:
    content = "E-mail,Name,Role,Offers\r\nnina@example.org,Nina Berg,mentor,Beekeeping\r\n"
    run = look(client, cast, content)
    assert "Beekeeping" in text(client.get(url("import", run)))

    land(client, run, new_skills="1")

    part = Participation.objects.get(person__email="nina@example.org")
    assert [skill.name for skill in part.offer.skills.all()] == ["Beekeeping"]


def test_those_who_came_in_are_invited_when_the_coordinator_says_so(client: Client, cast: Any) -> None:
    run = look(client, cast, lines(ROW))
    done = land(client, run)
    assert "Invite this person now" in text(done)
    assert not Event.objects.filter(name="part.invited").exists()

    client.post(url("import_invitations", run))

    assert Event.objects.filter(name="part.invited").count() == 1


def test_those_who_said_yes_elsewhere_are_matched_on_the_coordinators_word(client: Client, cast: Any) -> None:
    run = look(client, cast, lines(ROW))
    assert "Have they said yes already?" in text(land(client, run))

    refused = client.post(url("import_readiness", run), follow=True)
    page = client.post(url("import_readiness", run), {"agreed": "1"}, follow=True)

    assert "Tick the box when they have said yes to you." in text(refused)
    assert "1 person can be matched now." in text(page)
    assert Participation.objects.ready().filter(person__email="nina@example.org").exists()


def test_their_word_opens_a_cohort_that_is_still_being_prepared(client: Client, cast: Any) -> None:
    Cohort.objects.filter(pk=cast.cohort.pk).update(state=CohortState.DRAFT)
    run = look(client, cast, lines(ROW))
    assert "Open Spring and let this person be matched" in text(land(client, run))

    client.post(url("import_readiness", run), {"agreed": "1"})

    cast.cohort.refresh_from_db()
    assert cast.cohort.state == CohortState.GATHERING
    assert Participation.objects.ready().filter(person__email="nina@example.org").exists()


def test_everybody_who_said_yes_is_vouched_for_on_the_page_of_the_people(client: Client, cast: Any) -> None:
    land(client, look(client, cast, lines(ROW)))
    assert "They have said yes already" in text(client.get(url("people", cast.cohort)))

    page = client.post(url("people_readiness", cast.cohort), {"agreed": "1"}, follow=True)

    assert "1 person can be matched now." in text(page)
    assert Participation.objects.ready().filter(person__email="nina@example.org").exists()


def test_undo_takes_them_out_again(client: Client, cast: Any) -> None:
    run = look(client, cast, lines(ROW))
    land(client, run)

    page = client.post(url("import_undo", run), follow=True)

    assert "everything stands as before" in text(page)
    assert not Person.objects.filter(email="nina@example.org").exists()


def test_undo_that_comes_too_late_says_why(client: Client, cast: Any) -> None:
    run = look(client, cast, lines(ROW))
    land(client, run)
    client.post(url("import_invitations", run))

    page = client.post(url("import_undo", run))

    assert page.status_code == 409
    assert "Nina Berg: has been invited" in text(page)
    assert ImportRun.objects.get().state == ImportState.LANDED


def test_a_second_landing_of_the_same_page_changes_nothing(client: Client, cast: Any) -> None:
    run = look(client, cast, lines(ROW))
    land(client, run)

    page = land(client, run)

    assert "This has moved on" in text(page)
    assert Participation.objects.filter(person__email="nina@example.org").count() == 1


def test_a_large_file_is_left_to_the_worker(client: Client, cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "TOO_MANY_FOR_A_REQUEST", 0)
    run = look(client, cast, lines(ROW))

    page = land(client, run)

    assert page.headers["Refresh"] == "3"
    assert "being brought in" in text(page)
    assert ImportRun.objects.get().state == ImportState.LANDING


def test_a_file_is_put_away_and_earlier_ones_are_listed(client: Client, cast: Any) -> None:
    landed = look(client, cast, lines(ROW), "first.csv")
    land(client, landed)
    run = look(client, cast, lines(ROW), "second.csv")

    page = text(client.post(url("import_removal", run), follow=True))

    assert "first.csv" in page
    assert "second.csv" not in page


def test_another_sheet_is_read_when_chosen(client: Client, cast: Any) -> None:
    book = load_workbook(io.BytesIO(workbook(ROW)))
    book.create_sheet("Leavers").append(["E-mail", "Name"])
    book["Leavers"].append(["omar@example.org", "Omar Said"])
    content = io.BytesIO()
    book.save(content)
    response = upload(client, cast, content.getvalue(), "two.xlsx")

    client.post(url("import_sheet", ImportRun.objects.get()), {"sheet": "Leavers"})

    assert "omar@example.org" in text(client.get(response.url))


# Files broken on purpose


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\xef\xbb\xbf" + lines(["nina@example.org", "Nína Børg", "Planning", "mentor", "", ""]).encode(), "bom.csv"),
        (lines(["nina@example.org", "Nína Børg", "Planning", "mentor", "", ""]).encode("cp1252"), "windows.csv"),
        (
            lines(["nina@example.org", "Nína Børg", "Planning", "mentor", "", ""], separator=";").encode(),
            "semicolon.csv",
        ),
        (
            lines(["nina@example.org", "Nína Børg", "Planning", "mentor", "", ""], separator="\t").encode("utf-16"),
            "unicode text.csv",
        ),
        (workbook(["nina@example.org", "Nína Børg", "Planning", "mentor", None, None]), "wrong name.csv"),
    ],
)
def test_every_way_of_writing_a_table_is_understood(client: Client, cast: Any, content: bytes, name: str) -> None:
    run = look(client, cast, content, name)

    land(client, run)

    assert Person.objects.get(email="nina@example.org").name == "Nína Børg"
    assert Membership.objects.get(person__email="nina@example.org").unit == "Planning"


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "empty.csv", "The file is empty."),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "people.csv", "a PNG picture"),
        (b"PK\x03\x04broken", "people.xlsx", "damaged"),
        (b"<html><table></table></html>", "people.xls", "a web page"),
        (lines().encode(), "nobody.csv", "no row with a person"),
        (b'E-mail,Name\r\n"nina@example.org,Nina\r\nb,c\r\n' * 3, "quote.csv", "quotation mark"),
    ],
)
def test_a_file_that_is_no_table_is_refused_kindly(
    client: Client, cast: Any, content: bytes, name: str, said: str
) -> None:
    page = upload(client, cast, content, name)

    assert page.status_code == 422
    assert said in text(page)
    assert not ImportRun.objects.exists()


def test_a_file_that_is_too_large_is_refused_before_it_is_read(client: Client, cast: Any, settings: Any) -> None:
    settings.UPLOAD_LIMIT = 1000

    page = upload(client, cast, lines(*[ROW] * 50))

    assert page.status_code == 422
    assert "Split it into several files" in text(page)


def test_no_file_is_asked_for(client: Client, cast: Any) -> None:
    page = client.post(url("import_new", cast.cohort), {})

    assert page.status_code == 422
    assert "Choose a file" in text(page)


def test_dates_formulas_and_zeros_of_a_spreadsheet_arrive_as_people_see_them(client: Client, cast: Any) -> None:
    run = look(client, cast, workbook(["nina@example.org", "Nina Berg", "=1+1", "mentor", None, date(2019, 3, 4)]))

    land(client, run)

    member = Membership.objects.get(person__email="nina@example.org")
    assert member.started_on == date(2019, 3, 4)
    assert member.unit == ""


def test_a_formula_in_text_is_taken_as_text(client: Client, cast: Any) -> None:
    run = look(client, cast, lines(["nina@example.org", "Nina Berg", "=2+5", "mentor", "", ""]))
    assert run.outcome["kinds"] == {"formula": 1}

    land(client, run)

    assert Membership.objects.get(person__email="nina@example.org").unit == "=2+5"


def test_the_same_address_in_other_letters_comes_in_once(client: Client, cast: Any) -> None:
    run = look(client, cast, lines(ROW, ["NINA@Example.org", "Nina B.", "", "mentee", "", ""]))

    land(client, run)

    assert Participation.objects.get(person__email="nina@example.org").role == "mentor"


def test_a_manager_who_is_not_in_the_file_stays_an_address(client: Client, cast: Any) -> None:
    run = look(client, cast, lines([*ROW[:4], "boss@example.org", ""]))
    assert run.outcome["kinds"] == {"manager_unknown": 1}

    land(client, run)

    line = ReportingLine.objects.get(person__email="nina@example.org")
    assert (line.manager, line.manager_email) == (None, "boss@example.org")


def test_markup_in_a_cell_is_shown_as_text(client: Client, cast: Any) -> None:
    row = ["<script>alert(1)</script>", "<b>Nina</b>", "", "mentor", "", ""]
    run = look(client, cast, lines(row), column_0="email")

    page = text(client.get(url("import", run)))

    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


# Others


def test_mallory_otto_and_the_people_themselves_find_no_such_pages(client: Client, cast: Any) -> None:
    run = look(client, cast, lines(ROW, ["?", "Omar Said", "", "mentee", "", ""]))
    pages = [url("import_new", cast.cohort), url("import", run), url("import_columns", run), url("import_rows", run)]
    acts = [url(f"import_{act}", run) for act in ("landing", "undo", "invitations", "removal", "sheet")]

    for person in (cast.mallory, cast.otto, cast.ada, cast.mo):
        client.force_login(person)
        assert {client.get(page).status_code for page in pages} == {404}
        assert {client.post(act).status_code for act in acts} == {404}
        assert upload(client, cast, lines(ROW)).status_code == 404
    run.refresh_from_db()
    assert run.state == ImportState.CHECKED


@pytest.mark.parametrize("many", [3, 300])
def test_the_preview_costs_the_same_for_few_and_for_many(
    client: Client, cast: Any, many: int, django_assert_num_queries: Any
) -> None:
    rows = [[f"p{number}@example.org", f"Person {number}", "", "boss", "", ""] for number in range(many)]
    run = look(client, cast, lines(ROW, *rows), role="column", column_3="role")

    with django_assert_num_queries(7):
        page = client.get(url("import", run))

    ((group, total),) = page.context["groups"]
    assert (total, len(group.problems)) == (many, min(many, 100))


@pytest.mark.parametrize("many", [3, 300])
def test_landing_costs_the_same_questions_for_few_and_for_many(
    client: Client, cast: Any, many: int, django_assert_num_queries: Any
) -> None:
    rows = [
        [f"p{number}@example.org", f"Person {number}", "Unit", "both", "nina@example.org", ""] for number in range(many)
    ]
    run = look(client, cast, lines(ROW, *rows))

    with django_assert_num_queries(26):
        client.post(url("import_landing", run))
