"""The states of a participation, and where each leads."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ParticipationState(models.TextChoices):
    INVITED = "invited", _("Invited")
    JOINING = "joining", _("Filling in")
    READY = "ready", _("Ready")
    LEFT = "left", _("Left")


# Placed or waiting is not a state of its own: it follows from who holds a place.
PARTICIPATION_LEADS_TO = {
    ParticipationState.INVITED: {ParticipationState.JOINING, ParticipationState.READY, ParticipationState.LEFT},
    ParticipationState.JOINING: {ParticipationState.READY, ParticipationState.LEFT},
    ParticipationState.READY: {ParticipationState.LEFT},
    ParticipationState.LEFT: {ParticipationState.JOINING},
}


class ImportState(models.TextChoices):
    MAPPING = "mapping", _("Columns to be checked")
    CHECKED = "checked", _("Ready to land")
    LANDING = "landing", _("Being brought in")
    LANDED = "landed", _("Landed")
    UNDONE = "undone", _("Undone")


IMPORT_LEADS_TO = {
    ImportState.MAPPING: {ImportState.MAPPING, ImportState.CHECKED},
    ImportState.CHECKED: {ImportState.MAPPING, ImportState.CHECKED, ImportState.LANDING, ImportState.LANDED},
    ImportState.LANDING: {ImportState.CHECKED, ImportState.LANDED},
    ImportState.LANDED: {ImportState.UNDONE},
    ImportState.UNDONE: set(),
}


class PlaceAskState(models.TextChoices):
    """A coordinator's question to a mentor: one more place?"""

    WAITING = "waiting", _("Waiting for an answer")
    GIVEN = "given", _("One more place")
    DECLINED = "declined", _("Not this time")
    LAPSED = "lapsed", _("Ended by itself")


PLACE_ASK_LEADS_TO = {
    PlaceAskState.WAITING: {PlaceAskState.GIVEN, PlaceAskState.DECLINED, PlaceAskState.LAPSED},
    PlaceAskState.GIVEN: set(),
    PlaceAskState.DECLINED: set(),
    PlaceAskState.LAPSED: set(),
}
