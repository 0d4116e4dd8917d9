"""The chapters of one long life, in their order."""
