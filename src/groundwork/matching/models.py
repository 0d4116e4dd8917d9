"""Rounds, the pairings they propose, and their publication. Coordinators alone look in here."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groundwork.core.circles import Circle, Label, Words
from groundwork.core.models import Row, RowSet
from groundwork.enrollment.models import Participation
from groundwork.programs.models import Cohort, Program, programs_coordinated_by

from .states import INQUIRY_UNDER_WAY, Aim, InquiryState, Phase, PublicationState, RoundState

COORDINATORS = _("The coordinators of this program")


class RoundSet(RowSet):
    def visible_to(self, person: Any) -> RoundSet:
        return self.filter(cohort__program__in=programs_coordinated_by(person))


class Round(Row):
    """One matching of a cohort: who takes part, the rules, the plan, and how far it is from the best possible."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="rounds")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=RoundState, default=RoundState.DRAFT)
    people = models.ManyToManyField(Participation, related_name="rounds")
    weights = models.JSONField(default=dict)  # part -> must / matters / nice / ignore
    seed = models.PositiveIntegerField(default=0)
    snapshot = Words(circle=Circle.COORDINATOR, readers=COORDINATORS)  # people and answers as they were, JSON
    result = models.JSONField(default=dict)  # certificate and unmatched, codes and numbers
    ran_at = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)
    aim = models.CharField(max_length=10, choices=Aim, default=Aim.FAIREST)
    phase = models.CharField(max_length=10, choices=Phase, blank=True, default="")  # while it runs
    done = models.FloatField(default=0)  # how much of the run, 0 to 1
    tries = models.PositiveSmallIntegerField(default=0)  # how often it was taken up since it was queued

    objects = RoundSet.as_manager()

    class Meta:
        ordering = ["-created_at"]


class RoundPartSet(RowSet):
    def visible_to(self, person: Any) -> RoundPartSet:
        return self.filter(round__cohort__program__in=programs_coordinated_by(person))


class Publication(Row):
    """Some or all pairs of a round go out; nobody is told for thirty minutes, and until then it can be undone."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="publications")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=PublicationState, default=PublicationState.WAITING)
    due_at = models.DateTimeField(null=True)  # when it is to go out; until then no place is taken
    undo_until = models.DateTimeField(null=True)  # unknown until it has gone out

    objects = RoundPartSet.as_manager()

    class Meta:
        ordering = ["created_at"]


class PairingSet(RoundPartSet):
    def still_here(self) -> PairingSet:
        """Those that have not gone out and are not planned to."""
        return self.filter(publication=None)

    def gone_out(self) -> PairingSet:
        """Those whose publication holds their places, or whose mentorship has begun."""
        return self.filter(publication__state__in=[PublicationState.WAITING, PublicationState.TOLD])

    def settled(self) -> PairingSet:
        """Those that stay together whatever the round finds: locked, or gone out."""
        return self.filter(Q(keep=Pairing.Keep.LOCKED) | Q(publication__isnull=False))


class Pairing(Row):
    """Two people a round proposes for each other, with the parts of their fit."""

    class Keep(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        LOCKED = "locked", _("Locked")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="pairings")
    mentor = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="+")
    mentee = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="+")
    keep = models.CharField(max_length=10, choices=Keep, default=Keep.PROPOSED)
    fit = models.PositiveSmallIntegerField()  # 0 to 10,000
    parts = models.JSONField(default=list)  # name, value, evidence in codes
    known = models.PositiveSmallIntegerField(default=100)  # how much of what counts is known of the two, of 100
    by_hand = models.BooleanField(default=False)
    publication = models.ForeignKey(Publication, null=True, on_delete=models.SET_NULL, related_name="pairings")
    stuck_since = models.DateTimeField(null=True)  # it was to begin, and something went wrong; it is tried again

    objects = PairingSet.as_manager()

    @property
    def parts_that_count(self) -> int:
        """How many parts of the fit the program's weights look at."""
        return sum(part["weight"] != "ignore" for part in self.parts)

    @property
    def parts_known(self) -> int:
        """Of how many of them anything is known."""
        return sum(part["value"] is not None for part in self.parts if part["weight"] != "ignore")

    class Meta:
        ordering = ["fit"]
        constraints = [models.UniqueConstraint(fields=["round", "mentee"], name="one_mentor_per_mentee_and_round")]


class NotBegunSet(RoundPartSet):
    def open(self) -> NotBegunSet:
        """Those that no coordinator has taken note of."""
        return self.filter(noted_at=None)


class NotBegun(Row):
    """A pair that had gone out and did not begin, and why. The two were told nothing; both are free again."""

    class Why(models.TextChoices):
        LEFT = "left", _("One of the two takes part no longer.")
        PAUSED = "paused", _("One of the two pauses.")
        TOGETHER = "together", _("The two are together in this program already.")
        PLACE = "place", _("One of the two has no free place any more.")
        RULE = "rule", _("Something stands between the two now. What it is isn’t said: it may be a private wish.")
        MISHAP = "mishap", _("Something kept going wrong here. Whoever runs this installation finds it in the log.")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="not_begun")
    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="not_begun")
    mentor = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="+")
    mentee = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="+")
    why = models.CharField(max_length=10, choices=Why)
    noted_at = models.DateTimeField(null=True)

    objects = NotBegunSet.as_manager()

    class Meta:
        ordering = ["created_at"]


class ExclusionSet(RoundPartSet):
    def standing(self) -> ExclusionSet:
        """Those that nobody has lifted."""
        return self.filter(lifted_at=None)


class Exclusion(Row):
    """Two people who, a coordinator says, are not to be matched in this round."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="exclusions")
    mentor = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="+")
    mentee = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = Words(circle=Circle.COORDINATOR, readers=COORDINATORS)
    lifted_at = models.DateTimeField(null=True)

    objects = ExclusionSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "mentor", "mentee"], condition=Q(lifted_at=None), name="excluded_once"
            )
        ]


class Change(Row):
    """A change by hand in a round, with what stood there before: the last one can be taken back."""

    class Kind(models.TextChoices):
        LOCK = "lock", _("Locked")
        UNLOCK = "unlock", _("Unlocked")
        EXCLUDE = "exclude", _("Kept apart")
        LIFT = "lift", _("May be matched again")
        CHOOSE = "choose", _("Chosen by hand")
        FILE = "file", _("Brought in from a file")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="changes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    number = models.PositiveIntegerField()  # the order of changes: the last is undone first
    kind = models.CharField(max_length=10, choices=Kind)
    before = models.JSONField(default=dict)  # pairs, exclusions and the certificate, as ids, codes and numbers
    undone_at = models.DateTimeField(null=True)

    objects = RoundPartSet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="one_change_after_the_other")]


class ReviewFile(Row):
    """A review that came back as a file. It says what it would change, and changes nothing until it is applied."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="review_files")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    file_name = Label(max_length=200)
    read = Words(circle=Circle.COORDINATOR, readers=COORDINATORS)  # decisions and problems by row, JSON
    applied_at = models.DateTimeField(null=True)

    objects = RoundPartSet.as_manager()


class KeptAnswers(Row):
    """People, answers and rules as a plan saw them, so that it can be made again. Several plans may share them."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="kept_answers")
    text = Words(circle=Circle.COORDINATOR, readers=COORDINATORS)  # a snapshot, JSON
    digest = models.UUIDField()  # tells whether anything has changed, without opening it

    objects = RoundPartSet.as_manager()


class RoundPlan(Row):
    """A plan that a round had, or that was only tried: its terms, its pairs and how good it is, as ids and numbers."""

    class Kind(models.TextChoices):
        RUN = "run", _("Run")
        TRIED = "tried", _("Tried")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="plans")
    answers = models.ForeignKey(KeptAnswers, on_delete=models.CASCADE, related_name="plans")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.RUN)
    number = models.PositiveIntegerField()
    terms = models.JSONField(default=dict)
    made_with = models.JSONField(default=dict)  # versions
    result = models.JSONField(default=dict)
    pairs = models.JSONField(default=list)  # [mentor's part, mentee's part, fit]

    objects = RoundPartSet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="one_number_per_plan")]


class AllowanceSet(RowSet):
    def visible_to(self, person: Any) -> AllowanceSet:
        return self.filter(program__in=programs_coordinated_by(person))

    def standing(self) -> AllowanceSet:
        """Those that nobody has ended."""
        return self.filter(ended_at=None)


class Allowance(Row):
    """A coordinator lets two people be matched although a rule that follows from facts says no, and says why."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="allowances")
    mentor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    mentee = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = Words(circle=Circle.COORDINATOR, readers=COORDINATORS)
    ended_at = models.DateTimeField(null=True)

    objects = AllowanceSet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "mentor", "mentee"], condition=Q(ended_at=None), name="allowed_once"
            )
        ]


class InquirySet(RowSet):
    def visible_to(self, person: Any) -> InquirySet:
        return self.filter(cohort__program__in=programs_coordinated_by(person))

    def under_way(self) -> InquirySet:
        """Those that wait for their turn or are being worked out."""
        return self.filter(state__in=INQUIRY_UNDER_WAY)


class Inquiry(Row):
    """A coordinator's question too large for a page: worked out in the background, kept with its answer."""

    class Kind(models.TextChoices):
        WHAT_IF = "what_if", _("What if")
        REPETITION = "repetition", _("Made again")
        NEWCOMERS = "newcomers", _("Those who came since")

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="inquiries")
    round = models.ForeignKey(Round, null=True, on_delete=models.CASCADE, related_name="inquiries")
    plan = models.ForeignKey(RoundPlan, null=True, on_delete=models.CASCADE, related_name="inquiries")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    asked = models.JSONField(default=dict)  # what is tried, as ids and codes
    question = models.UUIDField()  # the same for the same question on the same ground: its answer holds
    state = models.CharField(max_length=10, choices=InquiryState, default=InquiryState.QUEUED)
    answer = models.JSONField(default=dict)  # ids, codes and numbers
    answered_at = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)
    phase = models.CharField(max_length=10, choices=Phase, blank=True, default="")
    done = models.FloatField(default=0)  # 0 to 1
    tries = models.PositiveSmallIntegerField(default=0)  # how often it was taken up

    objects = InquirySet.as_manager()

    @property
    def is_under_way(self) -> bool:
        return self.state in INQUIRY_UNDER_WAY

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["question"], condition=Q(state__in=INQUIRY_UNDER_WAY), name="worked_out_once_at_a_time"
            )
        ]
