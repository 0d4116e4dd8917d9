"""The states of an invitation, of a wish and of a manager's notice, and where each leads."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InvitationState(models.TextChoices):
    WAITING = "waiting", _("Waiting for an answer")
    TALKING = "talking", _("Getting to know each other")
    ACCEPTED = "accepted", _("Accepted")
    NOT_NOW = "not_now", _("Not now")
    DECLINED = "declined", _("No")
    NOT_A_FIT = "not_a_fit", _("Not the right fit")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    LAPSED = "lapsed", _("Ended by itself")
    OUTDATED = "outdated", _("Found somebody else")


S = InvitationState
INVITATION_LEADS_TO = {
    S.WAITING: {S.TALKING, S.ACCEPTED, S.NOT_NOW, S.DECLINED, S.WITHDRAWN, S.LAPSED, S.OUTDATED},
    S.TALKING: {S.ACCEPTED, S.NOT_A_FIT, S.WITHDRAWN, S.LAPSED, S.OUTDATED},
    **{state: set() for state in (S.ACCEPTED, S.NOT_NOW, S.DECLINED, S.NOT_A_FIT, S.WITHDRAWN, S.LAPSED, S.OUTDATED)},
}
OPEN = [S.WAITING, S.TALKING]
# A "not now" or "no" can be taken back for thirty minutes: until then nobody else has been told.
UNDO_LEADS_TO = {S.NOT_NOW: {S.WAITING}, S.DECLINED: {S.WAITING}}
CAN_BE_UNDONE = list(UNDO_LEADS_TO)


class WishState(models.TextChoices):
    KEPT = "kept", _("Asked next")
    ASKED = "asked", _("Asked")
    PASSED_OVER = "passed", _("Could not be asked")
    TAKEN_OFF = "taken_off", _("Taken off")
    SETTLED = "settled", _("Not needed any more")


W = WishState
WISH_LEADS_TO = {
    W.KEPT: {W.ASKED, W.PASSED_OVER, W.TAKEN_OFF, W.SETTLED},
    **{state: set() for state in (W.ASKED, W.PASSED_OVER, W.TAKEN_OFF, W.SETTLED)},
}


class NoticeState(models.TextChoices):
    SENT = "sent", _("Sent")
    AGREED = "agreed", _("Fine with them")
    TALK_FIRST = "talk_first", _("Would like to talk first")
    NOT_NOW = "not_now", _("Not in this period")
    SILENT = "silent", _("No answer, taken as no objection")


N = NoticeState
NOTICE_LEADS_TO = {
    N.SENT: {N.AGREED, N.TALK_FIRST, N.NOT_NOW, N.SILENT},
    N.TALK_FIRST: {N.AGREED, N.NOT_NOW},
    N.SILENT: {N.AGREED, N.TALK_FIRST, N.NOT_NOW},
    N.AGREED: {N.TALK_FIRST, N.NOT_NOW},
    N.NOT_NOW: {N.AGREED, N.TALK_FIRST},
}
