"""The states of a round, of its pairings and of a publication."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoundState(models.TextChoices):
    DRAFT = "draft", _("Being prepared")
    QUEUED = "queued", _("About to run")
    RUNNING = "running", _("Running")
    READY = "ready", _("Ready for review")
    FAILED = "failed", _("Could not be run")
    PUBLISHED = "published", _("Published")


class Aim(models.TextChoices):
    """What a plan is to reach, after the most people matched."""

    FAIREST = "fairest", _("Everybody matters")
    TOTAL = "total", _("The greatest fit over all")
    STABLE = "stable", _("Nobody would rather swap")


class Phase(models.TextChoices):
    """What a run is at."""

    READING = "reading", _("Reading what people answered")
    WEIGHING = "weighing", _("Weighing every pair")
    ARRANGING = "arranging", _("Finding the best plan")
    PROVING = "proving", _("Proving how good it is")
    KEEPING = "keeping", _("Writing down why each pair fits")


ROUND_LEADS_TO = {
    RoundState.DRAFT: {RoundState.QUEUED},
    RoundState.QUEUED: {RoundState.RUNNING, RoundState.DRAFT, RoundState.READY},  # called off before it ran
    RoundState.RUNNING: {RoundState.READY, RoundState.FAILED, RoundState.QUEUED, RoundState.DRAFT},
    RoundState.READY: {RoundState.QUEUED, RoundState.PUBLISHED},
    RoundState.FAILED: {RoundState.QUEUED},
    RoundState.PUBLISHED: {RoundState.READY},  # undone within thirty minutes, or a pair could not begin
}
OPEN_TO_CHANGE = [RoundState.DRAFT, RoundState.READY, RoundState.FAILED]
UNDER_WAY = [RoundState.QUEUED, RoundState.RUNNING]


class PublicationState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    WAITING = "waiting", _("Can be undone")
    TOLD = "told", _("Everyone has been told")
    UNDONE = "undone", _("Undone")


PUBLICATION_LEADS_TO = {
    PublicationState.PLANNED: {PublicationState.WAITING, PublicationState.UNDONE},
    PublicationState.WAITING: {PublicationState.TOLD, PublicationState.UNDONE},
    PublicationState.TOLD: set(),
    PublicationState.UNDONE: set(),
}


class InquiryState(models.TextChoices):
    QUEUED = "queued", _("About to be worked out")
    RUNNING = "running", _("Being worked out")
    ANSWERED = "answered", _("Answered")
    FAILED = "failed", _("Could not be worked out")
    CALLED_OFF = "called_off", _("Called off")


INQUIRY_LEADS_TO = {
    InquiryState.QUEUED: {InquiryState.RUNNING, InquiryState.CALLED_OFF},
    InquiryState.RUNNING: {
        InquiryState.ANSWERED,
        InquiryState.FAILED,
        InquiryState.QUEUED,
        InquiryState.CALLED_OFF,
    },
    InquiryState.ANSWERED: set(),
    InquiryState.FAILED: set(),
    InquiryState.CALLED_OFF: set(),
}
INQUIRY_UNDER_WAY = [InquiryState.QUEUED, InquiryState.RUNNING]
