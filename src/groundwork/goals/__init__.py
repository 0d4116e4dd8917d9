"""Where a mentee wants to get: a vision, goals with a measure under it, steps, progress."""
