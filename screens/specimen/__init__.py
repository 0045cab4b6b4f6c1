"""The page of the filled sample forms."""
