"""What pairing two people means for the others, person by person: who loses or gets a mentor is always named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MOVES_NAMED = 4


class Moving(Protocol):
    """Somebody whose mentor changes; nothing, or an empty name, stands for no mentor."""

    @property
    def mentee(self) -> str: ...
    @property
    def before(self) -> str | None: ...
    @property
    def after(self) -> str | None: ...


AnyMove = TypeVar("AnyMove", bound=Moving)


@dataclass(frozen=True)
class Moved:
    """The same with everybody by name."""

    mentee: str
    before: str
    after: str


def who_is_named(moves: Iterable[AnyMove]) -> tuple[list[AnyMove], int]:
    """Everyone who loses a mentor, everyone who gets one, the first few who change theirs; and how many more do."""
    found = list(moves)
    losing = [each for each in found if not each.after]
    getting = [each for each in found if each.after and not each.before]
    changing = [each for each in found if each.before and each.after]
    return [*losing, *getting, *changing[:MOVES_NAMED]], max(0, len(changing) - MOVES_NAMED)


def moves_said(named: Iterable[Moving], more: int) -> list[str]:
    """A sentence for each of them, and one for those who are left."""
    said = [_said(each) for each in named]
    if more:
        text = ngettext("%(count)d more person changes mentor.", "%(count)d more people change mentor.", more)
        said.append(text % {"count": more})
    return said


def _said(each: Moving) -> str:
    facts = {"who": each.mentee, "before": each.before, "after": each.after}
    if not each.after:
        return _("%(who)s would have no mentor.") % facts
    if not each.before:
        return _("%(who)s gets %(after)s.") % facts
    return _("%(who)s moves from %(before)s to %(after)s.") % facts
