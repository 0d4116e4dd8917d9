"""What a mentor offers and what a mentee seeks, as question pages."""
