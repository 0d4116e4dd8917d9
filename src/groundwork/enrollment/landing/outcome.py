"""What the pages of an import show, kept with the run so that looking at them reads no file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from ..importing.checking import Checked
from ..importing.columns import Guess
from ..importing.options import is_private
from ..importing.problems import Problem, ProblemGroup, group_problems
from ..importing.table import Table
from .plan import Plan

SHOWN_PER_KIND = 100


def of_table(table: Table, guesses: Iterable[Guess], remembered: dict[str, str]) -> dict[str, Any]:
    """What the page of columns shows."""
    return {
        "columns": [
            {
                "title": guess.column,
                "samples": [] if is_left_private(guess) else guess.samples,
                "is_private": is_left_private(guess),
                "guess": guess.target_key or "",
                "why": guess.why,
                "is_sure": guess.is_sure,
            }
            for guess in guesses
        ],
        "remembered": bool(remembered),
        "sheets": list(table.sheet_names),
        "header_row": table.header_row_number,
        "rows": len(table.rows),
        "encoding": table.encoding or "",
    }


def is_left_private(guess: Guess) -> bool:
    """What is about somebody's private life and goes nowhere isn't shown either."""
    return guess.target_key is None and is_private(guess.column)


def of_check(checked: Checked, plan: Plan) -> dict[str, Any]:
    """What the preview shows: how many rows are new, change, stay, and what to look at. Each kind is shown in part."""
    kinds = Counter(item.kind for item in checked.problems)
    shown: list[list[Any]] = []
    for group in group_problems(checked.problems):
        shown += [[p.row, p.column, p.found, p.kind, p.note] for p in group.problems[:SHOWN_PER_KIND]]
    return {
        "counts": {
            "clean": len(checked.clean),
            "out": checked.row_count - len(checked.clean),
            "look": len({item.row for item in checked.problems if not item.blocks} - checked.blocked_rows),
            **{name: plan.counts[name] for name in ("new", "changed", "same")},
            **{name: plan.counts[name] for name in ("kept_account", "kept_answers", "stay_away")},
        },
        "kinds": dict(kinds),
        "problems": shown,
        "new_skills": sorted(checked.unknown_skills.items(), key=lambda item: (-item[1], item[0])),
    }


def problem_groups(outcome: dict[str, Any]) -> list[tuple[ProblemGroup, int]]:
    """The problems by kind, with how many there are of it altogether."""
    groups = group_problems(Problem(*stored) for stored in outcome.get("problems", []))
    return [(group, outcome["kinds"][group.kind]) for group in groups]


def without_words(outcome: dict[str, Any]) -> dict[str, Any]:
    """What may stay for good: the numbers."""
    return {name: outcome[name] for name in ("rows", "counts", "kinds") if name in outcome}
