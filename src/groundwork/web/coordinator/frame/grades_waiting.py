"""Grades that came in and have no place on the ladder yet: something to do, and no error."""

from __future__ import annotations

from dataclasses import dataclass

from groundwork.programs.models import Program
from groundwork.programs.queries import grades_held

NAMED = 3


@dataclass(frozen=True)
class GradesWaiting:
    """How many grades, the commonest of them, and whether there is a ladder they could stand on."""

    count: int
    named: list[str]
    has_ladder: bool

    @property
    def more(self) -> int:
        return self.count - len(self.named)


def grades_waiting(program: Program) -> GradesWaiting | None:
    """The grades of the program's organization that somebody has and nobody has placed; None when all are."""
    held = grades_held(program.organization_id)
    waiting = [each.name for each in held if not each.placed]
    if not waiting:
        return None
    return GradesWaiting(len(waiting), waiting[:NAMED], has_ladder=any(each.placed for each in held))
