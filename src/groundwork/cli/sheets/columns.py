"""Which column is what: guessed as an import guesses, and put right by the rules file or by --map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from groundwork.cli.stop import Stop
from groundwork.enrollment.importing.columns import guess_mapping, mapping_problems
from groundwork.enrollment.importing.options import is_private
from groundwork.enrollment.importing.table import Table
from groundwork.enrollment.importing.titles import KNOWN_TITLES, KNOWN_WORDS, normal_title, title_words
from groundwork.enrollment.importing.values import Role

from .fields import ANSWERS, GUESSED, PEOPLE_KEYS, fields_of, label_of, not_asked
from .terms import SIDES
from .toml_file import nearest

MISSED = {
    "manager_email": "Nobody's line of managers is known from it, so the rule about it holds for nobody in this file.",
    "languages": "No language is known from it, so the rule about a common one holds for nobody in this file.",
    "both_roles": "Everybody in this file is taken for what the file is given for.",
}


SOUGHT, GIVEN = {"skills_wanted", "goals", "mentors_wanted"}, {"skills_offered", "places"}


@dataclass
class Columns:
    """Field by place of column, with the reason of each guess for people to look at."""

    role: Role
    table: Table
    place: str
    chosen: dict[int, str] = field(default_factory=dict)
    why: dict[int, str] = field(default_factory=dict)
    looked_at: dict[int, str] = field(default_factory=dict)  # columns that wishes read, whatever else they are
    doubts: list[str] = field(default_factory=list)  # what is left out by its values, and is missed by a rule

    def of(self, title: str) -> int:
        """The place of a column by its title; Stop, with the nearest title, when there is none."""
        titles = self.table.columns
        if title in titles:
            return titles.index(title)
        same = [index for index, each in enumerate(titles) if normal_title(each) == normal_title(title)]
        if len(same) == 1:
            return same[0]
        raise Stop(f"{self.place} has no column '{title}'. {nearest(title, titles)}")

    def choose(self, key: str, index: int, why: str) -> None:
        """Give a column a field; whichever had it before is left out."""
        for place, other in list(self.chosen.items()):
            if other == key or place == index:
                self.drop(place, f"{label_of(self.role, key)} is taken from '{self.table.columns[index]}'.")
        self.chosen[index], self.why[index] = key, why

    def drop(self, index: int, why: str) -> None:
        """Leave a column out."""
        self.chosen.pop(index, None)
        self.why[index] = why

    @property
    def mapping(self) -> dict[int, str]:
        """The part that an import reads."""
        return {index: key for index, key in self.chosen.items() if key in PEOPLE_KEYS}

    @property
    def answers(self) -> dict[str, int]:
        """The part that only a match reads: place by field."""
        return {key: index for index, key in self.chosen.items() if key not in PEOPLE_KEYS}

    def lines(self) -> list[str]:
        """Every column with what it was taken for, as a small table; private ones without a sample."""
        width = max(len(title) for title in self.table.columns)
        said = []
        for index, title in enumerate(self.table.columns):
            uses = [label_of(self.role, self.chosen[index])] if index in self.chosen else []
            uses += [self.looked_at[index]] if index in self.looked_at else []
            samples = [] if is_private(title) or index not in self.chosen else self.table.samples(index, 2)
            shown = f"  (as in {', '.join(repr(_short(each)) for each in samples)})" if samples else ""
            said.append(f"  {title:<{width}}  {' and '.join(uses) or 'ignored: ' + self.why[index]}{shown}")
        return said

    @property
    def ignored(self) -> list[str]:
        """Titles of the columns that nothing is read from."""
        places = range(len(self.table.columns))
        return [self.table.columns[each] for each in places if each not in self.chosen and each not in self.looked_at]


def columns_of(
    table: Table, place: str, role: Role, named: Mapping[str, str], leave_out: Iterable[str], mapped: Mapping[str, str]
) -> Columns:
    """The guesses for a table, then what the rules file names, then what --map names; Stop when it can't be used."""
    columns = Columns(role, table, place)
    for guess in guess_mapping(table, without=not_asked(role)):
        columns.why[guess.column_index] = guess.why
        if guess.target_key:
            columns.chosen[guess.column_index] = GUESSED.get(guess.target_key, guess.target_key)
    titled = _left_out_by_values(columns)
    for title in leave_out:
        columns.drop(columns.of(title), "the rules leave it out.")
    for source, choices in (("the rules say so", named), ("--map says so", mapped)):
        for key, title in choices.items():
            columns.choose(key, columns.of(title), source)
    columns.doubts = [f"{place}, {table.columns[index]}: {why}" for index, why in titled if index not in columns.chosen]
    if problems := mapping_problems(table, columns.mapping):
        said = "\n".join([f"{place} can't be used yet.", *problems, *columns.lines()])
        raise Stop(f"{said}\nName a column with --map {role}s.FIELD=TITLE, as in --map {role}s.email=Address.")
    return columns


def _left_out_by_values(columns: Columns) -> list[tuple[int, str]]:
    """Columns whose title says that a rule reads them, and whose values were not understood.

    Places decide how many people a mentor gets: each cell that is no number is told, instead of all being passed over.
    Answers may stand in anybody's own words, where an import knows a few choices only.
    """
    found = []
    for index, title in enumerate(columns.table.columns):
        key, _ = KNOWN_TITLES.get(normal_title(title)) or KNOWN_WORDS.get(title_words(title)) or ("", 0)
        known = GUESSED.get(key, key) in columns.chosen.values()
        if index in columns.chosen or known or not columns.table.samples(index, 1):
            continue
        if key == "places" or GUESSED.get(key) in ANSWERS[columns.role]:
            columns.choose(GUESSED.get(key, key), index, "the title says so")
        elif key in MISSED:
            found.append((index, f"{columns.why[index]} {MISSED[key]}"))
    return found


def are_swapped(mentors: Columns, mentees: Columns) -> bool:
    """Whether the first file says what people want, and the second what they offer."""
    first, second = set(mentors.chosen.values()), set(mentees.chosen.values())
    return SOUGHT & first > SOUGHT & second and GIVEN & second > GIVEN & first


def read_map(words: Iterable[str]) -> dict[Role, dict[str, str]]:
    """`mentors.places=How many` from the command line, by side and field."""
    mapped: dict[Role, dict[str, str]] = {}
    for word in words:
        target, equals, title = word.partition("=")
        side, dot, key = target.strip().partition(".")
        if not (equals and dot and title.strip()) or side not in SIDES:
            raise Stop(f"--map {word}: expected SIDE.FIELD=TITLE, as in --map mentors.places=Capacity.")
        if key not in (known := fields_of(SIDES[side])):
            raise Stop(f"--map {word}: '{key}' is not a known field. {nearest(key, known)}")
        mapped.setdefault(SIDES[side], {})[key] = title.strip()
    return mapped


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 24 else f"{text[:23]}…"
