"""Rendered photographs of papers with exact truth: for tests, and for `bench scan`.

Nobody's papers are in them: words are drawn at random in the project's own
typeface. Every picture follows from its seed alone.
"""
