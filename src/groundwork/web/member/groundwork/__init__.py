"""Preparation, the first meeting and the agreement; the pair's page."""
