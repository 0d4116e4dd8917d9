"""For anyone: the front door, signing in, joining, and login-free answers to mail."""
