"""What Groundwork promises, as sentences that run."""
