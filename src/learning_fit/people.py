"""The people of a matching problem, as plain values. What is not known is None or empty, and stays unknown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields

from learning_fit.errors import InvalidPerson
from learning_fit.scoring.free_hours import Window, windows_from
from learning_fit.scoring.zones import standard_offset


@dataclass(frozen=True, kw_only=True)
class Mentor:
    """Someone who offers to mentor.

    `key` names the person, not the role: the same key among the mentees is the same person. `places` are the places
    still free, `at_least` the least number of mentees the mentor would like to have;
    `hours_per_month` is what each mentee may have of the mentor's time. `offers` are skill keys; `lived`
    those that the mentor has been through and not only read of, None when nobody asked. `own_words` says what the
    mentor can help with; `road` what the mentor has lived through, `milestones` the same as keys. `traits` are further
    facts that a mentee may have asked for; `prefers_not` is shown to people and never scored. `free` are weekly windows
    (weekday with Monday 0, from hour, to hour) by the mentor's own clock. `level` is seniority in whole steps, the more
    senior the higher. Raises `InvalidPerson`.
    """

    key: str
    places: int = 1
    at_least: int = 0
    paused: bool = False
    awaits_orientation: bool = False
    offers: tuple[str, ...] = ()
    lived: frozenset[str] | None = None
    own_words: str = ""
    road: str = ""
    milestones: frozenset[str] = frozenset()
    kinds_of_help: frozenset[str] = frozenset()
    traits: frozenset[str] = frozenset()
    prefers_not: str = ""
    languages: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    hours_per_month: float | None = None
    time_zone: str | None = None
    free: tuple[Window, ...] = ()
    unit: str | None = None
    profession: str | None = None
    level: int | None = None

    def __post_init__(self) -> None:
        _settle(self, self.key, self.hours_per_month, self.time_zone)
        if self.places < 0:
            raise InvalidPerson(self.key, "places cannot be negative")
        if self.at_least < 0:
            raise InvalidPerson(self.key, "the least number of mentees cannot be negative")


@dataclass(frozen=True, kw_only=True)
class Mentee:
    """Someone who looks for a mentor, or for several (`mentors_wanted`).

    `wants` are skill keys, most wanted first, at most about three; `how_much` may say for each how much, as a number
    above 0, and then speaks instead of the order. `own_words` says what they want to learn; `goals` where they are
    going; `where_now` where they stand, `milestones` what they are going through, as keys. `must_have` and
    `would_be_good` describe the ideal mentor in the words of the mentors' `offers`, `kinds_of_help` and `traits`,
    `must_have_words` and `would_be_good_words` in their own; none of these is a hard rule. `needs` are: of each of
    these sets a mentor brings something, or is no mentor for this mentee. `free` as of a mentor. Raises
    `InvalidPerson`.
    """

    key: str
    mentors_wanted: int = 1
    awaits_orientation: bool = False
    wants: tuple[str, ...] = ()
    how_much: Mapping[str, float] = field(default_factory=dict, hash=False)
    own_words: str = ""
    goals: str = ""
    where_now: str = ""
    milestones: frozenset[str] = frozenset()
    kinds_of_help: frozenset[str] = frozenset()
    must_have: frozenset[str] = frozenset()
    would_be_good: frozenset[str] = frozenset()
    must_have_words: str = ""
    would_be_good_words: str = ""
    needs: tuple[frozenset[str], ...] = ()
    languages: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    hours_per_month: float | None = None
    time_zone: str | None = None
    free: tuple[Window, ...] = ()
    unit: str | None = None
    profession: str | None = None
    level: int | None = None

    def __post_init__(self) -> None:
        _settle(self, self.key, self.hours_per_month, self.time_zone)
        if self.mentors_wanted < 0:
            raise InvalidPerson(self.key, "the number of mentors wanted cannot be negative")
        object.__setattr__(self, "needs", tuple(frozenset(need) for need in self.needs))
        for skill, much in self.how_much.items():
            if not 0 < much < float("inf"):
                raise InvalidPerson(self.key, f"how much {skill!r} is wanted must be a number above 0")


KEYS_IN_ORDER = {"offers", "wants"}
KEYS = {"lived", "milestones", "kinds_of_help", "traits", "must_have", "would_be_good", "languages", "channels"}
MAY_BE_UNASKED = {"lived"}


def _settle(person: Mentor | Mentee, key: str, hours: float | None, zone: str | None) -> None:
    """Refuse what cannot be; keep any collection of keys as one that cannot change."""
    if not key:
        raise InvalidPerson("?", "a person needs a key")
    if hours is not None and not 0 <= hours < float("inf"):
        raise InvalidPerson(key, "hours per month must be a number from 0 up")
    if zone and standard_offset(zone) is None:
        raise InvalidPerson(key, f"unknown time zone {zone!r}")
    for name in (KEYS | KEYS_IN_ORDER) & {each.name for each in fields(person)}:
        value = getattr(person, name)
        if value is None and name in MAY_BE_UNASKED:
            continue
        value = value or ()
        if isinstance(value, str):
            raise InvalidPerson(key, f"{name} is a collection of keys, not one string")
        object.__setattr__(person, name, tuple(dict.fromkeys(value)) if name in KEYS_IN_ORDER else frozenset(value))
    try:
        object.__setattr__(person, "free", windows_from(person.free))
    except (TypeError, ValueError) as problem:
        raise InvalidPerson(key, f"a free window is (weekday 0 to 6, from hour, to hour): {problem}") from None


def keys_of(people: Iterable[Mentor] | Iterable[Mentee]) -> tuple[str, ...]:
    """The keys in the order given; raises `InvalidPerson` when one comes twice."""
    keys = tuple(person.key for person in people)
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise InvalidPerson(key, "stands twice in the same list")
        seen.add(key)
    return keys
