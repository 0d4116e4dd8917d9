"""What readers of a table of pairs may decide, and the titles by which it is read again."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

PAIRS_SHEET, DECISION = gettext_lazy("Pairs"), gettext_lazy("Decision")
KEEP, LOCK, APART = "keep", "lock", "keep apart"
DECISIONS = (KEEP, LOCK, APART)
