"""Which letters one gets, and which one got."""
