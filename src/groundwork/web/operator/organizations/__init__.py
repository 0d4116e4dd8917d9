"""Starting an organization and naming its organizers."""
