"""From people to a proven plan, as a coordinator's round has it made: fits, rules, plan, certificate.

python -m bench.product OUT MENTORS MENTEES, or python -m bench.product OUT FOLDER of the civil-service files
"""

import json
import sys
from pathlib import Path

from bench.civil_service import people as civil_servants
from bench.measure import most_memory, spent
from bench.people import crowd
from learning_fit import Problem, make_plan


def main(out: str, *asked: str) -> None:
    """Measure one plan and write its figures."""
    who = "civil servants" if len(asked) == 1 else "people made up"
    mentors, mentees = civil_servants(Path(asked[0])) if len(asked) == 1 else crowd(int(asked[0]), int(asked[1]))
    before = spent()
    problem = Problem(mentors, mentees)
    legal = int((problem.forbidden == 0)[problem.fit >= 0].sum())
    scored = spent() - before
    plan = make_plan(problem)
    figures = {
        "who": who,
        "mentors": len(mentors),
        "mentees": len(mentees),
        "legal": legal,
        "scoring": scored,
        "planning": spent() - before - scored,
        "memory": most_memory(),
        "matched": len(plan.pairs),
        "worst": plan.certificate.worst,
        "proven": plan.certificate.proven_best,
    }
    Path(out).write_text(json.dumps(figures))


if __name__ == "__main__":
    main(*sys.argv[1:])
