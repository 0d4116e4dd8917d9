"""An earlier result, taken further: who stays together, who was locked or kept apart, and who has left since."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from groundwork.cli.stop import Stop
from learning_fit import PairKeys

from .decisions import APART, LOCK
from .pair_files import read_pair_rows
from .people_files import PeopleFile
from .terms import Terms

ANY = "any"


def followed(terms: Terms, path: Path, moves: str) -> Terms:
    """The terms with the pairs of an earlier result; `moves` says how many of them may change."""
    rows = read_pair_rows(path)
    locked, apart = (tuple(row.pair for row in rows if row.decision == each) for each in (LOCK, APART))
    return replace(
        terms,
        follows=True,
        moves=read_moves(moves),
        earlier=tuple(row.pair for row in rows if row.decision != APART),
        locked=tuple(dict.fromkeys([*terms.locked, *locked])),
        apart=tuple(dict.fromkeys([*terms.apart, *apart])),
        where=terms.where | {row.pair: row.where for row in rows},
    )


def read_moves(text: str) -> int | None:
    """How many people may change; None for everybody."""
    if text == ANY:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 4):
        raise Stop(f"--moves {text}: expected a whole number, or any.")
    return int(text)


def still_here(terms: Terms, mentors: PeopleFile, mentees: PeopleFile) -> tuple[Terms, list[str]]:
    """The earlier pairs whose two people are in the files today, and a sentence for each of the others."""
    ours, theirs = {person.key for person in mentors.people}, {person.key for person in mentees.people}
    gone = {pair for pair in terms.earlier if pair[0] not in ours or pair[1] not in theirs}
    told = [
        _gone(terms, pair, mentors if pair[0] not in ours else mentees)
        for pair in terms.earlier
        if pair in gone and pair not in terms.locked
    ]
    return replace(terms, earlier=tuple(pair for pair in terms.earlier if pair not in gone)), told


def _gone(terms: Terms, pair: PairKeys, file: PeopleFile) -> str:
    who = pair[0] if file.columns.role == "mentor" else pair[1]
    return f"{terms.where[pair]}: {who} is not in {file.place}. The pair is passed over."
