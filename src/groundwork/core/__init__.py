"""What every stage stands on: rows, errors, moving states, circles of sight, signed links. Knows nobody."""
