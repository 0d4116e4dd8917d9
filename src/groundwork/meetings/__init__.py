"""Talks: proposed, planned, kept, shortened, moved or missed; their agenda, actions and the closing five minutes."""
