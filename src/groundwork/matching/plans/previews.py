"""What other weights would change, while a coordinator still chooses them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any

from django.conf import settings

from learning_fit import LockError, Problem

from ..encoding import with_kept_vectors
from ..models import Round
from ..queries import free_mentees, free_mentors
from ..snapshots import Snapshot, take_snapshot
from .differences import Difference, difference
from .making import keys_in, parts_in, plan_under, seen_under
from .terms import PartPair, Terms, terms_of
from .trying import present_pairs, present_terms

TRIED_AT_MOST = 1_200  # people: more than these are tried on a sample
REMEMBERED_FOR = 60  # seconds a draft's answers are looked at before they are read again


@dataclass(frozen=True)
class Preview:
    """What would change. Of more than `TRIED_AT_MOST` people, a sample of `tried` was looked at."""

    difference: Difference
    people: int
    tried: int
    has_plan: bool  # beside the plan there is; else beside what the words so far would give

    @property
    def is_sample(self) -> bool:
        return self.tried < self.people


def preview_terms(round: Round, weights: Mapping[str, str], aim: str, *, at: datetime) -> Preview | None:
    """What the round would look like on these terms; None where a lock stands in the way, or nobody is in.

    Those are weighed who would be in the round if it were run now: not who has left or begun since the plan was made.
    Where everybody is looked at, the plan is the very one that running the round would give.
    """
    has_plan = bool(round.ran_at)
    seen = _draft(round, at)
    people = len(seen.problem.mentors) + len(seen.problem.mentees)
    if not (seen.problem.mentors and seen.problem.mentees):
        return None
    first = present_terms(round) if has_plan else terms_of(round)
    looked_at = _sample(seen, round.seed, first.locked) if people > TRIED_AT_MOST else seen
    tried = len(looked_at.problem.mentors) + len(looked_at.problem.mentees)
    try:
        found = _tried(round, looked_at, first, replace(first, weights=weights, aim=aim), has_plan and tried == people)
    except LockError:
        return None
    return Preview(found, people, tried, has_plan)


def _tried(round: Round, seen: Snapshot, first: Terms, terms: Terms, against_present: bool) -> Difference:
    before, after = seen_under(seen, first), seen_under(seen, terms)
    old = present_pairs(round) if against_present else parts_in(before, plan_under(before, first).keys)
    new = parts_in(after, plan_under(after, terms).keys)
    return difference(after, old, new, first=before, first_terms=first, terms=terms)


def _sample(seen: Snapshot, seed: int, locked: Iterable[PartPair]) -> Snapshot:
    """So many mentors and mentees by chance, in the proportion there is; nobody without whom they are locked to."""
    chance, problem = random.Random(seed), seen.problem
    share = TRIED_AT_MOST / (len(problem.mentors) + len(problem.mentees))
    mentors = chance.sample(problem.mentors, max(1, int(share * len(problem.mentors))))
    mentees = chance.sample(problem.mentees, max(1, int(share * len(problem.mentees))))
    givers, seekers = {each.key for each in mentors}, {each.key for each in mentees}
    pairs = keys_in(seen, locked)
    taken = Counter(mentor for mentor, mentee in pairs if mentee not in seekers)
    alone = {mentee for mentor, mentee in pairs if mentor not in givers}
    mentors = [replace(each, places=max(0, each.places - taken[each.key])) for each in mentors]
    mentees = [each for each in mentees if each.key not in alone] or mentees[:1]
    return seen.among(Problem(mentors, mentees, problem.weights, problem.rules, problem.encoder))


def _draft(round: Round, at: datetime) -> Snapshot:
    """The answers of those who would take part now, read again once a minute while somebody chooses words."""
    chosen = round.people.values("pk")
    ready = [free(round.cohort, at=at).filter(pk__in=chosen) for free in (free_mentors, free_mentees)]
    people = sorted(str(pk) for parts in ready for pk in parts.values_list("pk", flat=True))
    out = round.pairings.exclude(publication=None).order_by("pk").values_list("pk", "publication__state")
    who = sha256(str((people, list(out), round.ran_at)).encode()).hexdigest()
    return _drafted(round.pk, who, int(at.timestamp()) // REMEMBERED_FOR, tuple(sorted(round.weights.items())))


@lru_cache(maxsize=4)
def _drafted(round_id: Any, who: str, minute: int, weights: tuple[tuple[str, str], ...]) -> Snapshot:
    at = datetime.fromtimestamp(minute * REMEMBERED_FOR, tz=UTC)
    round = Round.objects.select_related("cohort__program").defer("snapshot").get(pk=round_id)
    text = take_snapshot(round, at=at)
    if settings.ENCODER and round.ran_at:
        text = with_kept_vectors(text, Snapshot(text, dict(weights)).problem.own_words, round.snapshot)
    return Snapshot(text, dict(weights))
