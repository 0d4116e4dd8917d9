"""A review that goes out as a workbook to colleagues, and comes back with their decisions, row by row."""

from .columns import DECISIONS, Decision, Fault
from .deciding import Would, would_change
from .reading import read_decisions
from .writing import review_workbook

__all__ = ["DECISIONS", "Decision", "Fault", "Would", "read_decisions", "review_workbook", "would_change"]
