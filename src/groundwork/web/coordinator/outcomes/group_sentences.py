"""What a look by group says, in sentences anyone can repeat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundwork.enrollment.models import Role
from groundwork.matching.by_group import ByGroup, Fact, GroupLine, SideByGroup, Standing, Years
from groundwork.matching.reasons import listed


@dataclass(frozen=True)
class Line:
    """One row of the table; shares of 100 for the drawing, points of 100 for the fit."""

    name: str
    matched: int
    people: int
    share: int
    low: int
    high: int
    typical: str
    says: str
    stands_out: bool


@dataclass(frozen=True)
class Side:
    """Mentees or mentors: the claim, the sentence beneath it, the rows, and why some groups don't stand alone."""

    title: str
    claim: str
    says: str
    calm: bool
    lines: list[Line]
    hidden: str


def in_words(side: SideByGroup, fact: Fact, words: Mapping[str, str]) -> Side:
    """One side of a plan as a coordinator reads it."""
    found, is_mentee = side.found, side.role == Role.MENTEE
    people = words["mentee"] if is_mentee else _("mentors")
    lines = [_line(each, fact, is_mentee) for each in sorted(found.lines, key=_order)]
    apart = [line.name for line in lines if line.stands_out]
    return Side(
        title=people[:1].upper() + people[1:],
        claim=_claim(found, apart),
        says=_whole(found.whole, people, is_mentee),
        calm=not apart,
        lines=lines,
        hidden=_hidden(found, fact),
    )


def _order(line: GroupLine) -> tuple[bool, bool]:
    """By name; then who is in no group, then those counted together."""
    return len(line.names) > 1, line.names == ("",)


def _claim(found: ByGroup, apart: list[str]) -> str:
    if len(found.lines) < 2:
        return _("There is nothing to compare.")
    if not apart:
        return _("No group stands apart by more than chance explains.")
    return _("Standing apart by more than chance explains: %(names)s.") % {"names": listed(apart)}


def _whole(whole: GroupLine, people: str, is_mentee: bool) -> str:
    facts = {"matched": whole.matched, "people": whole.people, "word": people}
    said = _("%(matched)d of %(people)d %(word)s have a mentor in this plan.")
    said = (said if is_mentee else _("%(matched)d of %(people)d %(word)s have somebody in this plan.")) % facts
    if whole.typical is None:
        return said
    return said + " " + _("The fit in the middle has %(points)d of 100 points.") % {"points": _points(whole.typical)}


def _line(line: GroupLine, fact: Fact, is_mentee: bool) -> Line:
    low, high = line.rate_range
    says = [_RATE.get((is_mentee, line.rate_standing), ""), _FIT.get(line.fit_standing, "")]
    return Line(
        name=_named(line.names, fact),
        matched=line.matched,
        people=line.people,
        share=round(100 * line.matched / line.people),
        low=round(100 * low),
        high=round(100 * high),
        typical=_typical(line),
        says=" ".join(str(each) for each in says if each),
        stands_out=any(says),
    )


_RATE: Mapping[tuple[bool, Standing], str | Promise] = {
    (True, Standing.ABOVE): gettext_lazy("More of them have a mentor than elsewhere."),
    (True, Standing.BELOW): gettext_lazy("Fewer of them have a mentor than elsewhere."),
    (False, Standing.ABOVE): gettext_lazy("More of them have somebody than elsewhere."),
    (False, Standing.BELOW): gettext_lazy("Fewer of them have somebody than elsewhere."),
}
_FIT: Mapping[Standing, str | Promise] = {
    Standing.ABOVE: gettext_lazy("Their pairs fit more closely than elsewhere."),
    Standing.BELOW: gettext_lazy("Their pairs fit less closely than elsewhere."),
}


def _typical(line: GroupLine) -> str:
    if line.typical is None or line.typical_range is None:
        return ""
    low, high = (_points(end) for end in line.typical_range)
    return _("%(points)d (%(low)d to %(high)d)") % {"points": _points(line.typical), "low": low, "high": high}


def _points(fit: int) -> int:
    return round(fit / 100)


def _hidden(found: ByGroup, fact: Fact) -> str:
    if not found.together:
        return ""
    names = {"names": listed(_name(each, fact) for each in found.together), "least": found.at_least}
    if found.lines:
        said = _("Counted together: %(names)s. Fewer than %(least)d people never stand where they could be picked out.")
        return said % names
    return _("Groups of fewer than %(least)d people never stand alone, and here that leaves nothing to show.") % names


def _named(names: tuple[str, ...], fact: Fact) -> str:
    """The group, or how many stand together; which ones they are is said beneath."""
    if len(names) == 1:
        return _name(names[0], fact) if names[0] else _("Not in your files")
    return _("%(count)d groups together") % {"count": len(names)}


def _name(name: str, fact: Fact) -> str:
    if not name:
        return _("not in your files")
    return str(Years(name).label) if fact == Fact.YEARS_HERE else name
