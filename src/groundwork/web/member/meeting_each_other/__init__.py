"""The directory, requests, offers and the questions before deciding."""
