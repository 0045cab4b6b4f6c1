"""Everything once, before signing."""
