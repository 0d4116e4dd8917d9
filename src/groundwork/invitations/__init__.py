"""Meeting each other: offers, requests, questions before deciding, the introductory talk, and word to the manager."""
