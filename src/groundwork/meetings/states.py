"""The states of a meeting, and where each leads."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingState(models.TextChoices):
    PROPOSED = "proposed", _("Times proposed")
    PLANNED = "planned", _("Planned")
    KEPT = "kept", _("Kept")
    SHORTENED = "shortened", _("Kept short")
    MOVED = "moved", _("Moved")
    MISSED = "missed", _("Missed")
    CALLED_OFF = "called_off", _("Called off")


M = MeetingState
MEETING_LEADS_TO = {
    M.PROPOSED: {M.PLANNED, M.CALLED_OFF},
    M.PLANNED: {M.KEPT, M.SHORTENED, M.MOVED, M.MISSED, M.CALLED_OFF},
    M.KEPT: set(),
    M.SHORTENED: set(),
    M.MOVED: set(),
    M.MISSED: {M.KEPT, M.SHORTENED},  # noted by mistake
    M.CALLED_OFF: set(),
}
HELD = [M.KEPT, M.SHORTENED]
AHEAD = [M.PROPOSED, M.PLANNED]
