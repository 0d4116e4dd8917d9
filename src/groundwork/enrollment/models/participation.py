"""A person's part in a cohort."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groundwork.core.models import Row, RowSet
from groundwork.programs.models import Cohort, organizations_of, programs_coordinated_by

from ..states import ParticipationState


class Role(models.TextChoices):
    MENTOR = "mentor", _("Mentor")
    MENTEE = "mentee", _("Mentee")


class ParticipationSet(RowSet):
    def visible_to(self, person: Any) -> ParticipationSet:
        """One's own, those in programs one coordinates, the mentors of one's programs, and for a mentor the mentees
        who are open to offers."""
        parts = Participation.objects.filter(person=person).exclude(state=ParticipationState.LEFT)
        fellow_mentors = Q(cohort__program__in=parts.values("cohort__program_id"), role=Role.MENTOR)
        open_to_offers = Q(
            cohort__program__in=parts.mentors().ready().values("cohort__program_id"),
            role=Role.MENTEE,
            profile__open_to_offers=True,
        )
        return self.filter(
            Q(person=person)
            | Q(cohort__program__in=programs_coordinated_by(person))
            | Q(fellow_mentors | open_to_offers, state=ParticipationState.READY),
            cohort__program__organization__in=organizations_of(person),
        )

    def mentors(self) -> ParticipationSet:
        return self.filter(role=Role.MENTOR)

    def mentees(self) -> ParticipationSet:
        return self.filter(role=Role.MENTEE)

    def ready(self) -> ParticipationSet:
        return self.filter(state=ParticipationState.READY)


class Participation(Row):
    """A person takes part in a cohort as mentor or mentee; who is both has two."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="participations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="participations")
    role = models.CharField(max_length=10, choices=Role)
    state = models.CharField(max_length=10, choices=ParticipationState, default=ParticipationState.INVITED)
    source = models.CharField(max_length=10, choices=[("link", "link"), ("import", "import"), ("hand", "hand")])
    ready_at = models.DateTimeField(null=True)
    consented_at = models.DateTimeField(null=True)

    objects = ParticipationSet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cohort", "person", "role"], name="one_part_each")]
        indexes = [models.Index(fields=["cohort", "role", "state"])]

    @property
    def is_mentor(self) -> bool:
        return self.role == Role.MENTOR

    @property
    def is_on_anothers_word(self) -> bool:
        """A coordinator vouched for their yes, and they have not said it themselves yet."""
        return self.state == ParticipationState.READY and self.consented_at is None

    @property
    def places(self) -> int:
        """How many live mentorships or open asks this participation can hold at once."""
        if not self.is_mentor:
            return 1
        offer = getattr(self, "offer", None)
        return offer.places if offer else 0
