"""How much each part speaks for a good outcome: a logistic regression in which no part can speak against."""

from dataclasses import dataclass

import numpy as np

from learning_fit.arrays import Bools
from learning_fit.errors import SolverFailed
from learning_fit.outcomes.past import Past, Reals, numbers_of
from learning_fit.weights import PARTS, Weights

SPREAD = 2.0
"""How far, in log odds from none of a part to all of it, slopes may stray from the present weights before the past
has to speak up for it (standard deviation of the prior; a convention)."""
WIDE = 10.0  # the same for what the present weights say nothing about; keeps slopes finite when all went one way
MOST_STEPS, HALVINGS = 200, 30
AT_ONCE = 1_000_000  # pairs times draws that are worked on together: some ten megabytes


def slopes(past: Past, present: Weights, counted: Reals | None = None) -> Reals:
    """The slope of each part, 0 and up, in log odds; then those of the signs; then the level. (draws, features + 1)

    `counted` (draws, pairs) says how often each pair counts in each draw of a bootstrap; without it, one draw of all.

    Penalised logistic regression with non-negative slopes of the parts: a part never counts against a pair. The ridge
    is centred on the line of the present weights, at whatever length of it suits the past: what is in proportion to
    them costs nothing, departing from them does (le Cessie, van Houwelingen, Applied Statistics 41, 1992). Solved for
    all draws at once by projected Newton steps (Bertsekas, SIAM J. Control and Optimization 20, 1982). Raises
    `SolverFailed`, which is never expected: the loss is strictly convex.
    """
    table = np.hstack([past.features, np.ones((len(past.went_well), 1))])
    counts = np.ones((1, len(table))) if counted is None else counted
    signed = table * np.where(past.went_well, 1.0, -1.0)[:, None]
    ridge = _ridge(numbers_of(present), table.shape[1])
    step = max(1, AT_ONCE // max(len(table), 1))
    return np.vstack([_Fit(signed, ridge, counts[at : at + step]).best() for at in range(0, len(counts), step)])


def shares(found: Reals, otherwise: Weights | None = None) -> Reals:
    """How much of all that is said each part says; where nothing is, as `otherwise`, else NaN. (draws, parts)"""
    of_parts = found[:, : len(PARTS)]
    total = of_parts.sum(axis=1, keepdims=True)
    numbers = np.full(len(PARTS), np.nan) if otherwise is None else numbers_of(otherwise)
    of_all: Reals = np.where(total > 1e-6, of_parts / np.maximum(total, 1e-6), numbers / max(numbers.sum(), 1.0))
    return of_all


def _ridge(present: Reals, width: int) -> Reals:
    """The penalty as a matrix: slopes of parts across the line of the present weights, signs towards nothing."""
    parts = len(PARTS)
    along = np.outer(present, present) / max(float(present @ present), 1.0)
    ridge = np.zeros((width, width))
    ridge[:parts, :parts] = (np.eye(parts) - along) / SPREAD**2
    ridge[parts : width - 1, parts : width - 1] = np.eye(width - 1 - parts) / SPREAD**2
    return ridge + np.eye(width) / WIDE**2


@dataclass(frozen=True)
class _Fit:
    """The same regression for several draws. `signed` (pairs, width): features, turned over where it went badly."""

    signed: Reals
    ridge: Reals
    counts: Reals

    def best(self) -> Reals:
        point = np.zeros((len(self.counts), len(self.ridge)))
        for _step in range(MOST_STEPS):
            slope, bend = self.slope_and_bend(point)
            held = (point <= 0) & (slope > 0) & (np.arange(len(self.ridge)) < len(PARTS))
            slope = np.where(held, 0.0, slope)
            if np.abs(slope).max(initial=0.0) < 1e-7 * max(1, len(self.signed)):
                return point
            point = self.downhill(point, slope, _direction(slope, bend, held))
        raise SolverFailed(f"logistic regression on {self.signed.shape}")

    def loss(self, point: Reals) -> Reals:
        """(draws,)"""
        lost = self.counts * np.logaddexp(0.0, -(point @ self.signed.T))
        total: Reals = lost.sum(axis=1) + np.einsum("dk,kj,dj->d", point, self.ridge, point) / 2
        return total

    def slope_and_bend(self, point: Reals) -> tuple[Reals, Reals]:
        """First and second derivatives. (draws, width), (draws, width, width)"""
        wrong = 1 / (1 + np.exp(np.minimum(point @ self.signed.T, 500.0)))  # 1 - the chance given to what happened
        slope = point @ self.ridge - (self.counts * wrong) @ self.signed
        squares = (self.signed[:, :, None] * self.signed[:, None, :]).reshape(len(self.signed), -1)
        bend = ((self.counts * wrong * (1 - wrong)) @ squares).reshape(len(point), *self.ridge.shape)
        return slope, bend + self.ridge

    def downhill(self, point: Reals, slope: Reals, direction: Reals) -> Reals:
        """One step for each draw, halved until the loss falls as it ought to (Armijo's rule along the projection)."""
        before, length = self.loss(point), np.ones(len(point))
        for _halving in range(HALVINGS):
            new = point - length[:, None] * direction
            new[:, : len(PARTS)] = np.maximum(new[:, : len(PARTS)], 0.0)
            falls: Bools = self.loss(new) <= before - 1e-4 * np.einsum("dk,dk->d", slope, point - new) + 1e-10
            if falls.all():
                break
            length = np.where(falls, length, length / 2)
        return new


def _direction(slope: Reals, bend: Reals, held: Bools) -> Reals:
    """Newton's step among the parts that are free to move; those held at nothing stay there."""
    both = held[:, :, None] | held[:, None, :]
    free = np.where(both, np.eye(bend.shape[1]), bend)
    step = np.linalg.solve(free, slope[:, :, None])[:, :, 0]
    return step.astype(np.float64)
