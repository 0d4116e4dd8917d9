"""A plan's terms in words: what distinguishes it from the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from learning_fit import PartName, Rule, Weight

from ..states import Aim
from .making import LIKE
from .terms import Terms
from .words import PARTS, Names

Say = Callable[[int], str]

HOW_MUCH = {
    Weight.MUST: gettext_lazy("matters most"),
    Weight.MATTERS: gettext_lazy("matters"),
    Weight.NICE: gettext_lazy("is nice to have"),
    Weight.IGNORE: gettext_lazy("is left out"),
}
WITHOUT = {
    Rule.LANGUAGE: gettext_lazy("Without the rule that the two share a language"),
    Rule.NEVER_AGAIN: gettext_lazy("Without the rule that nobody is brought together again"),
    Rule.REPORTING_LINE: gettext_lazy("With mentors from higher up in the own line, never the own manager"),
    Rule.LEVEL: gettext_lazy("Without the rule on how far a mentor stands above in grade"),
}


def tries_said(terms: Terms, names: Names) -> list[str]:
    """What a plan only tried."""
    said = [_("One more place at %(name)s") % {"name": names[part]} for part in terms.places if part in names]
    said += [names[LIKE + part] for part in terms.like if LIKE + part in names]
    return [*said, *(str(WITHOUT[Rule(rule)]) for rule in terms.off)]


def terms_changed(first: Terms, second: Terms, names: Names) -> list[str]:
    """In what the second plan's terms are other than the first's."""
    said = [*_weights(first, second), *tries_said(second, names)]
    if first.aim != second.aim:
        said.append(_("The aim: %(aim)s") % {"aim": Aim(second.aim).label})
    said += _more_or_fewer(
        len(set(second.own_locks) - set(first.own_locks)),
        len(set(first.own_locks) - set(second.locked)),
        lambda n: ngettext("%(n)d pair more is locked", "%(n)d pairs more are locked", n),
        lambda n: ngettext("%(n)d pair is no longer locked", "%(n)d pairs are no longer locked", n),
    )
    said += _more_or_fewer(
        len(set(second.published) - set(first.published)),
        len(set(first.published) - set(second.published)),
        lambda n: ngettext(
            "%(n)d pair more is planned or has gone out", "%(n)d pairs more are planned or have gone out", n
        ),
        lambda n: ngettext("%(n)d pair is no longer planned", "%(n)d pairs are no longer planned", n),
    )
    said += _more_or_fewer(
        len(set(second.excluded) - set(first.excluded)),
        len(set(first.excluded) - set(second.excluded)),
        lambda n: ngettext("%(n)d pair more is kept apart", "%(n)d pairs more are kept apart", n),
        lambda n: ngettext("%(n)d pair may be matched again", "%(n)d pairs may be matched again", n),
    )
    return said


def parts_named_in(terms: Terms) -> Iterable[str]:
    """The people whom the words of these terms name."""
    return [*terms.places, *(LIKE + part for part in terms.like)]


def _weights(first: Terms, second: Terms) -> list[str]:
    changed = [part for part in PartName if first.weights.get(part) != second.weights.get(part)]
    return [
        _("%(part)s %(how_much)s")
        % {"part": _capital(str(PARTS[part])), "how_much": HOW_MUCH[Weight(second.weights[part])]}
        for part in changed
        if part in second.weights
    ]


def _more_or_fewer(more: int, fewer: int, say_more: Say, say_fewer: Say) -> list[str]:
    said = [say_more(more) % {"n": more}] if more else []
    return [*said, *([say_fewer(fewer) % {"n": fewer}] if fewer else [])]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
