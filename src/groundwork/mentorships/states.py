"""The stages of a mentorship, and where each leads."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    GROUNDWORK = "groundwork", _("Groundwork")
    GROWING = "growing", _("Growing")
    REVIEW = "review", _("Review")
    CLOSED = "closed", _("Closed")


STAGE_LEADS_TO: dict[str, set[str]] = {
    Stage.GROUNDWORK: {Stage.GROWING, Stage.CLOSED},
    Stage.GROWING: {Stage.REVIEW, Stage.CLOSED},
    Stage.REVIEW: {Stage.GROWING, Stage.CLOSED},
    Stage.CLOSED: set(),
}
