"""A paper that answers a question."""
