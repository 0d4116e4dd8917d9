"""People for the way from answers to a plan."""

from pathlib import Path

import pytest

from bench.civil_service import fits, people
from bench.people import crowd
from learning_fit import Problem

MENTORS = """first name,last name,email address,grade,organisation,profession,characteristics,biography
A,B,a@example.org,SEO,Works,Policy,"Gay, Transgender",I plan
C,D,c@example.org,AO,Works,HR,,I hire
"""
MENTEES = """first name,last name,email address,grade,organisation,profession,identity to match,biography
E,F,e@example.org,EO,Parks,Policy,Gay,I learn
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "large-mentors.csv").write_text(MENTORS)
    (tmp_path / "large-mentees.csv").write_text(MENTEES)
    return tmp_path


def test_the_same_seed_makes_the_same_people() -> None:
    assert crowd(5, 20) == crowd(5, 20)
    assert crowd(5, 20) != crowd(5, 20, seed=2)


def test_a_crowd_has_places_for_everybody_and_answers_that_differ() -> None:
    problem = Problem(*crowd(10, 40))

    assert problem.places.sum() >= 40
    assert len(set(problem.fit.ravel().tolist())) > 40


def test_grades_become_levels_and_identities_become_what_would_be_good(folder: Path) -> None:
    mentors, (mentee,) = people(folder)

    assert [mentor.level for mentor in mentors] == [4, 1]
    assert mentors[0].traits == {"Gay", "Transgender"}
    assert (mentee.level, mentee.wants, mentee.would_be_good) == (2, ("Policy",), {"Gay"})


def test_who_shares_more_has_the_better_fit(folder: Path) -> None:
    case = fits(folder)

    assert case.table is not None
    assert case.table[0, 0] > case.table[0, 1]
    assert case.places.tolist() == [1, 1]
