"""Plans of a round beside each other: kept with their terms, tried, made again, compared."""

from .comparison import Comparison, Side, compare
from .differences import Because, Difference, Shift, difference
from .figures import Figures, measured
from .making import plan_under
from .terms import Terms, terms_of

__all__ = [
    "Because",
    "Comparison",
    "Difference",
    "Figures",
    "Shift",
    "Side",
    "Terms",
    "compare",
    "difference",
    "measured",
    "plan_under",
    "terms_of",
]
