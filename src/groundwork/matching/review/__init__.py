"""What a coordinator reads when looking through a round: pairs, side by side, who waits, and how good the plan is."""

from .certificate import Certificate, certificate_of
from .comparison import Row, side_by_side
from .pairs import OpenPair, ReviewedPair, open_pair, reviewed
from .shown import pair_counts, pairs_shown
from .swaps import Swap, swaps_for
from .waiting import Waiting, waiting_in

__all__ = [
    "Certificate",
    "OpenPair",
    "ReviewedPair",
    "Row",
    "Swap",
    "Waiting",
    "certificate_of",
    "open_pair",
    "pair_counts",
    "pairs_shown",
    "reviewed",
    "side_by_side",
    "swaps_for",
    "waiting_in",
]
