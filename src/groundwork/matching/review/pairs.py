"""The pairs of a round in words: one line each, and one of them opened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundwork.enrollment.models import Participation
from groundwork.matching.closeness import Bar, bars_for, closeness, unknown_for
from groundwork.matching.models import Exclusion, Pairing, Round
from groundwork.matching.people import with_answers
from groundwork.matching.reasons import Pair, Reader, Reason, quoted, reasons_for
from groundwork.matching.snapshots import snapshot_of
from learning_fit import LearningEvidence, PairExplanation, explain_pair, explain_pairs

from .certificate import points
from .comparison import Row, side_by_side


@dataclass(frozen=True)
class ReviewedPair:
    """One line of the table."""

    pairing: Pairing
    points: int
    says: str
    strongest: str
    unknown: list[str]
    skills: tuple[str, ...]
    excluded: bool

    @property
    def locked(self) -> bool:
        return self.pairing.keep == Pairing.Keep.LOCKED


@dataclass(frozen=True)
class OpenPair:
    """Two people side by side."""

    mentor: Participation
    mentee: Participation
    points: int
    says: str
    reasons: list[Reason]
    bars: list[Bar]
    rows: list[Row]
    unknown: list[str]
    prefers_not: str
    names: dict[str, str]
    pairing: Pairing | None = None
    exclusion: Exclusion | None = None

    @property
    def locked(self) -> bool:
        return bool(self.pairing and self.pairing.keep == Pairing.Keep.LOCKED)


def reviewed(round: Round, pairings: Sequence[Any]) -> list[ReviewedPair]:
    """These pairings (from `queries.pairings_of`) in words, in a constant number of queries."""
    parts = answers_of([part for row in pairings for part in (row.mentor_id, row.mentee_id)])
    explained = _explained_at_once(round, pairings)
    return [
        _line(row, explained.get((row.mentor_id, row.mentee_id)), parts[row.mentor_id], parts[row.mentee_id])
        for row in pairings
    ]


def open_pair(round: Round, mentor: Any, mentee: Any) -> OpenPair | None:
    """These two side by side, paired or not; None when one of them was not in the round."""
    found = answers_of([mentor, mentee])
    explanation = _explained(round, mentor, mentee)
    if explanation is None or mentor not in found or mentee not in found:
        return None
    pair, seen = Pair(explanation, found[mentor], found[mentee], Reader.COORDINATOR), snapshot_of(round)
    together = {"mentor": mentor, "mentee": mentee}
    return OpenPair(
        mentor=pair.mentor,
        mentee=pair.mentee,
        points=points(explanation.fit),
        says=closeness(explanation, reader=Reader.COORDINATOR).says,
        reasons=reasons_for(explanation, pair.mentor, pair.mentee, reader=Reader.COORDINATOR),
        bars=_bars_in_points(pair),
        rows=side_by_side(seen.problem, explanation, seen.grades),
        unknown=unknown_for(pair),
        prefers_not=pair.mentor.offer.not_offered,
        names=pair.names,
        pairing=round.pairings.filter(**together).first(),
        exclusion=round.exclusions.standing().filter(**together).first(),
    )


def answers_of(ids: Iterable[Any]) -> dict[Any, Participation]:
    """Parts by their id, with people and answers at hand."""
    return {part.pk: part for part in with_answers(Participation.objects.filter(pk__in=list(ids)))}


def _line(row: Any, explanation: PairExplanation | None, mentor: Participation, mentee: Participation) -> ReviewedPair:
    pair = Pair(explanation, mentor, mentee, Reader.COORDINATOR) if explanation else None
    return ReviewedPair(
        pairing=row,
        points=points(row.fit),
        says=closeness(pair.explanation, reader=Reader.COORDINATOR).says if pair else "",
        strongest=_strongest(pair) if pair else "",
        unknown=unknown_for(pair) if pair else [],
        skills=_skills(pair) if pair else (),
        excluded=row.excluded,
    )


def _strongest(pair: Pair) -> str:
    """The reason that counts most, as short as a table wants it."""
    reasons = reasons_for(pair.explanation, pair.mentor, pair.mentee, reader=Reader.COORDINATOR)
    if not reasons:
        return _("None stands out")
    skills = _skills(pair)
    if skills and skills[0] in reasons[0].title:
        more = len(skills) - 1
        if not more:
            return _("Learning %(skill)s") % {"skill": quoted(skills[:1])}
        text = ngettext("Learning %(skill)s and %(more)d more", "Learning %(skill)s and %(more)d more", more)
        return text % {"skill": quoted(skills[:1]), "more": more}
    return reasons[0].title


def _skills(pair: Pair) -> tuple[str, ...]:
    learning = pair.explanation.parts[0].evidence
    return tuple(learning.skills_in_common or ()) if isinstance(learning, LearningEvidence) else ()


def _explained(round: Round, mentor: Any, mentee: Any) -> PairExplanation | None:
    snapshot = snapshot_of(round)
    keys = snapshot.keys(mentor, mentee)
    return explain_pair(snapshot.problem, *keys) if keys else None


def _explained_at_once(round: Round, pairings: Sequence[Any]) -> dict[tuple[Any, Any], PairExplanation]:
    """Each pair of the round, by the ids of the parts: many together take a part of the time."""
    snapshot = snapshot_of(round)
    among = {(row.mentor_id, row.mentee_id): snapshot.keys(row.mentor_id, row.mentee_id) for row in pairings}
    known = {parts: keys for parts, keys in among.items() if keys}
    return dict(zip(known, explain_pairs(snapshot.problem, known.values()), strict=True))


def _bars_in_points(pair: Pair) -> list[Bar]:
    """Where the points come from: what each part gives of what it could give."""
    parts, figures = pair.explanation.parts, pair.explanation.points()
    said: list[Bar] = []
    for bar, part in zip(bars_for(pair), parts, strict=True):
        if part.contribution is None:
            says = _("not known") if part.value is None else _("left out")
            said.append({**bar, "says": says, "percent": 0})
        else:
            figure = figures[part.name]
            said.append({**bar, "says": _("%(given)d of %(most)d") % {"given": figure.given, "most": figure.most}})
    return said
