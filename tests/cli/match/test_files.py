"""What is written, whole or not at all."""

from __future__ import annotations

import contextlib
import gc
import os
import re
import signal
import subprocess
import sys

import openpyxl
import pytest

from groundwork.cli import main
from groundwork.cli.sheets.tables import Sheet
from groundwork.cli.sheets.workbook import as_workbook
from groundwork.cli.sheets.writing import write_all
from groundwork.cli.stop import Stop
from tests.cli.match.conftest import MENTEES, MENTORS


def book_of(desk, *words):
    code, _, complaint = desk.match("--out", str(desk.folder / "pairs.xlsx"), "--force", *words)
    assert code == 0, complaint
    return openpyxl.load_workbook(desk.folder / "pairs.xlsx")


def rows_of(sheet):
    return [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]


def test_the_workbook_has_pairs_unmatched_places_and_how_it_came_to_be(desk):
    desk.write("mentees.csv", MENTEES.replace("English\nYuki", "Welsh\nYuki"))

    book = book_of(desk)

    assert book.sheetnames == ["Pairs", "Unmatched", "Places", "About"]
    assert [row[2] for row in rows_of(book["Pairs"])] == ["Mentee", "Yuki Mori"]
    assert rows_of(book["Unmatched"])[1][:2] == ["Ben Lee", "ben@example.org"]
    assert "they share no language" in rows_of(book["Unmatched"])[1][2]
    assert rows_of(book["Places"])[1][:5] == ["Ada Berg", "ada@example.org", 1, "", 1]
    assert ["", "Seed", "0"] in rows_of(book["About"])


def test_a_pair_of_whom_little_is_known_says_so_however_close_it_looks(desk):
    desk.write("mentees.csv", MENTEES.replace("Budgets", ""))

    rows = {row[2]: row[4] for row in rows_of(book_of(desk)["Pairs"])[1:]}

    assert rows == {"Ben Lee": "Very close; little is known", "Yuki Mori": "Very close"}


def test_what_nobody_was_asked_has_no_column(desk):
    titles = rows_of(book_of(desk)["Pairs"])[0]

    assert [title in titles for title in ("What is to be learned", "A road they share")] == [True, False]


def test_who_is_left_reads_what_would_free_them(desk):
    desk.write("mentors.csv", MENTORS.replace(",2,", ",0,"))

    book = book_of(desk)

    assert rows_of(book["Unmatched"])[1][2:] == [
        "No rule stands against one mentor, and every place there is given to somebody else."
        " 2 people depend on the same place.",
        "One more place from Omar Sy or Ada Berg would settle it.",
    ]


def test_no_text_is_run_by_a_spreadsheet(desk):
    name = '=HYPERLINK("http://x")'
    desk.write("mentors.csv", MENTORS.replace("Ada Berg", f'"{name.replace(chr(34), chr(34) * 2)}"'))

    cell = next(row[0] for row in book_of(desk)["Pairs"].iter_rows() if "HYPERLINK" in str(row[0].value))
    row = next(row for row in desk.rows() if "HYPERLINK" in row["Mentor"])

    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert row["Mentor"].startswith("'=")


def test_the_same_input_gives_the_same_workbook(desk):
    first = [rows_of(sheet) for sheet in book_of(desk)]

    assert [rows_of(sheet) for sheet in book_of(desk)] == first


def test_the_report_asks_for_nothing_outside_itself_and_runs_nothing(desk):
    desk.write("mentors.csv", MENTORS.replace("Ada Berg", "<script>alert(1)</script>"))

    desk.match("--report", str(desk.folder / "report.html"))

    page = (desk.folder / "report.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert not re.findall(r"<script|<link|<img|<iframe|\ssrc=|\shref=|@import|url\(|\sstyle=|\son\w+=", page)
    assert "default-src &#x27;none&#x27;; style-src &#x27;sha256-" in page
    assert "2 of 2 mentees have a mentor." in page


def test_the_report_says_who_is_left_and_why(desk):
    desk.write("mentees.csv", MENTEES.replace(",English", ",Welsh"))

    desk.match("--report", str(desk.folder / "report.html"))

    page = (desk.folder / "report.html").read_text(encoding="utf-8")
    assert "2 people wait for a mentor" in page
    assert '<h3>Ben Lee <span class="small muted">ben@example.org</span></h3>' in page
    assert "None of the 2 mentors can be matched here" in page


@pytest.mark.parametrize("option", ["--out", "--report"])
def test_a_file_that_is_there_stays_unless_one_says_so(desk, option):
    target = desk.write("mine.csv" if option == "--out" else "mine.html", "precious")

    code, _, complaint = desk.match(option, str(target))

    assert (code, target.read_text()) == (1, "precious")
    assert "is there already. Choose another name, or overwrite it with --force." in complaint
    assert desk.match(option, str(target), "--force")[0] == 0
    assert target.read_text() != "precious"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("pairs.pdf", "expected a name that ends in .xlsx or .csv"),
        ("no/pairs.csv", "there is no folder"),
        ("folder.csv", "folder.csv is a folder. Choose the name of a file."),
    ],
)
def test_a_place_that_cannot_be_is_told_before_any_work(desk, name, sentence):
    (desk.folder / "folder.csv").mkdir()

    code, _, complaint = desk.match("--out", str(desk.folder / name))

    assert code == 1
    assert sentence in complaint


def test_when_one_file_cannot_be_written_none_is(tmp_path):
    (tmp_path / "report.html").mkdir()

    with pytest.raises(Stop, match=r"report\.html can't be written: No such file or directory"):
        write_all({tmp_path / "pairs.csv": b"1", tmp_path / "nowhere" / "report.html": b"2"})

    assert [each.name for each in tmp_path.iterdir()] == ["report.html"]


def test_a_row_that_cannot_be_used_stops_everything_and_is_named(desk):
    desk.write("mentees.csv", MENTEES.replace("yuki@example.org", "yuki at example"))

    code, said, complaint = desk.match("--out", str(desk.folder / "pairs.csv"))

    assert (code, said, desk.left) == (1, "", [])
    assert (
        "mentees.csv, row 3, Email: found 'yuki at example', expected an address such as anna@example.org."
        " Correct it in the file, or leave such rows out with --leave-out." in complaint
    )


def test_rows_can_be_left_out_and_are_told(desk):
    desk.write("mentees.csv", MENTEES.replace("yuki@example.org", "yuki at example"))

    assert set(desk.pairs("--leave-out")) == {"ben@example.org"}
    assert ["", "Rows left out", "3"] in rows_of(book_of(desk, "--leave-out")["About"])


def test_many_rows_are_told_in_few_lines(desk):
    people = "\n".join(f"P{at},p{at}@example.org\nQ{at},not an address {at}" for at in range(40))
    desk.write("mentees.csv", f"Name,Email\n{people}\n")

    _, _, complaint = desk.match()

    assert complaint.count("\n") == 14
    assert "… and 28 more like these." in complaint


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "mentors.csv: The file is empty."),
        ("Name,Email\n", "there is no row with a person below it"),
        ("Phone,Name\n12345,Ada\n", "mentors.csv can't be used yet."),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_words(desk, text, sentence):
    desk.write("mentors.csv", text)

    code, _, complaint = desk.match()

    assert code == 1
    assert sentence in complaint


def test_a_missing_file_is_told_in_words(desk):
    (desk.folder / "mentors.csv").unlink()

    code, _, complaint = desk.match()

    assert code == 1
    assert complaint.strip().endswith("mentors.csv is not there. Name the file of mentors.")


def test_what_is_read_is_never_written_over(desk):
    mentors = desk.folder / "mentors.csv"

    code, _, complaint = desk.match("--out", str(mentors), "--force")

    assert (code, mentors.read_text()) == (1, MENTORS)
    assert "each file needs a name of its own" in complaint


@pytest.mark.parametrize("words", [["--aim", "luck"], ["--seed", "-1"], ["--seed", "many"], ["--colour"]])
def test_words_the_command_does_not_know_are_a_mistake_in_use(words):
    with pytest.raises(SystemExit) as leaving:
        main.main(["match", "mentors.csv", "mentees.csv", *words])

    assert leaving.value.code == 2


def hear_ctrl_c() -> None:
    """As in a terminal: what a shell puts in the background is deaf to Ctrl-C, and so is all it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def pressed_until_it_ends(running: subprocess.Popen[bytes]) -> tuple[bytes, bytes]:
    """Ctrl-C, and again when nothing happens: a press that comes while a library loads may be lost."""
    for _ in range(12):
        running.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            return running.communicate(timeout=10)
    raise AssertionError("Ctrl-C did not end it")


def test_a_workbook_given_up_half_way_says_nothing(capfd):
    rows = [["a"], ["b"], Interrupting()]

    with pytest.raises(KeyboardInterrupt):
        as_workbook([Sheet("Pairs", ["Mentor"], rows, [10])])
    gc.collect()

    assert capfd.readouterr().err == ""


class Interrupting(list):
    """A row at which somebody presses Ctrl-C."""

    def __iter__(self):
        raise KeyboardInterrupt


def test_ctrl_c_leaves_nothing_behind(desk):
    os.mkfifo(desk.folder / "waiting.csv")
    words = [sys.executable, "-m", "groundwork.cli.main", "match", "mentors.csv", "waiting.csv", "--out", "pairs.xlsx"]

    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    running = subprocess.Popen(words, cwd=desk.folder, preexec_fn=hear_ctrl_c, **pipes)
    with (desk.folder / "waiting.csv").open("w"):  # opens when the command has begun to read
        said = pressed_until_it_ends(running)

    assert (running.returncode, said) == (130, (b"", b""))
    assert desk.left == ["waiting.csv"]


def test_the_command_to_have_it_again_is_in_the_workbook(desk):
    about = rows_of(book_of(desk, "--seed", "7", "--map", "mentors.places=Places")["About"])

    command = next(row[2] for row in about if row[1] == "Command")
    assert command == ("groundwork match mentors.csv mentees.csv --out pairs.xlsx --map mentors.places=Places --seed 7")
