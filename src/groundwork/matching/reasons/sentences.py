"""What speaks for a pair, said so that one could repeat it to a colleague: one sentence for each part of a fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _

from groundwork.enrollment.models import HelpKind, Milestone
from learning_fit import (
    GoalsEvidence,
    IdealEvidence,
    LearningEvidence,
    PartName,
    RoadEvidence,
    ViewpointEvidence,
)

from .grades import further_on_the_road
from .pair import Pair, Reason, listed, quoted
from .practical import practical
from .quotes import with_quote

WORDS_NAMED = 2  # and fewer shared words are no reason: one of them may be chance


def _learning(pair: Pair, evidence: LearningEvidence) -> Reason | None:
    skills, shared = evidence.skills_in_common or (), evidence.shared_words or ()
    if len(skills) > 1:
        title = pair.say(
            _("%(mentor)s offers what you want to learn: %(skills)s."),
            _("%(mentee)s wants to learn what you offer: %(skills)s."),
            _("%(mentor)s offers what %(mentee)s wants to learn: %(skills)s."),
            skills=quoted(skills),
        )
    elif skills:
        title = pair.say(
            _("You would like to learn %(skills)s, and %(mentor)s offers it."),
            _("%(mentee)s would like to learn %(skills)s, and you offer it."),
            _("%(mentee)s would like to learn %(skills)s, and %(mentor)s offers it."),
            skills=quoted(skills),
        )
    elif shared and pair.reads_profile:
        title = pair.say(
            _("You want to learn about %(words)s, and %(mentor)s speaks of it too."),
            _("%(mentee)s wants to learn about %(words)s, and you speak of it too."),
            _("%(mentee)s wants to learn about %(words)s, and %(mentor)s speaks of it too."),
            words=_named(shared),
        )
    else:
        return None
    reason = Reason(title, words=() if skills else shared)
    of_offer, of_profile = ["can_help_with", "lessons"], ["own_words", "goals"]
    # A sentence about something else that both happened to write bears no skill out.
    return with_quote(pair, reason, skills or shared, of_offer=of_offer, of_profile=of_profile)


def _goals(pair: Pair, evidence: GoalsEvidence) -> Reason | None:
    """What both chose comes first; words that both used are second to it, and need a sentence that bears them out."""
    shared, kinds = evidence.shared_words or (), evidence.kinds_in_common or ()
    labels = [_small(str(HelpKind(kind).label)) for kind in kinds if kind in HelpKind.values]
    if len(shared) < WORDS_NAMED or not pair.reads_profile:
        return Reason(_help(pair, labels)) if labels else None
    if labels:
        reason = Reason(_help(pair, labels), _both_speak(pair, shared), note_is_of_quote=True)
    else:
        reason = Reason(_familiar(pair, shared), words=shared)
    of_profile = ["goals", "in_three_years", "in_five_years"]
    borne_out = with_quote(pair, reason, shared, of_offer=["can_help_with", "lessons"], of_profile=of_profile)
    return borne_out if borne_out.quote or not labels else Reason(_help(pair, labels))


def _familiar(pair: Pair, shared: Iterable[str]) -> str:
    return pair.say(
        _("What you are heading for is familiar to %(mentor)s: both of you speak of %(words)s."),
        _("What %(mentee)s is heading for is familiar to you: both of you speak of %(words)s."),
        _("What %(mentee)s is heading for is familiar to %(mentor)s: both speak of %(words)s."),
        words=_named(shared),
    )


def _both_speak(pair: Pair, shared: Iterable[str]) -> str:
    return pair.say(
        _("And both of you speak of %(words)s."),
        _("And both of you speak of %(words)s."),
        _("And both speak of %(words)s."),
        words=_named(shared),
    )


def _help(pair: Pair, labels: list[str]) -> str:
    return pair.say(
        _("The help you hope for is what %(mentor)s likes to give: %(kinds)s."),
        _("%(mentee)s hopes for the help you like to give: %(kinds)s."),
        _("%(mentee)s hopes for the help %(mentor)s likes to give: %(kinds)s."),
        kinds=listed(labels),
    )


def _ideal(pair: Pair, evidence: IdealEvidence) -> Reason | None:
    shared = evidence.shared_words or ()
    if len(shared) < WORDS_NAMED or not pair.reads_profile:
        return None
    title = pair.say(
        _("The mentor you have in mind is somebody like %(mentor)s: both of you speak of %(words)s."),
        _("You are like the mentor %(mentee)s has in mind: both of you speak of %(words)s."),
        _("%(mentor)s is like the mentor %(mentee)s has in mind: both speak of %(words)s."),
        words=_named(shared),
    )
    of_profile = ["must_have", "would_be_good"]
    return with_quote(
        pair, Reason(title, words=shared), shared, of_offer=["lessons", "can_help_with"], of_profile=of_profile
    )


def _road(pair: Pair, evidence: RoadEvidence) -> Reason | None:
    shared = evidence.shared_words or ()
    labels = [_small(str(Milestone(code).label)) for code in evidence.milestones_in_common or ()]
    if not pair.reads_profile:
        return None
    if labels:
        return Reason(_been_through(pair, labels))
    if len(shared) < WORDS_NAMED:
        return None
    title = pair.say(
        _("A road you share: both of you speak of %(words)s."),
        _("A road you share: both of you speak of %(words)s."),
        _("A road they share: both speak of %(words)s."),
        words=_named(shared),
    )
    return with_quote(
        pair, Reason(title, words=shared), shared, of_offer=["lessons", "can_help_with"], of_profile=["where_now"]
    )


def _been_through(pair: Pair, labels: list[str]) -> str:
    return pair.say(
        _("%(mentor)s has been through what you are going through: %(what)s."),
        _("You have been through what %(mentee)s is going through: %(what)s."),
        _("%(mentor)s has been through what %(mentee)s is going through: %(what)s."),
        what=listed(labels),
    )


def _viewpoint(pair: Pair, evidence: ViewpointEvidence) -> Reason | None:
    further = further_on_the_road(pair, evidence)
    if not evidence.units_differ:
        return Reason(further, _same_work(pair, evidence)) if further else None
    title = pair.say(
        _("A view from elsewhere: %(mentor)s works in %(theirs)s, you in %(ours)s."),
        _("A view from elsewhere: %(mentee)s works in %(ours)s, you in %(theirs)s."),
        _("A view from elsewhere: %(mentor)s works in %(theirs)s, %(mentee)s in %(ours)s."),
        theirs=evidence.mentor_unit,
        ours=evidence.mentee_unit,
    )
    near = " ".join(filter(None, [_near(pair, evidence), further]))
    return Reason(title, near or _not_your_line(pair))


def _near(pair: Pair, evidence: ViewpointEvidence) -> str:
    if not evidence.same_profession:
        return ""
    return pair.say(
        _("And close enough to have been there: you share a profession, %(work)s."),
        _("And close enough to have been there: you share a profession, %(work)s."),
        _("And close enough to have been there: they share a profession, %(work)s."),
        work=evidence.mentor_profession,
    )


def _same_work(pair: Pair, evidence: ViewpointEvidence) -> str:
    if not evidence.same_profession:
        return ""
    return pair.say(
        _("You share a profession, %(work)s."),
        _("You share a profession, %(work)s."),
        _("They share a profession, %(work)s."),
        work=evidence.mentor_profession,
    )


def _not_your_line(pair: Pair) -> str:
    return pair.say(
        _("You do not report to %(mentor)s, directly or further up."),
        _("%(mentee)s does not report to you, directly or further up."),
        _("%(mentee)s does not report to %(mentor)s, directly or further up."),
    )


def _named(words: Iterable[str]) -> str:
    return quoted(sorted(words, key=len, reverse=True)[:WORDS_NAMED])  # longer words tell more


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]


SENTENCES: dict[PartName, Callable[[Pair, Any], Reason | None]] = {
    PartName.LEARNING_FIT: _learning,
    PartName.GOALS: _goals,
    PartName.IDEAL_MENTOR: _ideal,
    PartName.SHARED_ROAD: _road,
    PartName.FRESH_VIEWPOINT: _viewpoint,
    PartName.PRACTICALITIES: practical,
}
