"""Circles of one mentor and a few people who learn together, in words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learning_fit import Circles, Unmatched

from .certificate import points
from .people_files import Person
from .plan import Solved
from .terms import Terms
from .waiting import NAMED, Waiting, either, nobody


def circle_claim(found: Circles, people: int, terms: Terms) -> str:
    """How many are in a circle, and how many circles there are."""
    facts = {"matched": found.matched, "people": people, "word": terms.mentee_words, "count": len(found.circles)}
    return (
        ngettext(
            "%(matched)d of %(people)d %(word)s are in %(count)d circle.",
            "%(matched)d of %(people)d %(word)s are in %(count)d circles.",
            len(found.circles),
        )
        % facts
    )


def circle_says(found: Circles) -> list[str]:
    """What no other way to form circles could do better, as far as that was proven."""
    if found.proven_best:
        return [
            _("Under your rules no circles of these sizes take in more people."),
            _("With that, all fits together are as good as they can be: this is proven, not guessed."),
        ]
    if found.matched == found.possible:
        return [
            _("Under your rules no circles of these sizes take in more people."),
            _("Time ran out before it was proven that the fits could not be better."),
        ]
    return [_("Time ran out: other circles might take in up to %(possible)d people.") % {"possible": found.possible}]


def circle_proof(found: Circles, terms: Terms) -> list[str]:
    """What was weighed, and in which order."""
    smallest, largest = terms.circles or (1, 1)
    return [
        _("Circles have from %(smallest)d to %(largest)d people, and no more than the mentor has places.")
        % {"smallest": smallest, "largest": largest},
        _("First comes the number of people in a circle, and then all fits together."),
        _("Together the fits have %(total)s points; no circles that take in as many have more than %(bound)s.")
        % {"total": points(found.total), "bound": points(found.total_bound)},
    ]


def left_out(solved: Solved, each: Unmatched, mentee: Person, mentors: Mapping[str, Person], terms: Terms) -> Waiting:
    """Somebody in no circle: who could lead one for them, and which circle one more place would open."""
    if not each.allowed_mentors:
        return Waiting(mentee, nobody(len(mentors), each.forbidden_by), _("One more mentor would settle it."))
    why = ngettext(
        "No rule stands against one mentor: their circle is full, or would stay too small.",
        "No rule stands against %(count)d mentors: their circles are full, or would stay too small.",
        each.allowed_mentors,
    )
    return Waiting(mentee, why % {"count": each.allowed_mentors}, _help(solved, each.mentee, mentors, terms))


def _help(solved: Solved, mentee: str, mentors: Mapping[str, Person], terms: Terms) -> str:
    """A circle that is full only for want of a place takes one more as it is: nobody else need move."""
    largest = terms.circles[1] if terms.circles else 1
    problem, row = solved.problem, solved.problem.row(mentee)
    allowed = problem.forbidden_rows([row])[0] == 0
    fits = problem.fit_rows([row])[0]
    formed = solved.circles.circles if solved.circles else ()
    suiting = [circle for circle in formed if allowed[problem.column(circle.mentor)]]
    suiting.sort(key=lambda circle: -int(fits[problem.column(circle.mentor)]))
    names = [mentors[circle.mentor].name for circle in suiting if len(circle.mentees) < largest][:NAMED]
    if names:
        return _("One more place from %(names)s would settle it.") % {"names": either(names)}
    if suiting:
        return _("Larger circles, or one more mentor, would settle it.")
    return _("Smaller circles, or more mentors, would settle it.")
