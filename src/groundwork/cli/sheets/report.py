"""The outcome as one page to read, to print and to pass on: nothing outside the file is asked for."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

import groundwork.web

from .about import About
from .outcome import Outcome, Places
from .pair_lines import Line

STYLES = Path(groundwork.web.__file__).parent / "static" / "css"
SHEETS = ("tokens", "base", "layout", "parts", "desk", "match", "sheet", "print")
OWN_SHEET = Path(__file__).parents[1] / "templates" / "cli" / "match.css"
MOST_LINES = 500
MOST_PLACES = 20
STEP = 10


@dataclass(frozen=True)
class Column:
    """Pairs of about the same fit: from so many points, how many, and where the bar stands in the picture."""

    points: int
    count: int
    x: int
    y: int
    height: int

    @property
    def centre(self) -> int:
        return self.x + 18

    @property
    def above(self) -> int:
        return self.y - 4


@dataclass(frozen=True)
class Named:
    """Mentors to name in a sentence: the first of them, and how many there are."""

    every: Sequence[Places]

    @property
    def first(self) -> Sequence[Places]:
        return self.every[:MOST_PLACES]

    @property
    def count(self) -> int:
        return len(self.every)

    @property
    def has_more(self) -> bool:
        return self.count > MOST_PLACES


def as_report(outcome: Outcome, about: About) -> bytes:
    """The page. Its policy allows its own style sheet and nothing else, no script at all."""
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    given = sum(place.given for place in outcome.places)
    page = render_to_string(
        "cli/match.html",
        {
            "outcome": outcome,
            "about": about,
            "style": mark_safe(f"<style>{style}</style>"),  # our own sheets, see SHEETS
            "policy": f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
            "weakest": outcome.weakest_first[0] if outcome.lines else None,
            "lines": outcome.weakest_first[:MOST_LINES],
            "not_shown": max(0, len(outcome.lines) - MOST_LINES),
            "columns": columns_of(outcome.lines),
            "words": words_of(outcome.lines),
            "given": given,
            "offered": sum(place.offered for place in outcome.places),
            "open_places": Named([place for place in outcome.places if place.free]),
            "wanted_places": Named([place for place in outcome.places if place.frees_somebody]),
            "idle": sum(1 for place in outcome.places if place.offered and not place.given),
        },
    )
    return page.encode()


def columns_of(lines: Sequence[Line]) -> list[Column]:
    """How many pairs there are for each ten points, as columns in a picture of 400 by 120."""
    counts = Counter(min(line.points, 99) // STEP for line in lines)
    most = max(counts.values(), default=1)
    columns = []
    for step in range(100 // STEP):
        height = round(100 * counts[step] / most) if counts[step] else 0
        height = max(height, 2) if counts[step] else 0
        columns.append(Column(step * STEP, counts[step], step * 40 + 2, 116 - height, height))
    return columns


def words_of(lines: Sequence[Line]) -> list[tuple[str, int]]:
    """How many pairs there are for each word, the best word first."""
    ranked = sorted(lines, key=lambda line: -line.points)
    return list(Counter(line.says for line in ranked).items())


def _style() -> str:
    """The product's own look, without its comments."""
    sheets = [*(STYLES / f"{name}.css" for name in SHEETS), OWN_SHEET]
    text = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"/\*.*?\*/", "", text, flags=re.S)).strip()
