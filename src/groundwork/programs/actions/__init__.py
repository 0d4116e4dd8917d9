"""The verbs of the frame: starting organizations and programs, planning cohorts, saying who reports to whom."""

from .cohorts import (
    begin_closing,
    begin_cohort,
    change_cohort,
    close_cohort,
    open_cohort,
    plan_cohort,
    renew_join_link,
    resume_cohort,
)
from .grades import order_grades
from .members import describe_member, set_manager
from .organizations import name_organizer, start_organization
from .programs import change_program, name_coordinator, release_coordinator, start_program

__all__ = [
    "begin_closing",
    "begin_cohort",
    "change_cohort",
    "change_program",
    "close_cohort",
    "describe_member",
    "name_coordinator",
    "name_organizer",
    "open_cohort",
    "order_grades",
    "plan_cohort",
    "release_coordinator",
    "renew_join_link",
    "resume_cohort",
    "set_manager",
    "start_organization",
    "start_program",
]
