"""What a coordinator reads when looking through a round: pairs, side by side, who waits, and how good the plan is."""

from .certificate import Certificate, certificate_of
from .comparison import Row, side_by_side
from .not_begun import DidNotBegin, did_not_begin
from .pairs import OpenPair, ReviewedPair, open_pair, reviewed
from .shown import pair_counts, pairs_shown
from .swaps import Swap, mentors_in, swaps_for
from .trail import Entry, changes_said, events_of, trail, undoing_said
from .waiting import Waiting, waiting_in
from .why_not import WhyNot, why_not

__all__ = [
    "Certificate",
    "DidNotBegin",
    "Entry",
    "OpenPair",
    "ReviewedPair",
    "Row",
    "Swap",
    "Waiting",
    "WhyNot",
    "certificate_of",
    "changes_said",
    "did_not_begin",
    "events_of",
    "mentors_in",
    "open_pair",
    "pair_counts",
    "pairs_shown",
    "reviewed",
    "side_by_side",
    "swaps_for",
    "trail",
    "undoing_said",
    "waiting_in",
    "why_not",
]
