"""Bugs that are put in on purpose, and a hunt for each."""
