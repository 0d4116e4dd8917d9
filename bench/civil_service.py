"""Sample people as mentor-match's own project has them: UK civil-service grades, organisations and professions.

The files are not ours to hand on; the folder that has them is given when the benchmark is started.
"""

import csv
from pathlib import Path

import numpy as np

from bench.cases import Case
from learning_fit import Mentee, Mentor, Problem, Rules

GRADES = ("AA", "AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1", "SCS2", "SCS3", "SCS4")


def people(folder: Path, size: str = "large") -> tuple[list[Mentor], list[Mentee]]:
    """Mentors and mentees with one place each; raises FileNotFoundError."""
    mentors = [
        Mentor(
            key=row["email address"],
            offers=(row["profession"],),
            traits=frozenset(filter(None, row["characteristics"].split(", "))),
            unit=row["organisation"],
            level=GRADES.index(row["grade"]),
            own_words=row["biography"],
        )
        for row in _rows(folder / f"{size}-mentors.csv")
    ]
    mentees = [
        Mentee(
            key=row["email address"],
            wants=(row["profession"],),
            would_be_good=frozenset(filter(None, [row["identity to match"]])),
            unit=row["organisation"],
            level=GRADES.index(row["grade"]),
            own_words=row["biography"],
        )
        for row in _rows(folder / f"{size}-mentees.csv")
    ]
    return mentors, mentees


def fits(folder: Path) -> Case:
    """The fit of every pair as learning_fit sees it, as a table for everyone to solve."""
    problem = Problem(*people(folder), rules=Rules())
    table = np.where(problem.forbidden == 0, problem.fit, -1).astype(np.int16)
    return Case("civil-service", problem.places, table=table)


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))
