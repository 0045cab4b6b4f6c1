"""Done: take everything with you."""
