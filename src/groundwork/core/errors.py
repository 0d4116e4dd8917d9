"""The domain's ways of saying no.

    GroundworkError            a code for programs, a sentence for people
    ├── NotAllowed             this person may not do this
    ├── NotNow                 it is not the moment: a state has moved on, a date has passed
    │   └── NoFreePlace        somebody's places are all held
    └── Unacceptable           the input can't be taken as it is; may name its field

Everything else is a bug and crashes loudly. A thing that a person may not see is `Http404`, never one of these.
"""

from __future__ import annotations

from django.utils.functional import Promise


class GroundworkError(Exception):
    """The domain's no: `code` for programs, `sentence` for people."""

    def __init__(self, code: str, sentence: str | Promise, *, field: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence
        self.field = field


class NotAllowed(GroundworkError):
    """This person may not do this."""


class NotNow(GroundworkError):
    """It is not the moment for this: a state has moved on or a date has passed."""


class NoFreePlace(NotNow):
    """All of somebody's places are held."""


class Unacceptable(GroundworkError):
    """The input can't be taken as it is."""
