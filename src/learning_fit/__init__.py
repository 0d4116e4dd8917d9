"""Matching mentors and mentees by learning fit: plain values in; pairings, reasons and a proof out."""

from learning_fit.errors import (
    EncoderFailed,
    InvalidCircles,
    InvalidPairs,
    InvalidPast,
    InvalidPerson,
    InvalidScores,
    LearningFitError,
    LockBreaksRule,
    LockedTwice,
    LockError,
    LockOverPlaces,
    RuleHolds,
    SeveralMentors,
    SolverFailed,
    UnknownPerson,
)
from learning_fit.outcomes.groups import ByGroup, GroupLine, Standing, fit_by_group
from learning_fit.outcomes.learning import LearnedPart, LearnedWeights, Verdict, learn_weights
from learning_fit.outcomes.past import PastPair
from learning_fit.people import Mentee, Mentor
from learning_fit.planning.certificate import Certificate, PlaceValue, certify
from learning_fit.planning.choices import Alternative, Move, alternatives, suggest
from learning_fit.planning.circles import Circle, Circles, circles
from learning_fit.planning.evidence import (
    Evidence,
    GoalsEvidence,
    IdealEvidence,
    LearningEvidence,
    PracticalEvidence,
    RoadEvidence,
    ViewpointEvidence,
)
from learning_fit.planning.explain import PairExplanation, Part, PartItem, PartPoints, explain_pair, explain_pairs
from learning_fit.planning.late import LateStep, late_joiners
from learning_fit.planning.measured import BrokenPair
from learning_fit.planning.plan import Pair, Plan, make_plan
from learning_fit.planning.remedies import Remedies, remedies
from learning_fit.planning.unmatched import Reason, Unmatched
from learning_fit.planning.why_not import WhyNot, points_needed, why_not
from learning_fit.problem import NEUTRAL_FIT, Problem
from learning_fit.rules import LIFTABLE_RULES, PairKeys, Rule, Rules
from learning_fit.scoring.likeness import Encoder, telling_sentence
from learning_fit.solving.assign import Aim, Assignment, assign
from learning_fit.solving.pairs import Scores
from learning_fit.weights import PartName, Weight, Weights

__all__ = [
    "LIFTABLE_RULES",
    "NEUTRAL_FIT",
    "Aim",
    "Alternative",
    "Assignment",
    "BrokenPair",
    "ByGroup",
    "Certificate",
    "Circle",
    "Circles",
    "Encoder",
    "EncoderFailed",
    "Evidence",
    "GoalsEvidence",
    "GroupLine",
    "IdealEvidence",
    "InvalidCircles",
    "InvalidPairs",
    "InvalidPast",
    "InvalidPerson",
    "InvalidScores",
    "LateStep",
    "LearnedPart",
    "LearnedWeights",
    "LearningEvidence",
    "LearningFitError",
    "LockBreaksRule",
    "LockError",
    "LockOverPlaces",
    "LockedTwice",
    "Mentee",
    "Mentor",
    "Move",
    "Pair",
    "PairExplanation",
    "PairKeys",
    "Part",
    "PartItem",
    "PartName",
    "PartPoints",
    "PastPair",
    "PlaceValue",
    "Plan",
    "PracticalEvidence",
    "Problem",
    "Reason",
    "Remedies",
    "RoadEvidence",
    "Rule",
    "RuleHolds",
    "Rules",
    "Scores",
    "SeveralMentors",
    "SolverFailed",
    "Standing",
    "UnknownPerson",
    "Unmatched",
    "Verdict",
    "ViewpointEvidence",
    "Weight",
    "Weights",
    "WhyNot",
    "alternatives",
    "assign",
    "certify",
    "circles",
    "explain_pair",
    "explain_pairs",
    "fit_by_group",
    "late_joiners",
    "learn_weights",
    "make_plan",
    "points_needed",
    "remedies",
    "suggest",
    "telling_sentence",
    "why_not",
]
