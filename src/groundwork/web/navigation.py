"""Where each person can go: the entries of the top bar, the account menu and the foot.

A view may set `request.program` and `request.cohort` where its page belongs to one; otherwise the most current counts.
"""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from groundwork.enrollment.models import Role
from groundwork.programs.queries import coordinators_of

from .whereabouts import Whereabouts, whereabouts

MOST = 5
DESK, MACHINE_ROOM = "/coordinator/", "/operator/"
# What a page's address holds -> how the entry it belongs to ends: one person's page belongs to people, as a file does.
TOPICS = {
    "/people/": "/people/",
    "/imports/": "/people/",
    "/rounds/": "/rounds/",
    "/pairings/": "/rounds/",
    "/allowances/": "/rounds/",
    "/changes/": "/rounds/",
    "/orientation/": "/people/",
    "/review-files/": "/rounds/",
    "/pairs/": "/pairs/",
    "/cohorts/new/": "/programs/",
    "/mentors/": "/mentors/",
    "/seekers/": "/seekers/",
}


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


def home_name(here: Whereabouts) -> str:
    """The page where a person's day begins."""
    if here.takes_part:
        return "member:home"
    if here.coordinates:
        return "coordinator:home"
    return "operator:home" if here.person.is_operator else "member:home"


def program_name_for(request: HttpRequest) -> str:
    """The program this page belongs to, beside the product's name; empty when it belongs to none."""
    program = _program(request)
    return program.name if program else ""


def nav_for(request: HttpRequest) -> list[Entry]:
    """At most five places, the first being home."""
    if not request.user.is_authenticated:
        return []
    here = whereabouts(request)
    if request.path.startswith(MACHINE_ROOM) and request.user.is_operator:
        entries = [_home(), *_of_operators()] if here.takes_part or here.coordinates else _of_operators()
    elif request.path.startswith(DESK) and here.coordinates:
        entries = [_home(), *_of_coordinators(request)] if here.takes_part else _of_coordinators(request)
    else:
        entries = _of_members(here, request.user)
    return [entry | {"current": _is_here(entry, entries, request.path)} for entry in entries[:MOST]]


def _of_members(here: Whereabouts, person: Any) -> list[Entry]:
    entries = [_home(), *_pair(here, person), *_find(here)]
    if here.coordinates:
        entries.append(_entry(_("Your desk"), "overview", "coordinator:home"))
    if person.is_operator:
        entries.append(_entry(_("Organizations"), "settings", "operator:home"))
    return [*entries[: MOST - 1], {"label": _("Help"), "url": "#help", "icon": "help"}]


def _home() -> Entry:
    return {"label": _("Home"), "url": reverse("member:home"), "icon": "home"}


def _pair(here: Whereabouts, person: Any) -> list[Entry]:
    if not here.mentorships:
        return []
    if len(here.mentorships) > 1:
        return [{"label": _("Your pairs"), "url": reverse("member:home") + "#pairs", "icon": "pairs"}]
    (mentorship,) = here.mentorships
    label = _("%(name)s and you") % {"name": mentorship.other(person).first_name}
    return [_entry(label, "pair", "member:mentorship", mentorship.pk)]


def _find(here: Whereabouts) -> list[Entry]:
    if part := here.part_as(Role.MENTEE):
        return [_entry(_("Find"), "find", "member:mentors", part.cohort.program_id)]
    if part := here.part_as(Role.MENTOR):
        return [_entry(_("Find"), "find", "member:seekers", part.cohort.program_id)]
    return []


def _of_coordinators(request: HttpRequest) -> list[Entry]:
    overview = _entry(_("Overview"), "overview", "coordinator:home")
    programs = _entry(_("Programs"), "list", "coordinator:programs")
    cohort = getattr(request, "cohort", None) or next(iter(whereabouts(request).cohorts), None)
    if cohort is None:
        return [overview, programs]
    return [
        overview,
        _entry(_("People"), "people", "coordinator:people", cohort.pk),
        _entry(_("Matching"), "matching", "coordinator:rounds", cohort.pk),
        _entry(_("Pairs"), "pairs", "coordinator:pairs", cohort.pk),
        programs,
    ]


def _of_operators() -> list[Entry]:
    organizations = _entry(_("Organizations"), "overview", "operator:home")
    return [organizations, _entry(_("Health"), "heart", "operator:health")]


def account_for(request: HttpRequest) -> list[Entry]:
    """What stands in the menu under one's own name."""
    if not request.user.is_authenticated:
        return []
    entries = [_entry(_("Your account"), "person", "member:account")]
    for part in whereabouts(request).parts[:2]:
        label = _("What you offer") if part.is_mentor else _("What you seek")
        entries.append(_entry(label, "document", "member:part", part.pk))
    letters = _entry(_("Letters you get"), "mail", "member:letters")
    return [*entries, letters, {"label": _("Sign out"), "url": reverse("public:sign_out"), "post": True}]


def foot_for(request: HttpRequest) -> Foot:
    """Help and "Who sees what" stand at the same place on every page."""
    foot: Foot = {"links": [{"label": _("Who sees what"), "url": reverse("public:who_sees_what")}]}
    program = _program(request)
    if program is None:
        return foot
    if request.user.is_authenticated and _takes_part_in(program, request):
        foot["links"].append(_entry(_("Raise a concern in confidence"), "message", "member:concern", program.pk))
    coordinator = next(iter(coordinators_of(program)), None)
    if coordinator:
        foot |= {"coordinator_name": str(coordinator), "coordinator_contact": coordinator.email}
    return foot


def _takes_part_in(program: Any, request: HttpRequest) -> bool:
    """Who looks after a program without taking part in it has nobody to tell."""
    if request.path.startswith(DESK):
        return False
    here = whereabouts(request)
    return any(part.cohort.program_id == program.pk for part in here.parts) or any(
        pair.program_id == program.pk for pair in here.pairs
    )


def _program(request: HttpRequest) -> Any:
    if getattr(request, "program", None):
        return request.program  # type: ignore[attr-defined]
    if getattr(request, "cohort", None):
        return request.cohort.program  # type: ignore[attr-defined]
    if not request.user.is_authenticated:
        return None
    here = whereabouts(request)
    of_the_desk = [cohort.program for cohort in here.cohorts]
    of_members = [mentorship.program for mentorship in here.mentorships] + [part.cohort.program for part in here.parts]
    programs = of_the_desk if request.path.startswith(DESK) else of_members or of_the_desk
    return next(iter(programs), None)


def _entry(label: str, icon: str, name: str, *args: Any) -> Entry:
    return {"label": label, "url": reverse(name, args=args), "icon": icon}


def _is_here(entry: Entry, entries: list[Entry], path: str) -> bool:
    """The entry whose topic this page is of, or else the one that leads nearest to it."""
    endings = tuple(ending for topic, ending in TOPICS.items() if topic in path)
    of_topic = [each["url"] for each in entries if endings and each["url"].endswith(endings)]
    ways = of_topic or [each["url"] for each in entries if "#" not in each["url"] and path.startswith(each["url"])]
    return bool(ways) and entry["url"] == max(ways, key=len)
