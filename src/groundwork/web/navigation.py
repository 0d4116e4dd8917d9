"""Where each person can go: the entries of the top bar, the account menu and the foot."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from django.http import HttpRequest
from django.utils.functional import Promise


class Entry(TypedDict):
    """One way to go. `icon` names a drawing; `post` makes it a button that changes something, as signing out does."""

    label: str | Promise
    url: str
    icon: NotRequired[str]
    current: NotRequired[bool]
    post: NotRequired[bool]


class Foot(TypedDict):
    """Who looks after the program, and the quiet links at the end of each page."""

    coordinator_name: NotRequired[str]
    coordinator_contact: NotRequired[str]  # an e-mail address
    guide_url: NotRequired[str]  # coordinators find their guide here instead
    links: NotRequired[list[Entry]]


def program_name_for(request: HttpRequest) -> str:
    """The program this page belongs to, beside the product's name; empty when it belongs to none."""
    return ""


def nav_for(request: HttpRequest) -> list[Entry]:
    """At most five places, the first being home."""
    return []


def account_for(request: HttpRequest) -> list[Entry]:
    """What stands in the menu under one's own name."""
    return []


def foot_for(request: HttpRequest) -> Foot:
    """Help and "Who sees what" stand at the same place on every page."""
    return {}
