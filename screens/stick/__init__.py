"""Choosing the picture of a paper from a stick."""
