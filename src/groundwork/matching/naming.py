"""Several people by name, as in speech, without a page of names."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import ngettext

from .reasons import listed

NAMED_AT_MOST = 5


def named(names: Sequence[str], *, of: int | None = None) -> str:
    """The first few of these by name, and how many more there are; `of` is how many they are in all."""
    more = max(0, (of or len(names)) - min(len(names), NAMED_AT_MOST))
    if not more:
        return listed(names)
    others = ngettext("%(more)d more person", "%(more)d more people", more) % {"more": more}
    return listed([*names[:NAMED_AT_MOST], others])
