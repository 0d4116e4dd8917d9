"""Who there is: organizations with units and reporting lines, and the parts people take."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from groundwork.enrollment.actions import (
    become_ready,
    change_capacity,
    invite_to_cohort,
    join_cohort,
    keep_offer_answers,
    keep_profile_answers,
)
from groundwork.enrollment.models import FreeTime, Milestone, Participation, Role, Skill
from groundwork.people.models import Person
from groundwork.programs.actions import describe_member, order_grades, set_manager
from groundwork.programs.actions.organizations import member_with_address
from groundwork.programs.models import Cohort, Membership, Organization, ReportingLine

from .names import FAMILY, GIVEN, GRADES, LANGUAGES, PROFESSIONS, TITLES, UNITS, ZONES
from .texts import LESSONS, MUST_HAVE, NOT_OFFERED, TOPICS, VISIONS, WHERE_NOW

DAY = timedelta(days=1)
PER_UNIT = {4: 1, 3: 3, 2: 6, 1: 14}  # level -> people; each level reports to the one above


@dataclass
class House:
    """An organization and its people by level; its organizer acts for it."""

    organization: Organization
    organizer: Person
    rng: Random
    domain: str
    at: datetime
    people: dict[int, list[Person]] = field(default_factory=lambda: {level: [] for level in PER_UNIT})
    skills: dict[str, Skill] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def settle(self, units: list[str], *, per_unit: dict[int, int]) -> None:
        """Fill the units with people who report to each other."""
        self.skills = {skill.name: skill for skill in Skill.objects.filter(organization=self.organization)}
        lines = []
        for unit in units:
            above: list[Person] = []
            for level in sorted(per_unit, reverse=True):
                managers = [self.pick(above) for _ in range(per_unit[level])]
                here = [self.hire(unit, level, manager=None) for _ in managers]
                lines += [self.reports_to(who, manager) for who, manager in zip(here, managers, strict=True) if manager]
                above = here or above
        ReportingLine.objects.bulk_create(lines)
        ladder = {grade: level for level, grade in GRADES.items()}
        order_grades(self.organization, ladder, by=self.organizer, at=self.at)

    def reports_to(self, person: Person, manager: Person) -> ReportingLine:
        """As the personnel files bring it, for hundreds at once."""
        return ReportingLine(
            organization=self.organization, person=person, manager=manager, manager_email=manager.email
        )

    def pick(self, people: list[Person]) -> Person | None:
        return self.rng.choice(people) if people else None

    def hire(
        self, unit: str, level: int, *, manager: Person | None, name: str = "", email: str = "", zone: str = ""
    ) -> Person:
        """One more member, with what personnel files say."""
        name = name or self.new_name()
        email = email or f"{_plain(name)}@{self.domain}"
        membership: Membership = member_with_address(self.organization, email=email, name=name)
        person = membership.person
        person.time_zone = zone or self.rng.choice(ZONES)
        person.languages = self.rng.choice(LANGUAGES)
        person.save(update_fields=["time_zone", "languages"])
        membership.started_on = (self.at - DAY * Random(email).randint(30, (level + 1) * 1500)).date()
        membership.save(update_fields=["started_on"])
        facts = {
            "unit": unit,
            "location": UNITS.get(unit, ""),
            "job_title": self.rng.choice(TITLES[level]),
            "grade": GRADES[level],
            "profession": Random(email).choice(PROFESSIONS),
        }
        describe_member(membership, by=self.organizer, at=self.at, **facts)
        if manager:
            set_manager(membership, email=manager.email, by=self.organizer, at=self.at)
        self.people[level].append(person)
        return person

    def new_name(self) -> str:
        while True:
            name = f"{self.rng.choice(GIVEN)} {self.rng.choice(FAMILY)}"
            if name not in self.taken:
                self.taken.add(name)
                return name

    def some_topics(self, count: int) -> list[str]:
        return self.rng.sample([name for name in TOPICS if name in self.skills], count)


def _plain(name: str) -> str:
    import unicodedata

    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ł", "l")).encode("ascii", "ignore").decode()
    return ".".join(plain.lower().split())


def bring_mentor(
    house: House, cohort: Cohort, person: Person, *, at: datetime, places: int = 0, topics: list[str] | None = None
) -> Participation:
    """Somebody offers places, answers the questions and is ready."""
    rng = house.rng
    topics = topics or house.some_topics(rng.choice([2, 3, 3, 4]))
    part = join_cohort(cohort, person, role=Role.MENTOR, by=person, at=at)
    answers = {
        "hours_per_month": rng.choice([2, 2, 3, 4]),
        "can_help_with": " ".join(TOPICS[name][0] for name in topics[:2]),
        "lessons": rng.choice(LESSONS),
        "not_offered": rng.choice(NOT_OFFERED),
        "kinds": rng.sample(["ear", "advice", "doors", "skill", "example"], 2),
        "channel": rng.choice(["online", "in_person", "either", "either"]),
        **_besides(person, milestones=3),
    }
    later = at + timedelta(minutes=4)
    keep_offer_answers(part, answers, skills=[house.skills[name] for name in topics], by=person, at=later)
    change_capacity(part, places or rng.choice([1, 1, 2]), by=person, at=later)
    become_ready(_fresh(part), agrees=True, by=person, at=later)
    return _fresh(part)


def bring_mentee(
    house: House, cohort: Cohort, person: Person, *, at: datetime, topics: list[str] | None = None, **own: Any
) -> Participation:
    """Somebody says what they want to learn and is ready."""
    rng = house.rng
    topics = topics or house.some_topics(rng.choice([1, 2, 2, 3]))
    part = join_cohort(cohort, person, role=Role.MENTEE, by=person, at=at)
    answers = {
        "where_now": rng.choice(WHERE_NOW),
        "own_words": TOPICS[topics[0]][1],
        "kinds": rng.sample(["ear", "advice", "doors", "skill", "example"], 2),
        "rhythm_weeks": rng.choice([2, 3, 3, 4]),
        "channel": rng.choice(["online", "in_person", "either", "either"]),
        **_besides(person, milestones=2),
        **_ahead(person),
        **own,
    }
    later = at + timedelta(minutes=5)
    keep_profile_answers(part, answers, skills=[house.skills[name] for name in topics], by=person, at=later)
    become_ready(_fresh(part), agrees=True, by=person, at=later)
    return _fresh(part)


def _besides(person: Person, *, milestones: int) -> dict[str, Any]:
    """What two of three add: their road, and when they are free. Chance of its own, so that the rest stays as it is."""
    chance = Random(person.email)
    if chance.random() < 1 / 3:
        return {}
    road = chance.sample(sorted(Milestone), chance.randint(1, milestones))
    free = chance.sample([FreeTime.EARLY, FreeTime.MORNING, FreeTime.MIDDAY, FreeTime.AFTERNOON], 2)
    return {"milestones": [str(each) for each in road], "free_times": [str(each) for each in free]}


def _ahead(person: Person) -> dict[str, str]:
    chance = Random(person.email)
    return {"goals": chance.choice(VISIONS), "must_have": chance.choice(MUST_HAVE)}


def put_name_down(house: House, cohort: Cohort, person: Person, role: str, *, at: datetime) -> Participation:
    """The coordinator has invited somebody who has not come yet."""
    return invite_to_cohort(cohort, person, role=role, source="hand", by=house.organizer, at=at)[0]


def _fresh(part: Participation) -> Participation:
    return Participation.objects.select_related("person", "cohort__program").get(pk=part.pk)
