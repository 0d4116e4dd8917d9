"""What a plan is made under, beside the people: enough, with their answers, to make it again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from django.db.models import QuerySet

from ..models import Round
from ..states import Aim

PartPair = tuple[str, str]
"""(id of the mentor's part, id of the mentee's part)"""

PAIRS = ("locked", "published", "excluded", "near", "by_hand")
LISTS = ("places", "like", "off")


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Weights in words, the aim, the coordinator's decisions, and the seed that decides between equals.

    `published` are those of the locked pairs that are planned or have gone out; the others a coordinator locked.
    `near` are the pairs of before: of plans equally good, the one with the most of them is taken. `by_hand` remembers
    which of the locked pairs a coordinator chose; it decides nothing. What is tried and not yet so: `places` are
    mentors with a place more than they offer, `like` mentors of whom there would be another, `off` rules left out.
    """

    weights: Mapping[str, str]
    seed: int
    aim: str = Aim.FAIREST
    locked: tuple[PartPair, ...] = ()
    published: tuple[PartPair, ...] = ()
    excluded: tuple[PartPair, ...] = ()
    near: tuple[PartPair, ...] = ()
    by_hand: tuple[PartPair, ...] = ()
    places: tuple[str, ...] = ()
    like: tuple[str, ...] = ()
    off: tuple[str, ...] = ()

    @property
    def own_locks(self) -> tuple[PartPair, ...]:
        """The pairs that a coordinator locked, and that are not published."""
        published = set(self.published)
        return tuple(pair for pair in self.locked if pair not in published)

    @property
    def tries(self) -> bool:
        """Whether something here is not so, and would have to be asked for first."""
        return bool(self.places or self.like or self.off)

    def as_facts(self) -> dict[str, Any]:
        """As JSON keeps it: ids, words of ours and numbers."""
        return asdict(self)

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Terms:
        """The terms that were kept."""
        known = {field.name: facts[field.name] for field in fields(cls) if field.name in facts}
        pairs = {name: _pairs(known[name]) for name in PAIRS if name in known}
        lists = {name: tuple(known[name]) for name in LISTS if name in known}
        return cls(**{**known, **pairs, **lists})


def terms_of(round: Round) -> Terms:
    """The terms as they stand in the round now. What has gone out, or is planned to, stays together as if locked."""
    return Terms(
        weights=round.weights,
        seed=round.seed,
        aim=round.aim,
        locked=_sorted(round.pairings.settled()),
        published=_sorted(round.pairings.exclude(publication=None)),
        excluded=_sorted(round.exclusions.standing()),
        near=_sorted(round.pairings.all()),
        by_hand=_sorted(round.pairings.filter(by_hand=True)),
    )


@cache
def made_with() -> dict[str, str]:
    """The versions that a plan depends on: another solver may decide otherwise between equals."""
    found = {}
    for name, package in (("groundwork", "groundwork-mentoring"), ("ortools", "ortools"), ("numpy", "numpy")):
        try:
            found[name] = version(package)
        except PackageNotFoundError:  # run from a folder that was never installed
            found[name] = ""
    return found


def _sorted(rows: QuerySet[Any]) -> tuple[PartPair, ...]:
    return tuple(sorted((str(mentor), str(mentee)) for mentor, mentee in rows.values_list("mentor", "mentee")))


def _pairs(rows: Iterable[list[str]]) -> tuple[PartPair, ...]:
    return tuple((mentor, mentee) for mentor, mentee in rows)
