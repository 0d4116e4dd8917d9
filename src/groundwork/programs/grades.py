"""Grades as texts: when two are the same, and an order that numbers and well-known words in them suggest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

Rank = tuple[int, str]

# Well-known words of rank, each as far along as the number before it.
_WORDS: Mapping[int, str] = {
    1: "intern apprentice trainee praktikant praktikantin azubi auszubildende auszubildender stagiaire",
    2: "junior assistant graduate entry berufseinsteiger",
    3: "officer analyst specialist professional associate sachbearbeiter sachbearbeiterin",
    4: "senior experienced advanced",
    5: "lead expert principal staff teamleiter teamleiterin teamleitung",
    6: "manager supervisor referatsleiter referatsleiterin referatsleitung",
    7: "head abteilungsleiter abteilungsleiterin abteilungsleitung",
    8: "director direktor direktorin directeur directrice",
    9: "vp president",
    10: "chief executive vorstand board partner",
}
_RANK_OF = {word: rank for rank, words in _WORDS.items() for word in words.split()}
# The grades of the British civil service: their names hold words of rank that mean others, and some count down.
_CIVIL_SERVICE = {
    1: ["aa", "administrative assistant"],
    2: ["ao", "administrative officer"],
    3: ["eo", "executive officer"],
    4: ["heo", "higher executive officer"],
    5: ["seo", "senior executive officer"],
    6: ["grade 7", "g7"],
    7: ["grade 6", "g6"],
    8: ["scs", "scs1", "scs 1", "deputy director"],
    9: ["scs2", "scs 2"],
    10: ["scs3", "scs 3", "director general"],
    11: ["scs4", "scs 4", "permanent secretary"],
}
_RANK_OF_NAME = {name: rank for rank, names in _CIVIL_SERVICE.items() for name in names}
_NUMBERED = re.compile(r"(\D*?)[\s.\-]*(\d+)\s*([a-z]?)")
LEAST_KNOWN = 2  # grades with a clue: of fewer, no order can be suggested


def folded(grade: str) -> str:
    """The grade as it is compared, whatever its capitals and spaces; empty for none."""
    return " ".join(grade.split()).casefold()


def suggested_order(grades: Iterable[str]) -> dict[str, int]:
    """Grade -> its number, by the one clue that most of them share: known names, a number, or a word of rank.

    Those without that clue are left out, and nothing comes back where it speaks of fewer than two.
    """
    names = list(grades)
    clues = [_by_name(names), *_by_number(names), _by_word(names)]
    best = max(clues, key=len)
    if len(best) < LEAST_KNOWN or len(set(best.values())) < LEAST_KNOWN:
        return {}
    ranks = {rank: number for number, rank in enumerate(sorted(set(best.values())), 1)}
    return {name: ranks[best[name]] for name in names if name in best}


def suggested_places(grades: Iterable[str], rungs: Mapping[str, int]) -> dict[str, Decimal]:
    """Grade without a place -> a number for it among the kept `rungs` (grade -> its rung), all of which stay.

    One of a rank that is kept gets that rung, another goes between two rungs, right above the next one below. Left out
    is whoever has no clue in common with a grade on a rung, or one that the kept order runs against.
    """
    waiting = list(grades)
    ranks = suggested_order([*rungs, *waiting])
    kept = [(ranks[name], rung) for name, rung in rungs.items() if name in ranks]
    found: dict[int, Decimal] = {}
    between: dict[int, list[int]] = defaultdict(list)
    for rank in sorted({ranks[name] for name in waiting if name in ranks}) if kept else []:
        below = max((rung for known, rung in kept if known < rank), default=0)
        above = min((rung for known, rung in kept if known > rank), default=None)
        same = {rung for known, rung in kept if known == rank}
        if len(same) > 1 or (above is not None and below >= above):
            continue
        if same:
            found[rank] = Decimal(same.pop())
        else:
            between[below or (above or 1) - 1].append(rank)
    for below, higher in between.items():
        step = Decimal(1) / (len(higher) + 1)
        found |= {rank: round(below + place * step, 3).normalize() for place, rank in enumerate(higher, 1)}
    return {name: found[ranks[name]] for name in waiting if ranks.get(name) in found}


def _by_name(names: list[str]) -> dict[str, Rank]:
    return {name: (_RANK_OF_NAME[folded(name)], "") for name in names if folded(name) in _RANK_OF_NAME}


def _by_number(names: list[str]) -> list[dict[str, Rank]]:
    """For each word that stands before numbers, the grades by their number: Band 5 and Band 6, E9a and E9b."""
    found: dict[str, dict[str, Rank]] = defaultdict(dict)
    for name in names:
        if numbered := _NUMBERED.fullmatch(folded(name)):
            word, number, letter = numbered.groups()
            found[word][name] = (int(number), letter)
    return list(found.values())


def _by_word(names: list[str]) -> dict[str, Rank]:
    """By the highest word of rank in each: a Senior Manager is a manager first, and further along than one."""
    found: dict[str, Rank] = {}
    for name in names:
        ranks = sorted({_RANK_OF[word] for word in re.findall(r"\w+", folded(name)) if word in _RANK_OF}, reverse=True)
        if ranks:
            found[name] = (ranks[0], _closer(ranks))
    return found


def _closer(ranks: list[int]) -> str:
    """Between two of one highest word: beside a junior word one stands lower, beside a senior one higher."""
    return "b" if len(ranks) == 1 else "c" if ranks[1] >= _RANK_OF["senior"] else "a"
