"""Why two people are a pair, or are not: for whoever asks about two people by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundwork.cli.stop import Stop
from groundwork.matching.reasons import listed
from learning_fit import Alternative, LockError, WhyNot, explain_pair, why_not

from .of_two import between
from .people_files import PeopleFile, Person
from .plan import Solved
from .sentences import reasons_for
from .terms import Terms
from .toml_file import nearest
from .two import Two

MOST_NAMED = 5


def asked_about(word: str, file: PeopleFile) -> Person:
    """The person of a file whom a word means, by address or by name; Stop when it is nobody or several."""
    said = " ".join(word.split()).casefold()
    found = [person for person in file.people if said in {person.key.casefold(), person.name.casefold()}]
    if len(found) == 1:
        return found[0]
    if found:
        raise Stop(f"--why: {len(found)} people of {file.place} are called '{found[0].name}'. Give the e-mail address.")
    known = [word for person in file.people for word in (person.key, person.name)]
    raise Stop(f"--why: '{word}' is not in {file.place}. {nearest(said, known)}")


def answer(solved: Solved, mentor: Person, mentee: Person, names: Mapping[str, str], terms: Terms) -> Iterator[str]:
    """Sentences about two people: their reasons when they are a pair, what stands between them when not."""
    two = Two(explain_pair(solved.problem, mentor.key, mentee.key), mentor, mentee, terms)
    yield two.say(_("%(mentor)s and %(mentee)s:"))
    if two.keys in set(solved.plan.keys):
        yield _("  They are a pair, with %(points)d of 100 points.") % {"points": round(two.explanation.fit / 100)}
    elif two.explanation.forbidden_by:
        yield "  " + _("They can't be a pair: %(why)s.") % {"why": between(two.explanation.forbidden_by)}
    elif solved.circles:
        yield "  " + _("They are not in one circle; no rule forbids it.")
    elif any(each.mentors_wanted > 1 for each in solved.problem.mentees):
        yield "  " + _(
            "They are no pair; no rule forbids it. What it would mean is said where everybody wants one mentor."
        )
    else:
        yield from _why_not(solved, two, names)
    yield from (f"  {reason}" for reason in reasons_for(two))


def _why_not(solved: Solved, two: Two, names: Mapping[str, str]) -> Iterator[str]:
    try:
        found = why_not(solved.problem, solved.plan, *two.keys)
    except LockError:
        yield "  " + _("They are no pair: everybody else who is kept with this mentor leaves no place.")
        return
    if found.instead:
        yield "  " + _("They are no pair. They have %(points)d of 100 points.") % {"points": round(found.fit / 100)}
        yield "  " + _("Put together all the same: %(effects)s.") % {"effects": "; ".join(_effects(found.instead))}
        yield from (f"  {said}" for said in (*_moves(found.instead, names), _needed(found)))


def _effects(other: Alternative) -> Iterator[str]:
    if other.people:
        sentence = ngettext(
            "%(count)d person fewer has a mentor", "%(count)d people fewer have a mentor", -other.people
        )
        yield sentence % {"count": -other.people}
    else:
        yield _("as many people have a mentor")
    if other.worst:
        facts = {"points": abs(other.worst) / 100}
        weaker = _("the weakest pair is %(points).1f points weaker") % facts
        yield weaker if other.worst < 0 else _("the weakest pair is %(points).1f points stronger") % facts
    if other.total:
        facts = {"points": abs(other.total) / 100}
        fewer = _("all pairs together have %(points).1f points fewer") % facts
        yield fewer if other.total < 0 else _("all pairs together have %(points).1f points more") % facts


def _moves(other: Alternative, names: Mapping[str, str]) -> Iterator[str]:
    after: dict[str, set[str | None]] = {}
    for move in other.moves:
        after.setdefault(names[move.mentee], set()).add(move.after)
    changing = [name for name, mentors in after.items() if mentors != {None}]
    losing = [name for name, mentors in after.items() if mentors == {None}]
    if changing:
        yield _("Another mentor for: %(names)s.") % {"names": _first(changing)}
    if losing:
        yield _("Without a mentor then: %(names)s.") % {"names": _first(losing)}
    if not after:
        yield _("Nobody else would change.")


def _first(names: list[str]) -> str:
    more = len(names) - MOST_NAMED
    return listed([*names[:MOST_NAMED], *([_("%(count)d more") % {"count": more}] if more > 0 else [])])


def _needed(found: WhyNot) -> str:
    if found.needed is None:
        return _("No fit of the two would be high enough: somebody else would go without, or be worse off.")
    if not found.needed:
        return _("A plan with the two would be as good as this one.")
    return _("For a best plan with the two, they would have to fit %(points).1f points better.") % {
        "points": found.needed / 100
    }
