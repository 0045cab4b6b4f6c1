"""Nothing can be done here now, or not this way."""
