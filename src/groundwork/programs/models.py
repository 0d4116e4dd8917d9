"""The frame that every mentorship lives in."""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groundwork.core.circles import Circle, Label, Words
from groundwork.core.models import Row, RowSet

from .states import CohortState


def organizations_of(person: Any) -> models.QuerySet[Any, Any]:
    """Ids of the organizations this person belongs to: the wall that every query starts inside."""
    return Membership.objects.filter(person=person, left_at=None).values("organization_id")


def programs_coordinated_by(person: Any) -> models.QuerySet[Any, Any]:
    """Ids of the programs this person coordinates, while still a member of their organization."""
    return Coordination.objects.filter(
        person=person,
        program__organization__memberships__person=person,
        program__organization__memberships__left_at=None,
    ).values("program_id")


class OrganizationSet(RowSet):
    def visible_to(self, person: Any) -> OrganizationSet:
        return self.filter(pk__in=organizations_of(person))


class Organization(Row):
    """The wall: nothing of one organization is ever seen from another."""

    name = Label(_("name"), max_length=120)

    objects = OrganizationSet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class MembershipSet(RowSet):
    def visible_to(self, person: Any) -> MembershipSet:
        return self.filter(organization__in=organizations_of(person))

    def current(self) -> MembershipSet:
        return self.filter(left_at=None)

    def owned_by(self, person: Any) -> MembershipSet:
        """This person's own, where they organize."""
        return self.current().filter(person=person, role=Membership.Role.OWNER)


class Membership(Row):
    """A person in an organization, with the facts that its personnel files hold."""

    class Role(models.TextChoices):
        MEMBER = "member", _("Member")
        OWNER = "owner", _("Organizer")  # may start programs and name coordinators

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role, default=Role.MEMBER)
    name_here = Label(max_length=120, blank=True)  # in its files, where the account came from elsewhere
    employee_number = Label(max_length=40, blank=True)
    job_title = Label(max_length=120, blank=True)
    profession = Label(max_length=120, blank=True)
    unit = Label(max_length=120, blank=True)
    location = Label(max_length=120, blank=True)
    grade = Label(max_length=40, blank=True)
    started_on = models.DateField(null=True, blank=True)
    left_at = models.DateTimeField(null=True)

    level: int | None = None  # the rung of the grade, where somebody has read the organization's ladder along with it

    objects = MembershipSet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "person"], name="one_membership")]


class GradeSet(RowSet):
    def visible_to(self, person: Any) -> GradeSet:
        """Those of organizations whose programs one coordinates, and of those one organizes."""
        return self.filter(
            Q(organization__programs__in=programs_coordinated_by(person))
            | Q(organization__memberships__in=Membership.objects.owned_by(person))
        ).distinct()


class Grade(Row):
    """A grade on the organization's ladder: grades on one rung stand beside each other, a higher rung is further on.

    One without a rung was looked at and says nothing of seniority. A grade that has no row is not placed yet.
    """

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="grades")
    name = Label(max_length=40)
    key = Label(max_length=120)  # the name as it is compared, however it is spelled: folding may make it longer
    rung = models.PositiveSmallIntegerField(null=True)

    objects = GradeSet.as_manager()

    class Meta:
        ordering = ["rung", "name"]
        constraints = [models.UniqueConstraint(fields=["organization", "key"], name="one_rung_each")]


class ReportingLineSet(RowSet):
    def visible_to(self, person: Any) -> ReportingLineSet:
        return self.filter(
            Q(person=person) | Q(person__participations__cohort__program__in=programs_coordinated_by(person)),
            organization__in=organizations_of(person),
        ).distinct()


class ReportingLine(Row):
    """Who somebody reports to: a person, or an address alone when the manager has no account."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="reporting_lines")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reporting_lines")
    manager = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="reports")
    manager_email = Label(max_length=254, blank=True)

    objects = ReportingLineSet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "person"], name="one_manager_each")]


class ProgramSet(RowSet):
    def visible_to(self, person: Any) -> ProgramSet:
        """Programs one coordinates or takes part in; an organizer sees all of the organization."""
        owned = Membership.objects.filter(person=person, left_at=None, role=Membership.Role.OWNER)
        return self.filter(
            Q(pk__in=programs_coordinated_by(person))
            | Q(cohorts__participations__person=person)
            | Q(organization__in=owned.values("organization_id")),
            organization__in=organizations_of(person),
        ).distinct()

    def coordinated_by(self, person: Any) -> ProgramSet:
        return self.filter(pk__in=programs_coordinated_by(person))

    def shaped_by(self, person: Any) -> ProgramSet:
        """Those one coordinates, and all of the organizations one organizes: their frame, not their people."""
        owned = Membership.objects.filter(person=person, left_at=None, role=Membership.Role.OWNER)
        return self.filter(
            Q(pk__in=programs_coordinated_by(person)) | Q(organization__in=owned.values("organization_id"))
        )


class Program(Row):
    """A mentoring program: its purpose, its words, its defaults."""

    class Form(models.TextChoices):
        ONE_TO_ONE = "one_to_one", _("One to one")

    class ManagerPolicy(models.TextChoices):
        TOLD = "told", _("Managers are told")
        ASKED = "asked", _("Managers are asked")
        NONE = "none", _("Managers hear nothing")

    class OrientationPolicy(models.TextChoices):
        NONE = "none", _("Nobody")
        MENTORS = "mentors", _("Mentors")
        BOTH = "both", _("Mentors and those they help")

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="programs")
    name = Label(_("name"), max_length=80)
    purpose = Words(circle=Circle.PROGRAM)
    form = models.CharField(max_length=20, choices=Form, default=Form.ONE_TO_ONE)
    mentee_word = Label(max_length=40, default="mentee")
    mentee_word_plural = Label(max_length=40, default="mentees")
    rhythm_weeks = models.PositiveSmallIntegerField(default=3)
    meeting_minutes = models.PositiveSmallIntegerField(default=60)
    length_months = models.PositiveSmallIntegerField(default=9)
    manager_policy = models.CharField(max_length=10, choices=ManagerPolicy, default=ManagerPolicy.TOLD)
    orientation_for = models.CharField(  # who has to have been there before a round matches them
        max_length=10, choices=OrientationPolicy, default=OrientationPolicy.NONE
    )
    ask_days = models.PositiveSmallIntegerField(default=7)  # how long a request waits for its answer, 3 to 21
    # How many grades a mentor stands above, on the organization's ladder; None for no limit.
    least_grades_above = models.PositiveSmallIntegerField(null=True, blank=True)
    most_grades_above = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = ProgramSet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(rhythm_weeks__gte=1, rhythm_weeks__lte=12), name="rhythm_in_reach"),
            models.CheckConstraint(condition=Q(ask_days__gte=3, ask_days__lte=21), name="asks_end_by_themselves"),
            models.CheckConstraint(
                condition=Q(most_grades_above__isnull=True)
                | Q(least_grades_above__isnull=True)
                | Q(most_grades_above__gte=models.F("least_grades_above")),
                name="grades_above_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CoordinationSet(RowSet):
    def visible_to(self, person: Any) -> CoordinationSet:
        return self.filter(program__in=Program.objects.visible_to(person))


class Coordination(Row):
    """Somebody looks after a program."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="coordinations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="coordinations")

    objects = CoordinationSet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["program", "person"], name="coordinates_once")]


class CohortSet(RowSet):
    def visible_to(self, person: Any) -> CohortSet:
        return self.filter(program__in=Program.objects.visible_to(person))

    def coordinated_by(self, person: Any) -> CohortSet:
        return self.filter(program__in=programs_coordinated_by(person))


def new_join_token() -> str:
    return secrets.token_urlsafe(12)


class Cohort(Row):
    """People who go through a program together: gathered, matched, running, closed."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="cohorts")
    name = Label(_("name"), max_length=80)
    state = models.CharField(max_length=12, choices=CohortState, default=CohortState.DRAFT)
    matching_on = models.DateField(null=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    join_token = Label(max_length=40, default=new_join_token, unique=True)

    objects = CohortSet.as_manager()

    class Meta:
        ordering = ["-starts_on", "name"]

    def __str__(self) -> str:
        return self.name
