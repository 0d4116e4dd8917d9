"""Who: a person has one account and may belong to several organizations."""
