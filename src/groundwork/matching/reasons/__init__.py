"""Why two people suit, in words: sentences for the mentee, the mentor or the coordinator, and quotes with their circle.

    reasons_for(explanation, mentor, mentee, reader=Reader.MENTEE) -> [Reason(title, note, quote, by, circle), ...]

A reader is shown no words that their circle does not hold: mentees read the mentor's offer and themselves; mentors
read a mentee's profile once the two are in contact (`profile_is_open`), and facts alone before; coordinators both.
"""

from groundwork.enrollment.models import Participation
from learning_fit import PairExplanation, PartName

from .pair import MOST_REASONS, WORTH_SAYING, Pair, Reader, Reason, listed, quoted
from .quotes import shortened
from .sentences import SENTENCES

__all__ = ["WORTH_SAYING", "Pair", "Reader", "Reason", "listed", "quoted", "reasons_for", "shortened"]


def reasons_for(
    explanation: PairExplanation,
    mentor: Participation,
    mentee: Participation,
    *,
    reader: Reader,
    profile_is_open: bool = False,
) -> list[Reason]:
    """At most three reasons, the one that counts most first, time and place after what the two have to say each other.

    The participations come from `people.with_answers`. What two reasons would say in the same words is said once.
    """
    pair = Pair(explanation, mentor, mentee, reader, profile_is_open)
    telling = [part for part in explanation.ranked if part.value is not None and part.value >= WORTH_SAYING]
    found: list[Reason] = []
    said: set[str] = set()
    for part in sorted(telling, key=lambda part: part.name == PartName.PRACTICALITIES):
        reason = SENTENCES[part.name](pair, part.evidence)
        if reason and not (reason.words and said.issuperset(reason.words)):
            said |= set(reason.words)
            found.append(_quoted_once(reason, found))
    return found[:MOST_REASONS]


def _quoted_once(reason: Reason, before: list[Reason]) -> Reason:
    """A sentence that bears out two reasons is quoted for the first of them."""
    if not any(reason.quote == other.quote for other in before):
        return reason
    return Reason(reason.title, "" if reason.note_is_of_quote else reason.note, words=reason.words)
