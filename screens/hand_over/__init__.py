"""The page handed over: the resident confirms what the helper typed."""
