"""Targets beside what a run reached."""

from dataclasses import replace

import pytest

from bench.check import Checked
from bench.claims import Claim, Outcomes, claims, slope
from bench.running import Outcome

DONE = Outcome("table-1000", "total", "done", cpu=1.0, memory=10**8, runs=3, found=Checked(3000, 0, 700, 5))
SCIPY = replace(DONE, contender="scipy", cpu=5.0)


def said(*outcomes: Outcome, of: str) -> Claim:
    return next(claim for claim in claims(Outcomes(list(outcomes))) if of in claim.what)


def test_a_ratio_within_the_run_decides() -> None:
    claim = said(DONE, SCIPY, of="SciPy")

    assert (claim.target, claim.reached, claim.met) == ("≤ 1/4", "1/5.0", True)
    assert said(DONE, replace(SCIPY, cpu=3.0), of="SciPy").met is False


def test_a_peer_that_did_not_finish_counts_with_its_limit() -> None:
    unfinished = Outcome("table-1000", "mentor_match", "limit", cpu=310.0)

    claim = said(DONE, unfinished, of="mentor-match")

    assert claim.met is True
    assert claim.reached == "1/310.0 or less; the peer had not finished"


def test_what_was_not_run_is_neither_met_nor_missed() -> None:
    assert said(DONE, of="SciPy").met is None
    assert said(of="proven gap").met is None


def test_another_optimum_than_the_best_peers_is_not_hidden() -> None:
    assert said(DONE, SCIPY, of="best exact peer").met is True

    better = replace(SCIPY, found=Checked(3000, 0, 701, 5))

    assert said(DONE, better, of="best exact peer").met is False


def test_bids_count_as_reached_with_their_proof_alone() -> None:
    found = Checked(1839, 0, 140_625, 75)
    proven = Outcome("aamas2015-3", "total", "done", cpu=0.1, found=found, says={"gap": 0})

    assert said(proven, of="aamas2015-3").met is True
    assert said(replace(proven, says={}), of="aamas2015-3").met is False


def test_linear_growth_has_a_power_of_one() -> None:
    assert slope([10, 100, 1000], [2, 20, 200]) == pytest.approx(1)
