"""Many people at once, written in bulk: for lists, rounds and journeys where one by one would take too long."""

from __future__ import annotations

import random

from groundwork.enrollment.models import (
    LearningProfile,
    MentorOffer,
    OfferedSkill,
    Participation,
    Role,
    Skill,
    WantedSkill,
)
from groundwork.enrollment.states import ParticipationState
from groundwork.people.models import Person
from groundwork.programs.models import Cohort, Membership

from .make import NOW, skill

FIRST = [
    "Amina",
    "Jonas",
    "Leilani",
    "Sven",
    "Grace",
    "Tomasz",
    "Chidi",
    "Ngaire",
    "Zofia",
    "Priya",
    "Ayse",
    "Wiremu",
    "Samuel",
    "Hugh",
    "Ritu",
    "Inti",
    "Mei",
    "Siobhan",
    "Emre",
    "Yusuf",
]
LAST = [
    "Diallo",
    "Weber",
    "Kahale",
    "Aaltonen",
    "Mbeki",
    "Zielinski",
    "Okoro",
    "Ngata",
    "Nowak",
    "Raman",
    "Kaya",
    "Tane",
    "Oduya",
    "OConnell",
    "Sen",
    "Quispe",
    "Chen",
    "Walsh",
    "Yildiz",
    "Demir",
]
SKILLS = [
    "Leading a first team",
    "Budgets",
    "Talking with patients",
    "Reading data",
    "Planning wards",
    "Research ethics",
    "Teaching",
    "Quality",
]
UNITS = [
    "Surgery",
    "Planning",
    "Imaging",
    "Pharmacy",
    "Finance",
    "Nursing",
    "Research",
    "Quality",
]
SENTENCES = [
    "I have led small teams through a year of change.",
    "Leaving the ward for planning was harder than I thought.",
    "Budgets became clear to me when I had to defend one.",
    "I like to think things through aloud.",
    "Reading data with care is most of my work.",
    "My first year of leading taught me to ask.",
]


def crowd(
    cohort: Cohort, *, mentors: int, mentees: int, seed: int = 7
) -> tuple[list[Participation], list[Participation]]:
    """Ready mentors and mentees with answers of every kind, the same for the same seed."""
    chance = random.Random(seed)
    skills = [skill(cohort.program.organization, name) for name in SKILLS]
    givers = _parts(cohort, Role.MENTOR, mentors, chance)
    seekers = _parts(cohort, Role.MENTEE, mentees, chance)
    offers = MentorOffer.objects.bulk_create(
        MentorOffer(
            participation=part,
            places=chance.choice([1, 1, 1, 2]),
            hours_per_month=chance.choice([2, 3, None]),
            can_help_with=chance.choice(SENTENCES),
            lessons=chance.choice(SENTENCES),
            kinds=chance.sample(["ear", "advice", "doors"], 2),
            channel=chance.choice(["online", "either", ""]),
        )
        for part in givers
    )
    profiles = LearningProfile.objects.bulk_create(
        LearningProfile(
            participation=part,
            own_words=chance.choice(SENTENCES),
            where_now=chance.choice(SENTENCES),
            kinds=chance.sample(["ear", "advice", "doors"], 1),
            rhythm_weeks=chance.choice([2, 3, 4]),
            channel=chance.choice(["online", "either"]),
        )
        for part in seekers
    )
    _link(OfferedSkill, "offer", offers, skills, chance)
    _link(WantedSkill, "profile", profiles, skills, chance)
    return givers, seekers


def _parts(cohort: Cohort, role: str, count: int, chance: random.Random) -> list[Participation]:
    people = [
        Person(
            name=f"{chance.choice(FIRST)} {chance.choice(LAST)}",
            email=f"{role}{number}.{cohort.pk.hex[:8]}@example.org",
            languages=["en"],
            time_zone="Europe/Paris",
            password="!",
        )
        for number in range(count)
    ]
    Person.objects.bulk_create(people)
    Membership.objects.bulk_create(
        Membership(organization=cohort.program.organization, person=one, unit=chance.choice(UNITS)) for one in people
    )
    return Participation.objects.bulk_create(
        Participation(
            cohort=cohort, person=one, role=role, state=ParticipationState.READY, source="import", ready_at=NOW
        )
        for one in people
    )


def _link(through: type, name: str, rows: list, skills: list[Skill], chance: random.Random) -> None:
    ranked = {"rank"} & {field.name for field in through._meta.get_fields()}
    through.objects.bulk_create(
        through(**{name: row, "skill": each}, **({"rank": rank} if ranked else {}))
        for row in rows
        for rank, each in enumerate(chance.sample(skills, 3), 1)
    )
