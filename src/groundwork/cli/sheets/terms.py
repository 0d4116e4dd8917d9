"""The rules of one matching, as `rules.toml` states them, and what holds when it states nothing."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from groundwork.cli.seeds import GREATEST
from groundwork.cli.stop import Stop
from groundwork.enrollment.importing.options import is_private
from groundwork.enrollment.importing.values import Role
from learning_fit import PairKeys, Weight, Weights

from .fields import fields_of
from .kinds import CIRCLES, GRADES, PAIRS, TEXT, TEXTS, YES_NO, Kind, one_of, whole
from .pair_files import read_pair_rows
from .toml_file import Mistake, TomlFile

AIMS = ("fairest", "total", "stable")
SIDES: dict[str, Role] = {"mentors": "mentor", "mentees": "mentee"}
HARD_RULE, MUST_HAVE, WOULD_BE_GOOD = "hard rule", "must have", "would be good"


@dataclass(frozen=True)
class Wish:
    """What the mentees say in one column is looked for among what the mentors say in another."""

    mentees: str
    mentors: str
    how: str
    when: str = ""  # a column in which the mentee says yes to this
    private: bool | None = None  # None: as the titles of the columns sound

    @property
    def is_private(self) -> bool:
        """Whether nothing that these columns say may be repeated."""
        return is_private(self.mentees) or is_private(self.mentors) if self.private is None else self.private


@dataclass(frozen=True)
class Grades:
    """All grades, the lowest step first, and how many steps above the mentee a mentor stands."""

    steps: tuple[tuple[str, ...], ...] = ()
    at_least_above: int | None = None
    at_most_above: int | None = None

    def level(self, grade: str) -> int | None:
        """The step of a grade, None when it is not among them."""
        wanted = " ".join(grade.split()).casefold()
        return next((step for step, same in enumerate(self.steps) if wanted in map(str.casefold, same)), None)


@dataclass(frozen=True)
class Terms:
    """Everything a rules file can say."""

    name: str = ""
    mentee_word: str = "mentee"
    mentee_words: str = "mentees"
    weights: Weights = field(default_factory=Weights)
    aim: str = "fairest"
    seed: int = 0
    demand: int = 1
    places: int = 1
    at_least: int = 0
    stay: int = 0
    circles: tuple[int, int] | None = None
    grades: Grades = field(default_factory=Grades)
    language: bool = True
    reporting_line: bool = True
    units_differ: bool = False
    locked: tuple[PairKeys, ...] = ()
    apart: tuple[PairKeys, ...] = ()
    ended: tuple[PairKeys, ...] = ()
    allowed: tuple[PairKeys, ...] = ()
    where: dict[PairKeys, str] = field(default_factory=dict)  # the row of a file that a locked pair comes from
    earlier: tuple[PairKeys, ...] = ()
    follows: bool = False  # an earlier result was given, whoever is still in it
    moves: int | None = 0  # how many of those in an earlier pair may change; None: everybody
    wishes: tuple[Wish, ...] = ()
    columns: dict[Role, dict[str, str]] = field(default_factory=dict)
    leave_out: dict[Role, list[str]] = field(default_factory=dict)


SECTIONS: dict[str, dict[str, Kind]] = {
    "program": {"name": TEXT, "mentee_word": TEXT, "mentee_words": TEXT},
    "weights": {each.name: one_of(weight.value for weight in Weight) for each in fields(Weights)},
    "plan": {
        "aim": one_of(AIMS),
        "seed": whole(0, GREATEST),
        "demand": whole(1, 20),
        "places": whole(0, 20),
        "at_least": whole(0, 20),
        "stay": whole(0, 100),
        "circles": CIRCLES,
    },
    "grades": {"order": GRADES, "at_least_above": whole(-50, 50), "at_most_above": whole(-50, 50)},
    "rules": {"language": YES_NO, "reporting_line": YES_NO, "units_differ": YES_NO},
    "pairs": {"locked": PAIRS, "apart": PAIRS, "ended": PAIRS, "allowed": PAIRS},
}
WISH = {
    "mentees": TEXT,
    "mentors": TEXT,
    "how": one_of([HARD_RULE, MUST_HAVE, WOULD_BE_GOOD]),
    "when": TEXT,
    "private": YES_NO,
}


def read_terms(path: Path | None) -> Terms:
    """The terms of a rules file; Stop with every mistake in it, each by line and section."""
    if path is None:
        return Terms()
    reading = _Reading(TomlFile(path))
    terms = reading.terms()
    if reading.mistakes:
        said = [mistake.sentence for mistake in sorted(reading.mistakes)]
        raise Stop("\n".join(["the rules can't be used yet.", *said]))
    return terms


class _Reading:
    def __init__(self, file: TomlFile) -> None:
        self.file = file
        self.mistakes: list[Mistake] = []
        self.where: dict[PairKeys, str] = {}

    def terms(self) -> Terms:
        known = [*SECTIONS, "columns", "wishes"]
        for name in [each for each in self.file.values if each not in known]:
            self.mistakes.append(self.file.unknown("", name, known, "section"))
        said = {name: self._section(name, self.file.values.get(name, {}), kinds) for name, kinds in SECTIONS.items()}
        columns, leave_out = self._columns()
        grades = said["grades"]
        steps = tuple(map(tuple, grades.get("order", ())))
        if grades and "order" not in self.file.values["grades"]:
            self.mistakes.append(
                self.file.mistake("grades", next(iter(grades)), f"order is missing: {GRADES.expected}.")
            )
        plain = said["program"] | said["plan"] | said["rules"]
        for name, pairs in said["pairs"].items():
            plain[name] = self._pairs(name, pairs)
        return replace(
            Terms(**plain, where=self.where),
            weights=Weights(**{part: Weight(word) for part, word in said["weights"].items()}),
            grades=Grades(steps, grades.get("at_least_above"), grades.get("at_most_above")),
            wishes=self._wishes(),
            columns=columns,
            leave_out=leave_out,
        )

    def _section(self, name: str, values: Any, kinds: dict[str, Kind], nth: int = 0) -> dict[str, Any]:
        if not isinstance(values, dict):
            self.mistakes.append(self.file.mistake("", name, f"{name} is a section: write [{name}] above its keys."))
            return {}
        said = {}
        for key, value in values.items():
            if key not in kinds:
                self.mistakes.append(self.file.unknown(name, key, kinds, nth=nth))
            elif (read := kinds[key].read(value)) is None:
                sentence = f"{key} is {_shown(value)}, expected {kinds[key].expected}."
                self.mistakes.append(self.file.mistake(name, key, sentence, nth))
            else:
                said[key] = read
        return said

    def _pairs(self, name: str, said: list[PairKeys] | str) -> tuple[PairKeys, ...]:
        """Pairs as they stand, or those of the file that is named, beside the rules."""
        if not isinstance(said, str):
            return tuple(said)
        rows = read_pair_rows(self.file.path.parent / said)
        if name == "locked":
            self.where |= {row.pair: row.where for row in rows}
        return tuple(row.pair for row in rows)

    def _columns(self) -> tuple[dict[Role, dict[str, str]], dict[Role, list[str]]]:
        sides = self.file.values.get("columns", {})
        if not isinstance(sides, dict) or not all(isinstance(side, dict) for side in sides.values()):
            sentence = "columns stand under [columns.mentors] or [columns.mentees]."
            self.mistakes.append(self.file.mistake("columns", next(iter(sides), ""), sentence))
            return {}, {}
        columns: dict[Role, dict[str, str]] = {}
        leave_out: dict[Role, list[str]] = {}
        for side, values in sides.items():
            if side not in SIDES:
                self.mistakes.append(self.file.unknown(f"columns.{side}", side, SIDES, "side"))
                continue
            kinds = {**dict.fromkeys(fields_of(SIDES[side]), TEXT), "leave_out": TEXTS}
            said = self._section(f"columns.{side}", values, kinds)
            leave_out[SIDES[side]] = said.pop("leave_out", [])
            columns[SIDES[side]] = said
        return columns, leave_out

    def _wishes(self) -> tuple[Wish, ...]:
        tables = self.file.values.get("wishes", [])
        if not isinstance(tables, list):
            self.mistakes.append(self.file.mistake("wishes", "", "each wish stands under [[wishes]], in two brackets."))
            return ()
        wishes = []
        for nth, table in enumerate(tables):
            said = self._section("wishes", table, WISH, nth)
            missing = [key for key in ("mentees", "mentors", "how") if key not in table]
            if missing:
                sentence = f"{missing[0]} is missing: {WISH[missing[0]].expected}."
                self.mistakes.append(self.file.mistake("wishes", "", sentence, nth))
            elif {"mentees", "mentors", "how"} <= said.keys():
                wishes.append(Wish(**said))
        return tuple(wishes)


def _shown(value: Any) -> str:
    text = str(value).lower() if isinstance(value, bool) else repr(value).replace("'", '"')
    return text if len(text) <= 60 else f"{text[:59]}…"
