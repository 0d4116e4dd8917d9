"""The states of an agreement's version, and where each leads."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgreementState(models.TextChoices):
    DRAFT = "draft", _("Being written")
    IN_FORCE = "in_force", _("In force")
    REPLACED = "replaced", _("Replaced")
    DROPPED = "dropped", _("Dropped")


AGREEMENT_LEADS_TO: dict[str, set[str]] = {
    AgreementState.DRAFT: {AgreementState.IN_FORCE, AgreementState.DROPPED},
    AgreementState.IN_FORCE: {AgreementState.REPLACED},
    AgreementState.REPLACED: set(),
    AgreementState.DROPPED: set(),
}


class ClauseKey(models.TextChoices):
    """The clauses of an agreement, in their order on the page."""

    WHY = "why", _("Why we are here")
    GOOD = "good", _("What good looks like")
    MEETING = "meeting", _("When we meet")
    ROLES = "roles", _("Who does what")
    BETWEEN = "between", _("Between our talks")
    BOUNDARIES = "boundaries", _("What we can and cannot offer")
    CONFIDENCE = "confidence", _("What stays between us")
    LOOKING_BACK = "looking_back", _("How we look back")
    STOPPING = "stopping", _("How we stop")
