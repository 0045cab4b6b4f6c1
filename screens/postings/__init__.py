"""The page of what the region posts in public."""
