"""Days to begin with, so that planning a cohort is a matter of agreeing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format

from groundwork.mentorships.actions import months_after
from groundwork.programs.models import Program

TO_GATHER = timedelta(weeks=4)
TO_BEGIN = timedelta(weeks=2)


def suggested_days(program: Program, *, today: date) -> dict[str, Any]:
    """Four weeks to gather people, two to match and begin, then the program's length; all on Mondays or at its end."""
    matching_on = _monday_after(today + TO_GATHER)
    starts_on = matching_on + TO_BEGIN
    return {
        "name": date_format(starts_on, "F Y"),
        "matching_on": matching_on,
        "starts_on": starts_on,
        "ends_on": months_after(starts_on, program.length_months),
    }


def _monday_after(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)
