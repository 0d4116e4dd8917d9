"""The house rules that a machine can hold: see STYLE.md for their reasons."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "src"
FILES = [file for file in sorted(SOURCES.rglob("*.py")) if "migrations" not in file.parts]
PACKAGES = sorted({*SOURCES.glob("*/__init__.py"), *SOURCES.glob("groundwork/*/__init__.py")})
LONGEST_FILE = 350


def named(file: Path) -> str:
    return str(file.relative_to(SOURCES))


@pytest.mark.parametrize("file", PACKAGES, ids=named)
def test_a_package_says_in_one_sentence_what_it_is(file):
    said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))

    assert said
    assert said.splitlines()[0].endswith((".", "?"))


def test_no_file_grows_past_reading():
    long = {named(file): lines for file in FILES if (lines := len(file.read_text().splitlines())) > LONGEST_FILE}

    assert not long


def test_no_name_says_only_that_it_does_something():
    vague = {"Helper", "Utils", "Service", "Util", "Processor"}
    classes = [
        f"{named(file)}: {node.name}"
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and node.name.endswith(tuple(vague))
    ]

    assert not classes
