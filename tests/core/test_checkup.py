from __future__ import annotations

import pytest

from groundwork.core import checkup
from groundwork.core.checkup import Health, check, ok, problem, warning
from groundwork.core.configuration import Configuration


@pytest.fixture(autouse=True)
def checks(monkeypatch):
    monkeypatch.setattr(checkup, "CHECKS", {})


def examined():
    results = list(checkup.examine(Configuration.read()))
    return checkup.worst(results), {result.name: result.finding.health for result in results}


def test_all_well_is_ok():
    check("one", why="…")(lambda configuration: ok("fine"))

    assert examined() == (Health.OK, {"one": Health.OK})


def test_a_problem_outweighs_a_warning():
    check("one", why="…")(lambda configuration: problem("bad", "mend it"))
    check("two", why="…")(lambda configuration: warning("so so", "mend it"))

    assert examined()[0] == Health.PROBLEM


def test_what_needs_a_failed_check_is_skipped_and_so_is_what_needs_that():
    check("one", why="…")(lambda configuration: problem("bad", "mend it"))
    check("two", why="…", needs="one")(lambda configuration: ok("fine"))
    check("three", why="…", needs="two")(lambda configuration: ok("fine"))

    assert examined()[1] == {"one": Health.PROBLEM, "two": Health.SKIPPED, "three": Health.SKIPPED}


def test_a_check_that_breaks_is_a_problem_and_the_others_still_count():
    check("one", why="…")(lambda configuration: ok(str(1 / 0)))
    check("two", why="…")(lambda configuration: ok("fine"))

    assert examined()[1] == {"one": Health.PROBLEM, "two": Health.OK}
