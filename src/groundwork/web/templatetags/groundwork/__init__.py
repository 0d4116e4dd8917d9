"""The tags every template has without asking; docs/develop/screens.md shows each in one line."""

from . import drawings, frame, icons, letters, moments, people, pieces
from .library import register

__all__ = ["drawings", "frame", "icons", "letters", "moments", "people", "pieces", "register"]
