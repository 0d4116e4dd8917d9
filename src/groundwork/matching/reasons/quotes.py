"""The sentence of somebody's own that bears a reason out, with who may read it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from groundwork.core.circles import Words
from groundwork.enrollment.models import LearningProfile, MentorOffer
from groundwork.matching.private_life import sentences_for_all
from learning_fit import telling_sentence

from .pair import Pair, Reader, Reason

QUOTE_LENGTH = 220


def with_quote(
    pair: Pair, reason: Reason, telling: Sequence[str], *, of_offer: Sequence[str], of_profile: Sequence[str]
) -> Reason:
    """The reason with the words that bear it out: the other's for each of the two, the mentor's for coordinators.

    Where no sentence holds any of the telling words, the reason stands by itself.
    """
    if pair.reader == Reader.MENTOR:
        found = best_quote(pair.mentee.profile, of_profile, telling) if pair.profile_is_open else None
        if not found:
            return reason
        by = _("%(mentee)s, in the learning profile") % pair.names
        readers = _("%(mentee)s, the coordinators and you") % pair.names
        return _quoting(reason, LearningProfile, found, by, readers)
    found = best_quote(pair.mentor.offer, of_offer, telling)
    return _quoting(reason, MentorOffer, found, _("%(mentor)s, in the offer") % pair.names) if found else reason


def best_quote(row: Any, fields: Iterable[str], telling: Iterable[str]) -> tuple[str, str] | None:
    """The sentence that says most about these words, with the name of the text it stands in."""
    texts = {name: getattr(row, name) for name in fields if getattr(row, name).strip()}
    words = [word for words in telling for word in words.split()]
    sentence = telling_sentence(tuple(map(sentences_for_all, texts.values())), words)
    if sentence is None:
        return None
    return next(name for name, text in texts.items() if sentence in text), shortened(sentence)


def shortened(text: str, length: int = QUOTE_LENGTH) -> str:
    """A long sentence up to a whole word, with an ellipsis where it goes on."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…"


def _quoting(reason: Reason, model: type[Any], found: tuple[str, str], by: str, readers: str = "") -> Reason:
    name, text = found
    circle: Words = model._meta.get_field(name)
    return replace(reason, quote=text, by=by, circle=circle, readers=readers)
