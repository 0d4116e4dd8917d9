"""The frame: organizations, their members and reporting lines, programs and their coordinators, cohorts."""
