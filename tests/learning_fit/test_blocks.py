"""What is worked out for some mentees is what is worked out for all: the numbers never depend on the block."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning_fit import Mentee, Mentor, PartName, Problem, Rules, Weight, Weights
from learning_fit.scoring import items
from tests.learning_fit.make import cohorts

SKILLS = [f"skill {number}" for number in range(40)]
WORDS = [f"word{letter}{other}" for letter in "abcdefgh" for other in "klmnopqr"]


class Angles:
    """An encoder whose vectors are as uneven as vectors get: every text points somewhere of its own."""

    def encode(self, texts):
        rows = [random.Random(text) for text in texts]
        return np.array([[each.gauss(0, 1) for _ in range(37)] for each in rows])


def crowd(mentors: int, mentees: int, seed: int = 3, **terms) -> Problem:
    """Many people with answers drawn by chance, some of them not given."""
    chance = random.Random(seed)
    some = [_anyone(chance) for _ in range(mentors + mentees)]
    return Problem(
        [
            Mentor(key=f"m{number}", offers=_drawn(chance, SKILLS, 6), road=_said(chance), **some[number])
            for number in range(mentors)
        ],
        [
            Mentee(
                key=f"e{number}",
                wants=_drawn(chance, SKILLS, 3),
                goals=_said(chance),
                must_have_words=_said(chance),
                **some[mentors + number],
            )
            for number in range(mentees)
        ],
        rules=Rules(managers={f"e{number}": f"m{number}" for number in range(0, mentees, 7)}),
        **terms,
    )


def _anyone(chance: random.Random) -> dict:
    free = tuple((day, start, start + 2.5) for day in range(7) for start in (8, 13.25) if chance.random() < 0.3)
    return {
        "own_words": _said(chance),
        "kinds_of_help": frozenset(_drawn(chance, "abcde", 3)),
        "languages": frozenset(_drawn(chance, ["de", "en", "fr"], 2)),
        "hours_per_month": chance.choice([None, 0.7, 1, 3]),
        "time_zone": chance.choice([None, "Europe/Berlin", "Asia/Kathmandu", "America/New_York"]),
        "free": free,
        "unit": chance.choice([None, "north", "south"]),
        "level": chance.choice([None, 1, 2, 3, 4]),
    }


def _drawn(chance: random.Random, choices, most: int) -> tuple[str, ...]:
    return tuple(chance.sample(list(choices), chance.randint(0, most)))


def _said(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(0, 12)))


@pytest.fixture
def nothing_is_kept(monkeypatch):
    """As with so many people that no table of all pairs is kept: each block is worked out by itself."""
    monkeypatch.setattr("learning_fit.problem.KEPT", -1)


@pytest.mark.usefixtures("nothing_is_kept")
@pytest.mark.parametrize("encoder", [None, Angles()])
@pytest.mark.parametrize("block", [1, 3, 17, 60])
def test_a_crowd_by_blocks_has_the_same_numbers_as_a_crowd_at_once(block, encoder):
    whole, by_blocks = crowd(300, 60, encoder=encoder), crowd(300, 60, encoder=encoder)

    blocks = [range(start, min(60, start + block)) for start in range(0, 60, block)]

    assert np.array_equal(np.concatenate([by_blocks.fit_rows(rows) for rows in blocks]), whole.fit)
    assert np.array_equal(np.concatenate([by_blocks.forbidden_rows(rows) for rows in blocks]), whole.forbidden)
    for name in PartName:
        assert np.array_equal(np.concatenate([by_blocks.part_rows(name, rows) for rows in blocks]), whole.part(name))


def test_answers_too_different_for_one_grid_are_compared_block_by_block(monkeypatch):
    whole = crowd(80, 30).fit
    monkeypatch.setattr(items, "SMALL_GRID", 0)

    assert np.array_equal(crowd(80, 30).fit_rows(range(30)), whole)


@pytest.mark.parametrize("encoder", [None, Angles()])
def test_few_people_whose_tables_are_kept_have_the_numbers_of_many(encoder, monkeypatch):
    kept = crowd(300, 60, encoder=encoder)
    fit, forbidden = kept.fit_rows(range(60)), kept.forbidden_rows(range(60))
    monkeypatch.setattr("learning_fit.problem.KEPT", -1)
    anew = crowd(300, 60, encoder=encoder)

    assert np.array_equal(np.concatenate([anew.fit_rows([row]) for row in range(60)]), fit)
    assert np.array_equal(np.concatenate([anew.forbidden_rows([row]) for row in range(60)]), forbidden)


@settings(deadline=None, max_examples=40)
@given(cohorts(), st.randoms(use_true_random=False))
def test_any_rows_in_any_order_have_the_numbers_they_have_among_all(problem, chance):
    rows = [chance.randrange(len(problem.mentees)) for _ in range(3)] if problem.mentees else []

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("learning_fit.problem.KEPT", -1)
        fit, forbidden = problem.fit_rows(rows), problem.forbidden_rows(rows)

    assert np.array_equal(fit, problem.fit[rows])
    assert np.array_equal(forbidden, problem.forbidden[rows])


def test_other_weights_keep_what_was_worked_out_and_give_the_same_fit_as_anew():
    weights = Weights(goals=Weight.IGNORE, practicalities=Weight.MUST)
    old = crowd(40, 20)

    assert not np.array_equal(old.weighed(weights).fit, old.fit)
    assert np.array_equal(old.weighed(weights).fit, crowd(40, 20, weights=weights).fit)
