"""Every address there is, filled with the ids of the one-of-everything around Ada and Ben, opened as each role."""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import SimpleNamespace

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from groundwork.core.signing import sign
from groundwork.enrollment.landing.actions import take_file
from groundwork.enrollment.links import PLACE
from groundwork.invitations.links import ANSWER, MANAGER, PAUSE
from groundwork.matching.models import ReviewFile
from groundwork.notifications.links import letters_url

from ..make import NOW
from .everything import everyone

ROLES = [
    "nobody",
    "mentee",
    "mentor",
    "former_mentor",
    "fellow_mentor",
    "fellow_mentee",
    "manager",
    "coordinator",
    "other_coordinator",
    "left_coordinator",
    "owner",
    "operator",
    "stranger",
]
CAST = {
    "mentee": "ben",
    "mentor": "ada",
    "manager": "mo",
    "coordinator": "cleo",
    "operator": "otto",
    "stranger": "mallory",
}
# Ours alone: the library's own addresses are its own to test, and the files are nobody's secret.
OURS = ("public", "member", "coordinator", "operator", "manager")
PAGES = {
    ("member:question", "page"): "you",
    ("member:agreement_question", "page"): "why",
    ("coordinator:program_edit", "page"): "name",
    ("coordinator:import_rows", "format"): "csv",
}
# Whose mentor's or mentee's part an address speaks of, when it isn't Ben's.
MENTORS_PART = {"member:mentor", "member:ask", "member:wish", "member:mentor_aside", "member:looking_again"}


def addresses() -> Iterator[tuple[str, dict[str, str]]]:
    """The name of every address of ours, and the parameters it takes."""
    resolver = get_resolver()
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver) and entry.namespace in OURS:
            yield from _inside(entry, entry.namespace, {})


def _inside(resolver: URLResolver, space: str, taken: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    for entry in resolver.url_patterns:
        takes = taken | {name: type(kind).__name__ for name, kind in entry.pattern.converters.items()}
        if isinstance(entry, URLResolver):
            yield from _inside(entry, space, takes)
        elif isinstance(entry, URLPattern) and entry.name:
            yield f"{space}:{entry.name}", takes


def player(cast: SimpleNamespace, role: str) -> object:
    return getattr(cast, CAST.get(role, role))


class Doors:
    """The addresses around one cast."""

    def __init__(self) -> None:
        self.cast = everyone()
        self.rows = {type(row).__name__: row for row in self.cast.rows.values()}
        content = b"Name,E-mail,Role\nMaya Brandt,maya@example.org,mentor\n"
        self.rows["ImportRun"] = take_file(
            self.cast.cohort, file_name="people.csv", content=content, by=self.cast.cleo, at=NOW
        )
        # A canary is no review that was read: this one says nothing.
        read = json.dumps({"sheet": "", "decisions": [], "faults": []})
        self.rows["ReviewFile"] = ReviewFile.objects.create(round=self.rows["Round"], file_name="x.xlsx", read=read)
        self.clients = {role: self.client(role) for role in ROLES}

    def client(self, role: str) -> Client:
        client = Client()
        if role != "nobody":
            client.force_login(player(self.cast, role), backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    def path(self, name: str, takes: dict[str, str]) -> str:
        return reverse(name, kwargs={parameter: self.value(name, parameter) for parameter in takes})

    def value(self, name: str, parameter: str) -> str:
        rows, cast = self.rows, self.cast
        if parameter == "token":
            return self.token(name)
        if parameter == "part":
            return str(cast.mentor.pk if name in MENTORS_PART else cast.mentee.pk)
        if (name, parameter) in PAGES:
            return PAGES[name, parameter]
        known = {
            "mentee": "Participation",
            "run": "ImportRun",
            "item": "AgendaItem",
            "action": "ActionItem",
            "membership": "Membership",
            "person": "Person",
            "round": "Round",
            "notice": "ManagerNotice",
            "plan": "RoundPlan",
            "file": "ReviewFile",
        }
        if parameter == "number":
            return "1"
        model = known.get(parameter) or "".join(part.capitalize() for part in parameter.split("_"))
        if model in rows:
            return str(rows[model].pk)
        raise LookupError(f"{name} takes a {parameter}: say here which row that is")

    def token(self, name: str) -> str:
        invitation, notice = self.rows["Invitation"], self.rows["ManagerNotice"]
        if name == "public:join":
            return str(self.cast.cohort.join_token)
        if name.startswith("manager:"):
            return sign(MANAGER, notice=str(notice.pk))
        if name == "public:pause_link":
            return sign(PAUSE, part=str(self.cast.mentor.pk))
        if name == "public:place":
            return sign(PLACE, ask=str(self.rows["PlaceAsk"].pk), person=str(self.cast.ada.pk))
        if name == "public:letters_link":
            return letters_url(self.cast.ben.pk, "nudge").rstrip("/").rpartition("/")[2]
        if name.startswith("operator:"):
            return "not-a-token"
        return sign(ANSWER, invitation=str(invitation.pk), person=str(self.cast.ada.pk))

    def knock(self, role: str, name: str, takes: dict[str, str], method: str) -> tuple[str, str]:
        """What happens when this role opens the door, as a word, and what there is to read. Nothing stays changed."""
        with transaction.atomic():
            client = self.clients[role]
            cookies = client.cookies.output()
            response = getattr(client, method)(self.path(name, takes))
            text = b"".join(response) if response.streaming else response.content
            transaction.set_rollback(True)
        if client.cookies.output() != cookies:  # signing out, and the like, is not to last either
            self.clients[role] = self.client(role)
        return _word(response.status_code, response.headers.get("Location", "")), text.decode(errors="replace")


def _word(status: int, location: str) -> str:
    if status in {301, 302, 303}:
        return "sign in" if location.startswith("/sign-in/") else "in"
    return {200: "in", 409: "in", 410: "in", 422: "in", 404: "404", 405: "-"}.get(status, str(status))
