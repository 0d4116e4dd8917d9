"""Whether one can be objective with somebody (P17): asked before two begin, and whenever they look back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import Unacceptable
from groundwork.history.actions import record
from groundwork.programs.models import Program

from .. import rules
from ..models import Conflict, Declaration


@transaction.atomic
def declare(program: Program, other: Any, *, kind: str, by: Any, at: datetime) -> Declaration:
    """Answer whether anything makes it hard to be objective with somebody; the latest answer counts.

    What is declared is a hard rule from now on: no round and no suggestion brings the two together. Nobody is told.
    """
    rules.require_both_take_part(by, other, program)
    if kind not in Declaration.Kind.values:
        raise Unacceptable("unknown", _("Choose one of the answers"), field="declared")
    between = {"organization_id": program.organization_id, "by": by, "other": other}
    declaration, _new = Declaration.objects.update_or_create(**between, defaults={"kind": kind, "said_at": at})
    if kind == Declaration.Kind.NOTHING:
        Conflict.objects.filter(**between).delete()
    else:
        Conflict.objects.get_or_create(**between)
    # That it was answered, never what or about whom: an event is read by more than the one it is about.
    record("objectivity.answered", about=declaration, by=by, at=at, organization=program.organization_id)
    return declaration
