"""What the other reads when one ends a mentorship: the same before it is done, in the letter, and afterwards."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Closing

SAID: dict[str, str | Promise] = {
    Closing.Kind.PLANNED: _("Your mentorship has come to its end, as the two of you had planned."),
    Closing.Kind.OUTGROWN: _("Your mentorship has done its work. Having outgrown it is a success for both of you."),
    Closing.Kind.EARLY: _(
        "%(name)s has ended your mentorship earlier than planned. Either of you may do that at any time, and no "
        "reason is asked for. It says nothing about you."
    ),
}


def said_to_the_other(kind: str, name: str) -> str:
    """The neutral words for one who did not end it; `name` is the first name of the one who did."""
    return str(SAID[kind]) % {"name": name}
