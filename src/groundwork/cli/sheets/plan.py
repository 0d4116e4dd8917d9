"""The best plan for the people of two files."""

from __future__ import annotations

from groundwork.cli.stop import Stop
from learning_fit import LearningFitError, Plan, Problem, make_plan

from .people_files import PeopleFile
from .problem import check_pairs, problem_of
from .progress import Step
from .terms import Terms


def plan_of(mentors: PeopleFile, mentees: PeopleFile, terms: Terms, step: Step) -> tuple[Problem, Plan]:
    """The problem and its plan; Stop when a lock can't be kept."""
    check_pairs(mentors, mentees, terms)
    step("weighing pairs", 0, 0)
    try:
        problem = problem_of(mentors, mentees, terms)
        problem.fit  # noqa: B018  worked out here, so that the bar says what takes the time
        step("finding the best plan", 0, 0)
        return problem, make_plan(problem, locked=terms.locked, seed=terms.seed)
    except LearningFitError as no:
        raise Stop(f"no plan: {no}.") from no
