"""Programs, cohorts and their task list."""
