"""Talks, agenda, actions, goals, checkpoints and private notes."""
