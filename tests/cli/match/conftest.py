"""A folder with two small files of made-up people, and the command that matches them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from groundwork.cli import main

MENTORS = """\
Name,Email,Department,Grade,Skills offered,Places,Languages
Ada Berg,ada@example.org,Finance,G5,Budgets; Public speaking,1,English
Omar Sy,omar@example.org,Policy,G4,Writing,2,English
"""
MENTEES = """\
Name,Email,Department,Grade,Skills wanted,Line manager,Languages
Ben Lee,ben@example.org,Policy,G3,Budgets,omar@example.org,English
Yuki Mori,yuki@example.org,Finance,G2,Writing,,English
"""


class Desk:
    """Somebody's folder, and what the command said."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def write(self, name: str, text: str) -> Path:
        (self.folder / name).write_text(text, encoding="utf-8")
        return self.folder / name

    def match(self, *words: str, rules: str = "") -> tuple[int, str, str]:
        """Exit code, what was said, what was complained of."""
        given = ["--rules", str(self.write("rules.toml", rules))] if rules else []
        files = [str(self.folder / name) for name in ("mentors.csv", "mentees.csv")]
        code = main.main(["match", *files, *given, *words])
        said = self.capsys.readouterr()
        return code, said.out, said.err

    def pairs(self, *words: str, rules: str = "") -> dict[str, str]:
        """Mentor by mentee, as the file of pairs has them."""
        return {row["E-mail"]: row["Mentor’s e-mail"] for row in self.rows(*words, rules=rules)}

    def rows(self, *words: str, rules: str = "") -> list[dict[str, str]]:
        code, _, complaint = self.match("--out", str(self.folder / "pairs.csv"), "--force", *words, rules=rules)
        assert code == 0, complaint
        with (self.folder / "pairs.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    @property
    def left(self) -> list[str]:
        """What lies in the folder besides the people and the rules."""
        return sorted({each.name for each in self.folder.iterdir()} - {"mentors.csv", "mentees.csv", "rules.toml"})


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    desk = Desk(tmp_path, capsys)
    desk.write("mentors.csv", MENTORS)
    desk.write("mentees.csv", MENTEES)
    return desk
