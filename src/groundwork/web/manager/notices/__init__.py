"""What a manager is told or asked."""
