"""The states of a cohort, and where each leads."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CohortState(models.TextChoices):
    DRAFT = "draft", _("Being prepared")
    GATHERING = "gathering", _("Gathering people")
    RUNNING = "running", _("Running")
    CLOSING = "closing", _("Closing")
    CLOSED = "closed", _("Closed")


# People may join and be matched while a cohort runs: late joiners are ordinary.
COHORT_LEADS_TO = {
    CohortState.DRAFT: {CohortState.GATHERING},
    CohortState.GATHERING: {CohortState.RUNNING},
    CohortState.RUNNING: {CohortState.CLOSING},
    CohortState.CLOSING: {CohortState.RUNNING, CohortState.CLOSED},
    CohortState.CLOSED: set(),
}
OPEN_TO_JOIN = [CohortState.GATHERING, CohortState.RUNNING]
