"""Look in your own words: results while one types."""
