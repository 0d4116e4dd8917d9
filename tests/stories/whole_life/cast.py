"""Who plays in the story, and when it begins."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.stories.player import Player

TUESDAY = datetime(2027, 3, 9, 9, 0, tzinfo=UTC)
THURSDAY = datetime(2027, 3, 11, 8, 0, tzinfo=UTC)


class Story:
    """The clock, everybody at a browser of their own, and the addresses that the story comes back to."""

    def __init__(self, clock):
        self.clock = clock
        self.otto = Player("Otto Berg", "otto@operators.example")
        self.mallory = Player("Mallory Reyes", "mallory@northgate.example")
        names = ["Cleo Marques", "Mo Haddad", "Ada Lindqvist", "Grace Park", "Tomasz Nowak", "Ines Costa"]
        names += ["Ben Okafor", "Noor Haddad", "Yuki Tanaka", "Lea Fischer", "Sam Okoye"]
        for name in names:
            first = name.split()[0].lower()
            setattr(self, first, Player(name, f"{first}@valemere.example"))
