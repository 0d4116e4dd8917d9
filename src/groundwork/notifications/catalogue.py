"""Who hears of what. Each file in `kinds/` says it for one topic; this is the list they write themselves into."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from groundwork.history.models import Event

from .models import Importance


@dataclass(frozen=True)
class Listener:
    """Somebody who is to hear of an event; a manager may have an address and no account."""

    person: Any = None
    address: str = ""

    @property
    def to(self) -> str:
        return self.address or str(self.person.email)


@dataclass(frozen=True)
class Letter:
    """What a letter of one kind says to one listener: context for its templates, made at the moment of sending."""

    context: dict[str, Any]
    reply_to: str = ""
    attachments: list[tuple[str, bytes, str]] = field(default_factory=list)


Listeners = Callable[[Event], Iterable[Listener]]
Writer = Callable[[Event, Listener], Letter | None]


@dataclass(frozen=True)
class Kind:
    """A kind of letter: `mail/<name>.html`, `.txt` and `.subject.txt`."""

    name: str
    event: str
    importance: Importance
    listeners: Listeners
    write: Writer  # None: not needed any more, somebody was quicker
    at: Callable[[Event], datetime] | None = None  # not before this, beside the listener's own hours


KINDS: dict[str, Kind] = {}


def by_event(name: str) -> list[Kind]:
    """The kinds of letter that follow from an event of this name."""
    return [kind for kind in KINDS.values() if kind.event == name]


def register(kind: Kind) -> Kind:
    """Write a kind of letter into the catalogue; a name stands in it once."""
    if kind.name in KINDS:
        raise ValueError(f"Two kinds of letter are called {kind.name}")
    KINDS[kind.name] = kind
    return kind
