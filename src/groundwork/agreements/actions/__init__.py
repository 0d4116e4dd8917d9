"""The verbs of groundwork: prepare, write an agreement together, sign it."""

from .drafting import change_draft, drop_draft
from .preparing import finish_preparation, save_preparation, show_preparations
from .signing import go_without_agreement, sign_agreement

__all__ = [
    "change_draft",
    "drop_draft",
    "finish_preparation",
    "go_without_agreement",
    "save_preparation",
    "show_preparations",
    "sign_agreement",
]
