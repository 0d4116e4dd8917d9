"""The best plan for the people of two files."""

from __future__ import annotations

from groundwork.cli.stop import Stop
from learning_fit import Aim, LearningFitError, Plan, Problem, make_plan

from .people_files import PeopleFile
from .problem import check_pairs, problem_of
from .progress import Step, phases
from .terms import Terms


def plan_of(mentors: PeopleFile, mentees: PeopleFile, terms: Terms, step: Step) -> tuple[Problem, Plan]:
    """The problem and its plan; Stop when a lock can't be kept."""
    check_pairs(mentors, mentees, terms)
    step("weighing pairs", 0, 0)
    try:
        problem = problem_of(mentors, mentees, terms)
        plan = make_plan(problem, locked=terms.locked, aim=Aim(terms.aim), seed=terms.seed, progress=phases(step))
        return problem, plan
    except LearningFitError as no:
        raise Stop(f"no plan: {no}.") from no
