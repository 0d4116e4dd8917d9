"""Made-up people with all that learning_fit looks at, to measure the way from people to a proven plan."""

import random

from learning_fit import Mentee, Mentor

# fmt: off
SKILLS = (
    "budgets", "coaching", "data", "delegation", "design", "ethics", "facilitation", "feedback", "finance",
    "first team", "funding", "hiring", "law", "leading change", "negotiation", "networks", "operations", "planning",
    "policy", "presenting", "procurement", "programming", "project management", "public speaking", "quality",
    "research", "returning to work", "strategy", "teaching", "writing",
)
# fmt: on
WORDS = (
    "lead my first team through a difficult year",
    "speak up in meetings with senior people",
    "move from research into management",
    "come back after parental leave and keep growing",
    "plan a large project with little money",
    "write grant applications that convince",
    "understand what the numbers of my unit say",
    "find out whether I want to become a manager",
    "give feedback that people can use",
    "change profession without starting over",
)
ROADS = (
    "Led teams of five to forty and learned to delegate the hard way",
    "Went from the laboratory to planning, and back",
    "Came back from parental leave twice, once as a manager",
    "Built a unit from nothing on a small budget",
    "Moved abroad and had to learn how people argue there",
    "Wrote policy for ten years before leading people",
    "Taught, then managed teachers, then money",
)
UNITS = ("Planning", "Surgery", "Finance", "Research", "People", "Estates", "Legal", "Teaching", "Digital", "Outreach")
LANGUAGES = ("en", "de", "fr", "pl", "tr")
ZONES = ("Europe/London", "Europe/Berlin", "Africa/Nairobi", "America/New_York", "Asia/Kolkata")
CHANNELS = ("in person", "video", "phone", "chat")
HELP = ("a sounding board", "introductions", "practice", "encouragement", "plain feedback")


def crowd(mentors: int, mentees: int, seed: int = 1) -> tuple[list[Mentor], list[Mentee]]:
    """People with as many places as there are mentees, or a few more; about one in fifteen answers is missing."""
    chance = random.Random(seed)
    places = -(-mentees // mentors)
    offered = [_mentor(chance, f"mentor{number:05}", places) for number in range(mentors)]
    return offered, [_mentee(chance, f"mentee{number:05}") for number in range(mentees)]


def _mentor(chance: random.Random, key: str, places: int) -> Mentor:
    return Mentor(
        key=key,
        places=places,
        offers=tuple(chance.sample(SKILLS, chance.randint(3, 8))),
        own_words=chance.choice(ROADS),
        road=chance.choice(ROADS),
        kinds_of_help=frozenset(chance.sample(HELP, 2)),
        traits=frozenset(chance.sample(("first in family to study", "works part time", "manages people"), 1)),
        level=None if _silent(chance) else chance.randint(3, 9),
        **_practical(chance),
    )


def _mentee(chance: random.Random, key: str) -> Mentee:
    return Mentee(
        key=key,
        wants=tuple(chance.sample(SKILLS, chance.randint(1, 3))),
        own_words=chance.choice(WORDS),
        goals=chance.choice(WORDS),
        kinds_of_help=frozenset(chance.sample(HELP, 1)),
        would_be_good=frozenset(chance.sample(SKILLS, 1)),
        level=None if _silent(chance) else chance.randint(1, 6),
        **_practical(chance),
    )


def _practical(chance: random.Random) -> dict:
    return {
        "languages": frozenset({"en"} if chance.random() < 0.85 else ()) | {chance.choice(LANGUAGES)},
        "channels": frozenset(chance.sample(CHANNELS, 2)),
        "hours_per_month": None if _silent(chance) else chance.choice((1, 1.5, 2, 3)),
        "time_zone": None if _silent(chance) else chance.choice(ZONES),
        "unit": None if _silent(chance) else chance.choice(UNITS),
    }


def _silent(chance: random.Random) -> bool:
    return chance.random() < 1 / 15
