"""For mentors and mentees."""
