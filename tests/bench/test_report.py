"""The table in the docs."""

from pathlib import Path

from bench.cases import Case
from bench.check import Checked
from bench.contenders import FLOW, SCIPY, TOTAL
from bench.report import BEGIN, END, table, write
from bench.running import Outcome
from bench.suite import Bout


def nothing() -> Case:
    raise AssertionError("a report makes no cases")


BOUT = Bout("few", "Few", nothing, (TOTAL, FLOW, SCIPY), unit=100)
OURS = Outcome("few", "total", "done", cpu=0.5, memory=50 * 10**6, runs=3, found=Checked(9, 1, 140_625, 75))


def test_results_stand_between_their_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before {BEGIN} old {END} after")

    write(page, "new")

    assert page.read_text() == f"before {BEGIN}\n\nnew\n{END} after"


def test_a_row_shows_what_a_plan_cost_and_what_it_is_worth() -> None:
    (row,) = table(BOUT, [OURS]).splitlines()[2:]

    assert row.endswith("| 0.500 | 1.00 | 50 | 1 | 1,406.25 | 0.75 | 3 |")


def test_who_did_not_finish_comes_with_the_limit_and_who_failed_with_the_reason() -> None:
    late = Outcome("few", "flow", "limit", cpu=60)
    absent = Outcome("few", "scipy", "absent", why="no such package")

    rows = table(BOUT, [absent, late, OURS]).splitlines()[2:]

    assert "> 60 | > 120" in rows[1]
    assert "absent: no such package" in rows[2]
