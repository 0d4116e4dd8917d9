"""What a mentee asked of a mentor in a column of the file: met, or open. Nobody's private life is repeated."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from groundwork.matching.reasons import listed, quoted

from .terms import Wish
from .two import Two


def wishes_met(two: Two) -> Iterator[str]:
    """A sentence for each wish that the mentor answers."""
    return (_met(two, wish, items) for wish, items in _wishes(two, met=True))


def wishes_open(two: Two) -> Iterator[str]:
    """A sentence for each wish that is not known to be met."""
    return (_not_met(two, wish, items) for wish, items in _wishes(two, met=False))


def _wishes(two: Two, *, met: bool) -> Iterator[tuple[Wish, list[str]]]:
    """The wishes of the mentee with the items in question, in the spelling of the file."""
    for wish in two.terms.wishes:
        brought = {item.casefold() for item in two.mentor.wished[wish]}
        shared = sorted(item for item in two.mentee.wished[wish] if item.casefold() in brought)
        if shared and met:
            yield wish, shared
        elif two.mentee.wished[wish] and not shared and not met:
            yield wish, sorted(two.mentee.wished[wish])


def _met(two: Two, wish: Wish, items: list[str]) -> str:
    """Said without the words of the file where they are about somebody's private life: such a list is passed on."""
    if wish.is_private:
        return two.say(_("%(mentor)s answers the wish of %(mentee)s in the column “%(column)s”."), column=wish.mentees)
    if wish.mentees == wish.mentors:
        return _("%(column)s in common: %(items)s.") % {"column": _capital(wish.mentees), "items": listed(items)}
    sentence = _("%(mentee)s asked for %(items)s, and %(mentor)s brings it (%(column)s).")
    return two.say(sentence, items=quoted(items), column=wish.mentors)


def _not_met(two: Two, wish: Wish, items: list[str]) -> str:
    if wish.is_private:
        return two.say(_("The wish of %(mentee)s in the column “%(column)s” is open."), column=wish.mentees)
    if wish.mentees == wish.mentors:
        return _("%(column)s differs.") % {"column": _capital(wish.mentees)}
    sentence = _("%(mentee)s asked for %(items)s; %(mentor)s does not say so (%(column)s).")
    return two.say(sentence, items=quoted(items), column=wish.mentors)


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:]
