"""Self-hosted software that runs mentoring programs, from the first question to a good ending."""
