"""The people a visitor can be."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DOMAIN = "valemere.example"


@dataclass(frozen=True)
class Player:
    """Somebody a visitor can see the demo as."""

    key: str
    name: str
    email: str
    part: str | Promise
    story: str | Promise

    @property
    def pk(self) -> str:
        """What the colour of an avatar hangs on."""
        return self.key


CAST = [
    Player(
        "ben",
        "Ben Okafor",
        f"ben.okafor@{DOMAIN}",
        _("mentee"),
        _("In the middle of his road with Ada. They meet this week."),
    ),
    Player(
        "ada",
        "Ada Lindqvist",
        f"ada.lindqvist@{DOMAIN}",
        _("mentor"),
        _("Mentors Ben and has one more place. Noor asks for it."),
    ),
    Player(
        "noor",
        "Noor Lindholm",
        f"noor.lindholm@{DOMAIN}",
        _("mentee"),
        _("Her first choice had no room, so Ada was asked by itself. One more stands on her list."),
    ),
    Player(
        "iris",
        "Iris Vermeer",
        f"iris.vermeer@{DOMAIN}",
        _("mentee"),
        _("Waits: those who would suit her have no room. She reads why, how long, and by when."),
    ),
    Player(
        "cleo",
        "Cleo Marques",
        f"cleo.marques@{DOMAIN}",
        _("coordinator"),
        _("Looks after three cohorts: one gathering, one running, one closing. Two more tell what the past says."),
    ),
    Player(
        "mo",
        "Mo Haddad",
        f"mo.haddad@{DOMAIN}",
        _("manager"),
        _("Manages Ben and Yuki. Answers a letter about Yuki, without an account."),
    ),
    Player(
        "otto",
        "Otto Berg",
        "otto.berg@operators.example",
        _("operator"),
        _("Runs the installation and reads nobody’s words."),
    ),
    Player(
        "mallory",
        "Mallory Reyes",
        "mallory.reyes@northgate.example",
        _("stranger"),
        _("From another organization. Try any address you saw as somebody else."),
    ),
]
BY_KEY = {player.key: player for player in CAST}
