"""What docs/use/assign.md shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from groundwork.cli import main

GUIDE = (Path(__file__).parents[3] / "docs" / "use" / "assign.md").read_text(encoding="utf-8")
OPTION = re.compile(r"--[a-z]+(?:-[a-z]+)*")


def test_every_option_is_explained(capsys):
    with pytest.raises(SystemExit):
        main.main(["assign", "--help"])

    known = set(OPTION.findall(capsys.readouterr().out))
    assert known - {"--help"} == set(OPTION.findall(GUIDE))


def test_the_python_shown_gives_what_is_shown():
    code = re.search(r"```python\n(.*?)```", GUIDE, re.S)[1]
    names: dict = {}

    exec(code, names)

    found = names["found"]
    assert (found.rows.tolist(), found.columns.tolist()) == ([0, 1], [1, 0])
    assert (found.worst, found.total, found.bound, found.gap) == (8, 17, 17, 0)
