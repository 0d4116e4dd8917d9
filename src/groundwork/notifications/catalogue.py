"""Who hears of what. Each file in `kinds/` says it for one topic; this is the list they write themselves into.

@letter("request", on="request.sent", importance=Importance.WAITING, to=the_asked)
def request(event: Event, listener: Listener) -> Letter | None:
    '''A mentee asks a mentor.'''
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from groundwork.history.models import Event

from .models import Importance


@dataclass(frozen=True)
class Listener:
    """Somebody who is to hear of an event; a manager may have an address and no account."""

    person: Any = None
    address: str = ""
    time_zone: str = ""

    @property
    def to(self) -> str:
        return self.address or str(self.person.email)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone or (self.person.time_zone if self.person else "UTC"))


@dataclass(frozen=True)
class Letter:
    """What a letter of one kind says to one listener: context for its template, made at the moment of sending."""

    context: dict[str, Any]
    program: Any = None  # stands at its head, and its coordinator at its foot
    organization: Any = None  # at its foot where there is no program
    reply_to: str = ""
    time_zone: str = ""  # the clock of a reader without an account
    thread: Any = None  # letters about the same thing stand together in a mailbox
    attachments: list[tuple[str, bytes, str]] = field(default_factory=list)


Listeners = Callable[[Event], Iterable[Listener]]
Writer = Callable[[Event, Listener], Letter | None]
Timing = Callable[[Event, Listener], datetime]


@dataclass(frozen=True)
class Kind:
    """A kind of letter; its words are in `mail/<name>.html`."""

    name: str
    events: tuple[str, ...]
    importance: Importance
    listeners: Listeners
    write: Writer  # None: not needed any more, somebody was quicker
    at: Timing | None = None  # not before this, beside the listener's own hours
    at_once: bool = False  # a time was chosen or changed: calendars wait for nobody's working day


KINDS: dict[str, Kind] = {}
_BY_EVENT: dict[str, list[Kind]] = defaultdict(list)


def by_event(name: str) -> list[Kind]:
    """The kinds of letter that follow from an event of this name."""
    return _BY_EVENT.get(name, [])


def register(kind: Kind) -> Kind:
    """Write a kind of letter into the catalogue; a name stands in it once."""
    if kind.name in KINDS:
        raise ValueError(f"Two kinds of letter are called {kind.name}")
    KINDS[kind.name] = kind
    for event in kind.events:
        _BY_EVENT[event].append(kind)
    return kind


def letter(
    name: str,
    *,
    on: str | tuple[str, ...],
    importance: Importance,
    to: Listeners,
    at: Timing | None = None,
    at_once: bool = False,
) -> Callable[[Writer], Writer]:
    """Have this function write the letter of this name whenever the event happens."""
    events = (on,) if isinstance(on, str) else on

    def enter(write: Writer) -> Writer:
        register(Kind(name, events, importance, to, write, at, at_once))
        return write

    return enter
