"""The waiting list: who waits since when, why nobody is found yet, how long it may take, and what comes next."""

from .line import InLine, line_of, place_in
from .standing import Standing, standing_of

__all__ = ["InLine", "Standing", "line_of", "place_in", "standing_of"]
