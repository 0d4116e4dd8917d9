"""What docs/use/match.md shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from groundwork.cli import main
from groundwork.cli.sheets.fields import fields_of
from groundwork.cli.sheets.terms import SECTIONS, WISH, read_terms

GUIDE = (Path(__file__).parents[3] / "docs" / "use" / "match.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", GUIDE, re.S)


def block(start: str) -> str:
    return next(text for _, text in BLOCKS if text.startswith(start))


def test_the_rules_shown_can_be_used_and_show_every_key(tmp_path):
    rules = next(text for kind, text in BLOCKS if kind == "toml")
    (tmp_path / "rules.toml").write_text(rules, encoding="utf-8")

    terms = read_terms(tmp_path / "rules.toml")

    shown = set(re.findall(r"^(\w+) =", rules, re.M))
    assert terms.mentee_word == "protégé"
    elsewhere = {"circles"} if "`circles = [3, 5]`" in GUIDE else set()
    assert {*WISH, "leave_out", *(key for kinds in SECTIONS.values() for key in kinds)} <= shown | elsewhere


def test_every_field_is_named():
    named = set(re.findall(r"`(\w+)`", GUIDE))

    assert not {*fields_of("mentor"), *fields_of("mentee")} - named - {"job_title", "location", "start_date"}


def test_every_option_is_explained(capsys):
    with pytest.raises(SystemExit):
        main.main(["match", "--help"])

    known = set(re.findall(r"--[a-z]+(?:-[a-z]+)*", capsys.readouterr().out))
    assert known - {"--help"} == set(re.findall(r"(?<![-\w])--[a-z]+(?:-[a-z]+)*", GUIDE))


def test_the_example_gives_what_is_shown(desk):
    desk.write("mentors.csv", block("Name,Email,Department,Grade,Skills offered"))
    desk.write("mentees.csv", block("Name,Email,Department,Grade,Skills wanted"))

    _, said, _ = desk.match()

    _, *shown, last = block("$ groundwork match").strip().splitlines()
    assert said.startswith("\n".join(shown[:-1]))
    assert last.removesuffix(" ...") in said
