"""Offers and requests with their words, further choices, waiting, and what managers are told or asked."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groundwork.core.circles import Circle, Label, Words
from groundwork.core.models import Row, RowSet
from groundwork.enrollment.models import Participation
from groundwork.mentorships.models import Mentorship, mentorships_of
from groundwork.programs.models import Program, programs_coordinated_by

from .states import OPEN, InvitationState, NoticeState, WishState


class InvitationSet(RowSet):
    def of(self, person: Any) -> InvitationSet:
        return self.filter(Q(mentor__person=person) | Q(mentee__person=person))

    def visible_to(self, person: Any) -> InvitationSet:
        """The two, and the coordinators: that it is open and how it ended, never a word of it."""
        return self.filter(
            Q(mentor__person=person) | Q(mentee__person=person) | Q(program__in=programs_coordinated_by(person))
        )

    def open(self) -> InvitationSet:
        return self.filter(state__in=OPEN)


class Invitation(Row):
    """A mentor's offer to a mentee, or a mentee's request to a mentor. Only an accepted one makes a mentorship."""

    class Kind(models.TextChoices):
        OFFER = "offer", _("Offer")
        REQUEST = "request", _("Request")

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="invitations")
    kind = models.CharField(max_length=10, choices=Kind)
    mentor = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="+")
    mentee = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=InvitationState, default=InvitationState.WAITING)
    expires_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    mentor_goes_on_at = models.DateTimeField(null=True)  # after the introductory talk
    mentee_goes_on_at = models.DateTimeField(null=True)
    mentorship = models.OneToOneField(Mentorship, null=True, on_delete=models.SET_NULL, related_name="invitation")

    objects = InvitationSet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["mentor", "mentee"], condition=Q(state__in=OPEN), name="one_open_invitation_per_pair"
            ),
            # One after the other: a request that others compete with means less, and mentors are few.
            models.UniqueConstraint(
                fields=["mentee"], condition=Q(kind="request", state__in=OPEN), name="one_open_request_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["expires_at"], name="invitation_open", condition=Q(state__in=OPEN))]

    @property
    def asker(self) -> Participation:
        return self.mentor if self.kind == self.Kind.OFFER else self.mentee

    @property
    def asked(self) -> Participation:
        return self.mentee if self.kind == self.Kind.OFFER else self.mentor

    def part_of(self, person: Any) -> Participation | None:
        """The part this person has in it, or None for anybody but the two."""
        return next((part for part in (self.mentor, self.mentee) if part.person_id == person.pk), None)

    def other(self, person: Any) -> Participation:
        """The part of the one who isn't `person`."""
        return self.mentee if self.mentor.person_id == person.pk else self.mentor


class InvitationWordsSet(RowSet):
    def visible_to(self, person: Any) -> InvitationWordsSet:
        return self.filter(Q(invitation__mentor__person=person) | Q(invitation__mentee__person=person))


class Letter(Row):
    """The guided note an invitation opens with, and the questions and answers before deciding."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="letters")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    text = Words(circle=Circle.US)

    objects = InvitationWordsSet.as_manager()

    class Meta:
        ordering = ["created_at"]


class ReflectionSet(RowSet):
    def visible_to(self, person: Any) -> ReflectionSet:
        return self.filter(by=person)


class Reflection(Row):
    """What one noted for oneself after the introductory talk."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="reflections")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    text = Words(circle=Circle.ME)

    objects = ReflectionSet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["invitation", "by"], name="one_reflection_each")]


class WishSet(RowSet):
    def visible_to(self, person: Any) -> WishSet:
        """The mentee alone: no mentor learns that somebody else was asked before them."""
        return self.filter(mentee__person=person)

    def kept(self) -> WishSet:
        """Those that are still to be asked, in their order."""
        return self.filter(state=WishState.KEPT).order_by("rank")


class Wish(Row):
    """A mentor to be asked next, with the note for it, if the one who was asked before has no room."""

    mentee = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="wishes")
    mentor = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField()  # 1 is asked next, then 2; 0 is the way past each other
    state = models.CharField(max_length=10, choices=WishState, default=WishState.KEPT)
    note = Words(circle=Circle.ME, readers=_("You, and the mentor once this is asked"))
    after = models.ForeignKey(Invitation, null=True, on_delete=models.SET_NULL, related_name="followed_by")
    invitation = models.OneToOneField(Invitation, null=True, on_delete=models.SET_NULL, related_name="wish")

    objects = WishSet.as_manager()

    class Meta:
        ordering = ["rank", "created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["mentee", "mentor"], condition=Q(state=WishState.KEPT), name="wished_for_once"
            ),
            # With the two ranks there are, at most two further choices are kept.
            models.UniqueConstraint(fields=["mentee", "rank"], condition=Q(state=WishState.KEPT), name="one_of_a_rank"),
            models.CheckConstraint(condition=Q(rank__lte=2), name="two_further_choices"),
        ]


class WaitSet(RowSet):
    def visible_to(self, person: Any) -> WaitSet:
        """The mentee, and the coordinators: that somebody waits and since when."""
        return self.filter(Q(mentee__person=person) | Q(mentee__cohort__program__in=programs_coordinated_by(person)))

    def live(self) -> WaitSet:
        return self.filter(ended_at=None)


class Wait(Row):
    """A mentee was told that nobody is found yet: since when, when we last wrote, and of whose place."""

    mentee = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="waits")
    began_at = models.DateTimeField()
    wrote_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    can_ask = models.BooleanField(default=False)  # whether somebody could be asked when we last looked
    place_of = models.ForeignKey(Participation, null=True, on_delete=models.SET_NULL, related_name="+")
    place_told_at = models.DateTimeField(null=True)

    objects = WaitSet.as_manager()

    class Meta:
        ordering = ["began_at"]
        constraints = [models.UniqueConstraint(fields=["mentee"], condition=Q(ended_at=None), name="waits_once")]


class ManagerNoticeSet(RowSet):
    def visible_to(self, person: Any) -> ManagerNoticeSet:
        return self.filter(
            Q(mentorship__in=mentorships_of(person))
            | Q(mentorship__program__in=programs_coordinated_by(person))
            | Q(manager=person)
        )


class ManagerNotice(Row):
    """The mentee's manager was told of a mentorship, or asked; and what they answered by the link."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="manager_notices")
    asks = models.BooleanField()  # asked, or told
    manager = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    manager_email = Label(max_length=254)
    state = models.CharField(max_length=12, choices=NoticeState, default=NoticeState.SENT)
    answer_by = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    busy_from = models.DateField(null=True)
    busy_until = models.DateField(null=True)

    objects = ManagerNoticeSet.as_manager()


class GuidanceSet(RowSet):
    def visible_to(self, person: Any) -> GuidanceSet:
        """The manager who wrote it and the mentee."""
        return self.filter(
            Q(notice__manager=person)
            | Q(notice__mentorship__seats__person=person, notice__mentorship__seats__role="mentee")
        ).distinct()


class Guidance(Row):
    """What would help, in the manager's view: read by the mentee."""

    notice = models.OneToOneField(ManagerNotice, on_delete=models.CASCADE, related_name="guidance")
    text = Words(circle=Circle.MANAGER)

    objects = GuidanceSet.as_manager()
