"""What changes between two plans, in sentences for a coordinator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groundwork.enrollment.models import Participation

from ..closeness import fit_in_a_word
from .differences import Because, Difference, Shift
from .figures import Figures
from .making import LIKE

Names = Mapping[str, str]

PARTS: Mapping[str, str | Promise] = {
    "learning_fit": gettext_lazy("what one wants to learn and the other offers"),
    "goals": gettext_lazy("goals the mentor can help with"),
    "ideal_mentor": gettext_lazy("the mentor somebody has in mind"),
    "shared_road": gettext_lazy("the road they share"),
    "fresh_viewpoint": gettext_lazy("a fresh viewpoint"),
    "practicalities": gettext_lazy("time and place"),
}


@dataclass(frozen=True)
class ShiftLine:
    """Somebody whose mentor is another one, and why."""

    mentee: str
    before: str
    after: str
    says: str


def names_for(shifts: Iterable[Shift]) -> dict[str, str]:
    """The names of everybody whom these shifts speak of, in one query."""
    return names_of_parts(parts_in_shifts(shifts))


def parts_in_shifts(shifts: Iterable[Shift]) -> set[str]:
    """Everybody whom these shifts speak of."""
    return {part for each in shifts for part in (each.mentee, each.before, each.after, each.instead) if part}


def names_of_parts(ids: Iterable[str]) -> dict[str, str]:
    """Names by the id of a part; somebody who was only tried is called after the one they are like."""
    wanted = {part: part.removeprefix(LIKE) for part in ids}
    rows = Participation.objects.filter(pk__in={UUID(part) for part in wanted.values()}).select_related("person")
    known = {str(row.pk): row.person.name for row in rows}
    return {part: _called(part, known[real]) for part, real in wanted.items() if real in known}


def shift_lines(shifts: Sequence[Shift], names: Names) -> list[ShiftLine]:
    """Each of them in a line."""
    return [
        ShiftLine(
            mentee=_name(each.mentee, names),
            before=_name(each.before, names) if each.before else "",
            after=_name(each.after, names) if each.after else "",
            says=_why(each, names),
        )
        for each in shifts
    ]


def changes_said(found: Difference, word: str) -> list[str]:
    """How many change, who has a mentor, the weakest pair and all together; both plans by the same weights."""
    return [
        *_how_many(found),
        _matched(found, word),
        *filter(None, [_weakest(found.before, found.after), _together(found)]),
    ]


def points_in_a_word(fit: int | None) -> str:
    """A fit as coordinators read it: a word, and points of a hundred."""
    if fit is None:
        return ""
    return _("%(word)s, %(points)d of 100") % {"word": fit_in_a_word(fit), "points": round(fit / 100)}


def _called(part: str, name: str) -> str:
    return _("Another mentor like %(name)s") % {"name": name} if part.startswith(LIKE) else name


def _name(part: str, names: Names) -> str:
    return names.get(part) or _("somebody who has left")


def _how_many(found: Difference) -> list[str]:
    """Who loses a mentor is counted apart, and so is who gets a first one."""
    if not found.shifts:
        return [_("Nobody’s mentor changes.")]
    losing = sum(not each.after for each in found.shifts)
    getting = sum(bool(each.after) and not each.before for each in found.shifts)
    changing = len(found.shifts) - losing - getting
    said = ngettext(
        "%(count)d person has another mentor, %(staying)d keep theirs.",
        "%(count)d people have another mentor, %(staying)d keep theirs.",
        changing,
    ) % {"count": changing, "staying": found.staying}
    lost = ngettext("%(count)d person has no mentor any more.", "%(count)d people have no mentor any more.", losing) % {
        "count": losing
    }
    gained = ngettext(
        "%(count)d person without a mentor gets one.", "%(count)d people without a mentor get one.", getting
    ) % {"count": getting}
    return [*([lost] if losing else []), *([gained] if getting else []), said]


def _matched(found: Difference, word: str) -> str:
    facts: dict[str, Any] = {"matched": found.after.matched, "people": found.after.people, "word": word}
    more = found.after.matched - found.before.matched
    if not more:
        return _("%(matched)d of %(people)d %(word)s have a mentor, as many as before.") % facts
    text = (
        ngettext(
            "%(matched)d of %(people)d %(word)s have a mentor, one more than before.",
            "%(matched)d of %(people)d %(word)s have a mentor, %(more)d more than before.",
            more,
        )
        if more > 0
        else ngettext(
            "%(matched)d of %(people)d %(word)s have a mentor, one fewer than before.",
            "%(matched)d of %(people)d %(word)s have a mentor, %(more)d fewer than before.",
            -more,
        )
    )
    return text % {**facts, "more": abs(more)}


def _weakest(before: Figures, after: Figures) -> str:
    if after.worst is None:
        return ""
    facts = {"now": points_in_a_word(after.worst), "then": points_in_a_word(before.worst)}
    if before.worst is None or round(after.worst / 100) == round(before.worst / 100):
        return _("The weakest pair: %(now)s.") % facts
    return _("The weakest pair: %(now)s, instead of %(then)s.") % facts


def _together(found: Difference) -> str:
    before, after = found.before, found.after
    if before.matched == after.matched:
        return together_said(after.total - before.total, after.matched) if after.matched else ""
    if before.mean is None or after.mean is None:
        return ""  # of other pairs, or of more, no sum says whether they fit better
    facts = {"now": after.mean, "then": before.mean}
    if round(after.mean, 1) == round(before.mean, 1):
        return _("On average a pair fits %(now).1f of 100, as before.") % facts
    return _("On average a pair fits %(now).1f of 100, instead of %(then).1f.") % facts


def together_said(gain: int, pairs: int) -> str:
    """What as many pairs gain or lose in all (ten-thousandths): a word first, then points of what they could have."""
    points = round(abs(gain) / 100, 1)
    if not points:
        return _("All pairs together fit as well as before.")
    text = (
        _("All pairs together fit better, by %(points).1f points of %(whole)s.")
        if gain > 0
        else _("All pairs together fit less closely, by %(points).1f points of %(whole)s.")
    )
    return text % {"points": points, "whole": points_of(pairs)}


def points_of(pairs: int) -> str:
    """The points that so many pairs could have at most, a hundred each, as people write it."""
    return number_format(100 * pairs, force_grouping=True)


def _why(each: Shift, names: Names) -> str:
    facts = {
        "mentee": _first(_name(each.mentee, names)),
        "before": _name(each.before, names) if each.before else "",
        "after": _name(each.after, names) if each.after else "",
        "instead": _name(each.instead, names) if each.instead else "",
        "part": str(PARTS[each.part]) if each.part else "",
    }
    return _sentence(each) % facts


def _sentence(each: Shift) -> str:
    if each.because == Because.CLOSER:
        if not each.part:
            return _("%(after)s fits better.")
        return _("%(after)s is closer in %(part)s.")
    if each.because == Because.MAKES_ROOM:
        return _("%(before)s mentors %(instead)s in this plan.")
    if each.because == Because.AS_A_WHOLE:
        return _whole(each)
    return {
        Because.JOINED: _("%(mentee)s was not in the other plan."),
        Because.LEFT: _("Somebody of the other plan is no longer in."),
        Because.PUBLISHED: _("A pair that is planned or has gone out stays as it is."),
        Because.LOCKED: _("You locked the two together."),
        Because.APART: _("You keep %(mentee)s and %(before)s apart."),
        Because.ASKED: _("The place that is tried here makes it possible."),
        Because.FREED: _("A rule stood between the two that is left out."),
    }[each.because]


def _whole(each: Shift) -> str:
    if not each.before:
        return _("A place has come free at %(after)s.")
    if not each.after:
        return _("No place is left that suits.")
    return _("The plan as a whole is better for it.")


def _first(name: str) -> str:
    return name.split()[0] if name.split() else name
