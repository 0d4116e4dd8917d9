"""The kinds of letter, by topic. Importing this package fills the catalogue."""
