"""From people in files to a problem that `learning_fit` solves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any

from groundwork.cli.stop import Stop
from groundwork.matching.private_life import without_private_words as compared
from learning_fit import Mentee, Mentor, Problem, Rule, Rules

from .people_files import PeopleFile, Person
from .terms import HARD_RULE, MUST_HAVE, WOULD_BE_GOOD, Terms, Wish
from .toml_file import nearest

PLAIN = (
    *("hours_per_month", "channels", "kinds_of_help", "time_zone", "unit", "profession", "level"),
    *("lived", "milestones"),
)
# The mentors' form has the column, so an empty cell is an answer: a wish is met where it is known to be.
ASKED = "was asked"


def problem_of(mentors: PeopleFile, mentees: PeopleFile, terms: Terms) -> Problem:
    """The people, the weights and the rules, as one problem."""
    return Problem(
        [as_mentor(person, terms) for person in mentors.people],
        [as_mentee(person, terms) for person in mentees.people],
        terms.weights,
        rules_of(mentors.people, mentees.people, terms),
    )


def as_mentor(person: Person, terms: Terms) -> Mentor:
    """A mentor as their row has it; what it does not say stays unknown."""
    places = terms.places if person.says("places") is None else person.says("places")
    return Mentor(
        key=person.key,
        places=places,
        paused=bool(person.says("paused")),
        offers=tuple(person.says("skills_offered") or ()),
        own_words=own_words(person, "can_help_with"),
        road=compared(person.says("road") or ""),
        prefers_not=person.says("prefers_not") or "",
        languages=frozenset(person.says("languages") or ()),
        traits=frozenset(tag for wish in terms.wishes for tag in (ASKED, *tags_of(wish, person))),
        at_least=terms.at_least if person.says("at_least") is None else person.says("at_least"),
        **_plain(person, Mentor),
    )


def as_mentee(person: Person, terms: Terms) -> Mentee:
    """A mentee as their row has it."""
    asked = {wish: frozenset(tags_of(wish, person)) for wish in terms.wishes}
    return Mentee(
        key=person.key,
        wants=tuple(person.says("skills_wanted") or ()),
        own_words=own_words(person, "to_learn"),
        must_have_words=compared(person.says("must_have") or ""),
        would_be_good_words=compared(person.says("would_be_good") or ""),
        goals=compared(person.says("goals") or ""),
        where_now=compared(person.says("where_now") or ""),
        languages=frozenset(person.says("languages") or ()),
        needs=tuple(tags for wish, tags in asked.items() if tags and wish.how == HARD_RULE),
        must_have=frozenset(tag for wish, tags in asked.items() if wish.how == MUST_HAVE for tag in tags),
        would_be_good=frozenset(tag for wish, tags in asked.items() if wish.how == WOULD_BE_GOOD for tag in tags),
        mentors_wanted=wanted_by(person, terms),
        **_plain(person, Mentee),
    )


def own_words(person: Person, answer: str) -> str:
    """What somebody says to the question itself, and about themselves, as it is compared."""
    return compared("\n".join(filter(None, (person.says(answer), person.says("about")))))


def wanted_by(person: Person, terms: Terms) -> int:
    """How many mentors somebody is to have."""
    wanted = person.says("mentors_wanted")
    return terms.demand if wanted is None else int(wanted)


def tags_of(wish: Wish, person: Person) -> Iterator[str]:
    """A person's items in the column of a wish; the wish stands in them, so that two columns never mean each other."""
    return (f"{wish.mentors}: {item.casefold()}" for item in person.wished[wish])


def rules_of(mentors: Sequence[Person], mentees: Sequence[Person], terms: Terms) -> Rules:
    """What forbids pairs among these people."""
    off = {Rule.LANGUAGE: terms.language, Rule.REPORTING_LINE: terms.reporting_line}
    return Rules(
        managers=managers_of([*mentees, *mentors]),
        excluded=frozenset(both_ways(terms.apart)),
        ended=frozenset(terms.ended),
        exceptions=frozenset(terms.allowed),
        off=frozenset(rule for rule, holds in off.items() if not holds),
        levels_above=(terms.grades.at_least_above, terms.grades.at_most_above),
        units_differ=terms.units_differ,
    )


def managers_of(people: Sequence[Person]) -> dict[str, str]:
    """Who leads whom as far as both files say; a number is looked up among all people."""
    by_number = {person.says("employee_number"): person.key for person in people if person.says("employee_number")}
    found: dict[str, str] = {}
    for person in people:
        manager = person.says("manager_email") or by_number.get(person.says("manager_number"))
        if manager and manager != person.key:
            found.setdefault(person.key, manager)
    return found


def both_ways(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Whoever of the two stands first."""
    for one, other in pairs:
        yield from ((one, other), (other, one))


def check_pairs(mentors: PeopleFile, mentees: PeopleFile, terms: Terms) -> list[str]:
    """Stop for a lock about somebody who is in neither file; other pairs of strangers are told and passed over."""
    ours, theirs = {person.key for person in mentors.people}, {person.key for person in mentees.people}
    for mentor, mentee in terms.locked:
        for key, known, file in ((mentor, ours, mentors), (mentee, theirs, mentees)):
            if key not in known:
                where = terms.where.get((mentor, mentee), "[pairs] locked")
                raise Stop(f"{where}: {key} is not in {file.place}. {nearest(key, known) if known else ''}")
    named = {name: set(getattr(terms, name)) - set(terms.where) for name in ("apart", "ended", "allowed")}
    return [
        f"[pairs] {name}: {key} is in neither file. The pair is passed over; look whether the address is right."
        for name, pairs in named.items()
        for key in sorted({each for pair in pairs for each in pair} - ours - theirs)
    ]


def _plain(person: Person, kind: type[Mentor] | type[Mentee]) -> dict[str, Any]:
    """The answers that the library takes as they are."""
    names = {each.name for each in fields(kind)} & set(PLAIN)
    return {name: value for name in names if (value := person.says(name)) is not None}
