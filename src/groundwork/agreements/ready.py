"""Ready answers for the clauses of an agreement: a pair picks one, changes it, or writes its own.

A clause keeps the words themselves, so that a signed agreement never changes because an answer here did.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from .states import ClauseKey

BETWEEN_NOTHING = "next_talk"


@dataclass(frozen=True)
class Ready:
    """A sentence a pair may take as it is; it names the two by their first names."""

    code: str
    sentence: str | Promise

    def said_of(self, mentorship: Any) -> str:
        """The sentence about these two."""
        names = {"mentor": mentorship.mentor.first_name, "mentee": mentorship.mentee.first_name}
        return str(self.sentence) % names


# The first answer of a clause is the one to begin from, where a beginning is wanted at all.
READY: dict[str, list[Ready]] = {
    ClauseKey.WHY: [
        Ready("new", _("%(mentee)s is at the start of something new and would like company on the way.")),
        Ready("next_step", _("%(mentee)s wants to see the next step clearly before taking it.")),
        Ready("learn", _("%(mentee)s wants to learn something that %(mentor)s knows well.")),
        Ready("open", _("We do not know yet. We find it out in our first three talks.")),
    ],
    ClauseKey.GOOD: [
        Ready("direction", _("%(mentee)s can say what comes next, and why.")),
        Ready("doing", _("%(mentee)s does something that felt out of reach at the start.")),
        Ready("people", _("%(mentee)s has people to turn to who were strangers at the start.")),
        Ready("open", _("We do not know yet. We come back to this when we look back together.")),
    ],
    ClauseKey.ROLES: [
        Ready(
            "mentee_leads",
            _("%(mentee)s proposes the dates and writes the agenda. %(mentor)s reads it and brings one question."),
        ),
        Ready("at_the_end", _("We set the next date at the end of each talk. %(mentee)s writes the agenda.")),
        Ready("in_turn", _("We take turns in proposing dates and topics.")),
    ],
    ClauseKey.BETWEEN: [
        Ready("weekly", _("Questions go to %(mentor)s together, once a week. What is bigger waits for our next talk.")),
        Ready("call", _("Questions wait for our next talk. If a decision cannot wait, %(mentee)s may call.")),
        Ready("messages", _("A short message is welcome whenever a question comes up.")),
        Ready(BETWEEN_NOTHING, _("Questions wait for our next talk, so the time between is free for both of us.")),
    ],
    ClauseKey.BOUNDARIES: [
        Ready(
            "ear",
            _(
                "%(mentor)s offers an ear, honest questions and experience, and takes no part in decisions about "
                "pay or posts."
            ),
        ),
        Ready(
            "doors",
            _("%(mentor)s offers advice and may introduce %(mentee)s to people. Decisions stay with %(mentee)s."),
        ),
        Ready("say_it", _("We say so when something is more than one of us can give. A no needs no reason.")),
    ],
    ClauseKey.CONFIDENCE: [
        Ready(
            "everything",
            _(
                "Everything we say stays between us. Two things may leave the room: that we met, and a worry about "
                "somebody’s safety, which we would name to each other first."
            ),
        ),
        Ready(
            "without_names",
            _(
                "We may pass on what we learned, without names and without anything that shows who it was. A worry "
                "about somebody’s safety may leave the room; we would name it to each other first."
            ),
        ),
        Ready(
            "ask_first",
            _(
                "What one of us says is passed on when that person has said yes. A worry about somebody’s safety may "
                "leave the room; we would name it to each other first."
            ),
        ),
    ],
    ClauseKey.STOPPING: [
        Ready(
            "any_time",
            _(
                "Either of us may end this at any time, without a reason. We give each other one last talk if we can, "
                "and we say thank you."
            ),
        ),
        Ready("say_first", _("If one of us thinks of stopping, we say so in a talk and decide together.")),
        Ready(
            "at_the_end",
            _("We look at it together before the end date. Stopping is a good answer, and so is going on."),
        ),
    ],
}

# Chosen for a pair to begin with; why they are here and what good looks like is theirs to say.
BEGIN_WITH = [ClauseKey.ROLES, ClauseKey.BETWEEN, ClauseKey.BOUNDARIES, ClauseKey.CONFIDENCE, ClauseKey.STOPPING]


def ready_answers(key: str, mentorship: Any) -> list[tuple[str, str]]:
    """Code and sentence of each ready answer of a clause, about these two."""
    return [(ready.code, ready.said_of(mentorship)) for ready in READY.get(key, [])]


def first_words(mentorship: Any) -> dict[str, str]:
    """What the clauses say before the two have said anything."""
    words = {str(key): READY[key][0].said_of(mentorship) for key in BEGIN_WITH}
    seat = next(seat for seat in mentorship.seats.all() if seat.person_id == mentorship.mentor.pk)
    not_offered = getattr(getattr(seat.participation, "offer", None), "not_offered", "")
    if not_offered:
        said = _("What %(mentor)s does not offer: %(words)s") % {
            "mentor": mentorship.mentor.first_name,
            "words": Truncator(not_offered).chars(200),
        }
        words[ClauseKey.BOUNDARIES] = in_one(words[ClauseKey.BOUNDARIES], said)
    return words


def in_one(sentence: str, own: str) -> str:
    """A clause: the ready answer, then what the two add in their own words."""
    return "\n\n".join(part for part in (sentence.strip(), own.strip()) if part)


def taken_apart(key: str, text: str, mentorship: Any) -> tuple[str, str]:
    """Which ready answer a clause begins with ("" for none) and the own words after it."""
    for code, sentence in ready_answers(key, mentorship):
        if text == sentence or text.startswith(f"{sentence}\n"):
            return code, text.removeprefix(sentence).strip()
    return "", text
