"""Moving a state along: one conditional UPDATE, right when two people click at once, on both databases."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from .errors import NotNow


def move(row: models.Model, to: str, *, leads_to: Mapping[Any, Set[Any]], field: str = "state", **also: Any) -> None:
    """Move `row` to the state `to` if its present state leads there, and set the fields in `also` with it.

    Raises NotNow when somebody was quicker or the state doesn't lead there. The row in memory follows the database.
    """
    from_states = [state for state, targets in leads_to.items() if to in targets]
    manager = type(row)._base_manager
    moved = manager.filter(pk=row.pk, **{f"{field}__in": from_states}).update(**{field: to}, **also)
    if not moved:
        row.refresh_from_db(fields=[field])
        raise NotNow("moved_on", _("This has moved on since you opened the page. Nothing was changed."))
    for name, value in {field: to, **also}.items():
        setattr(row, name, value)
