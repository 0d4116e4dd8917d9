"""Fit and match rate by group, for groups that the fit itself never sees."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from learning_fit.outcomes.chance import holm, interval_of_median, interval_of_rate, rates_by_chance, values_by_chance

AT_LEAST = 5
LEVEL = 0.05
NOT_SAID = ""


class Standing(StrEnum):
    """How a group stands to everybody else, when more than chance is needed to explain the difference."""

    LIKE_OTHERS = "like_others"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True)
class GroupLine:
    """One group, or several small ones together; `names` says which (`NOT_SAID` where no group is known).

    `matched` of `people` have a pair; `rate_range` is Wilson's interval of that share at 95 per cent. `typical` is the
    median fit of their pairs in ten-thousandths, None while fewer than the least number are matched; `typical_range`
    its distribution-free interval, at least 95 per cent. The standings speak after correction for looking often;
    `rate_chance` and `fit_chance` (0..1, corrected) say how often chance alone brings a difference as large.
    """

    names: tuple[str, ...]
    people: int
    matched: int
    rate_range: tuple[float, float]
    typical: int | None
    typical_range: tuple[int, int] | None
    rate_standing: Standing = Standing.LIKE_OTHERS
    fit_standing: Standing = Standing.LIKE_OTHERS
    rate_chance: float = 1.0
    fit_chance: float = 1.0


@dataclass(frozen=True)
class ByGroup:
    """Everybody, then the groups by name. `together` are the groups that were too small to stand alone.

    They stand as one line when there is another line to compare with; otherwise nothing is shown but the whole.
    """

    whole: GroupLine
    lines: tuple[GroupLine, ...]
    together: tuple[str, ...]
    at_least: int


def fit_by_group(
    people: Collection[str],
    fits: Mapping[str, Sequence[int]],
    groups: Mapping[str, str],
    *,
    at_least: int = AT_LEAST,
) -> ByGroup:
    """How each group fares among `people`, the keys of one side of a plan: mentees or mentors.

    `fits` holds the fits (0..10000) of the pairs each matched person has; `groups` the group of each person, chosen by
    the program; who is not in it has not said. Groups are looked at after the fact: no person, weight or rule of a
    problem knows them. No group under `at_least` people is shown, nor can one be worked out by subtraction: what is
    left out always holds two groups or more, and `at_least` people or more (complementary cell suppression; Hundepool
    et al., Statistical Disclosure Control, 2012, ch. 4). Differences of rates by Fisher's exact test, of fits by the
    rank-sum test, against everybody else; corrected by Holm (1979). A plan is no sample: the tests ask whether groups
    drawn by lot would differ as much.
    """
    members: dict[str, list[str]] = defaultdict(list)
    for key in sorted(set(people)):
        members[groups.get(key) or NOT_SAID].append(key)
    shown, together = _kept_apart({name: len(keys) for name, keys in members.items()}, at_least)
    cells = [(name,) for name in shown] + ([together] if together and shown else [])
    everyone = [key for keys in members.values() for key in keys]
    drafts = [
        _Cell(names, [key for name in names for key in members[name]], fits) for names in (cells if shown else [])
    ]
    whole = _Cell(tuple(sorted(members)), everyone, fits)
    return ByGroup(whole.line(at_least), _compared(drafts, whole, at_least), together, at_least)


def _kept_apart(sizes: Mapping[str, int], at_least: int) -> tuple[list[str], tuple[str, ...]]:
    """The groups that can stand alone, by name, and those that stand together, so that none can be worked out."""
    by_size = sorted(sizes, key=lambda name: (sizes[name], name))
    small = [name for name in by_size if sizes[name] < at_least]
    large = by_size[len(small) :]
    while small and large and (len(small) < 2 or sum(sizes[name] for name in small) < at_least):
        small.append(large.pop(0))
    return sorted(large), tuple(sorted(small))


@dataclass(frozen=True)
class _Cell:
    """People of one line, before they are compared with the others."""

    names: tuple[str, ...]
    people: list[str]
    all_fits: Mapping[str, Sequence[int]]

    @property
    def fits(self) -> list[int]:
        return [fit for key in self.people for fit in self.all_fits.get(key, ())]

    @property
    def matched(self) -> int:
        return sum(bool(self.all_fits.get(key)) for key in self.people)

    def line(self, at_least: int) -> GroupLine:
        enough = self.matched >= at_least
        middle = interval_of_median(self.fits) if enough else None
        return GroupLine(
            names=self.names,
            people=len(self.people),
            matched=self.matched,
            rate_range=interval_of_rate(self.matched, len(self.people)),
            typical=middle[1] if middle else None,
            typical_range=(middle[0], middle[2]) if middle else None,
        )


def _compared(cells: list[_Cell], whole: _Cell, at_least: int) -> tuple[GroupLine, ...]:
    if len(cells) < 2:
        return tuple(cell.line(at_least) for cell in cells)
    lines = [cell.line(at_least) for cell in cells]
    rates = [rates_by_chance(cell.matched, len(cell.people), whole.matched, len(whole.people)) for cell in cells]
    others = [[fit for other in cells if other is not cell for fit in other.fits] for cell in cells]
    values = [
        values_by_chance(cell.fits, rest) if line.typical is not None and len(rest) >= at_least else (1.0, 0)
        for cell, rest, line in zip(cells, others, lines, strict=True)
    ]
    chances = holm([chance for chance, _sign in (*rates, *values)])
    return tuple(
        GroupLine(
            names=line.names,
            people=line.people,
            matched=line.matched,
            rate_range=line.rate_range,
            typical=line.typical,
            typical_range=line.typical_range,
            rate_standing=_standing(chances[at], rates[at][1]),
            fit_standing=_standing(chances[len(cells) + at], values[at][1]),
            rate_chance=chances[at],
            fit_chance=chances[len(cells) + at],
        )
        for at, line in enumerate(lines)
    )


def _standing(chance: float, sign: int) -> Standing:
    if chance > LEVEL or not sign:
        return Standing.LIKE_OTHERS
    return Standing.ABOVE if sign > 0 else Standing.BELOW
