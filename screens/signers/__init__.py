"""Who signs: a list with ticks, and the words they sign under."""
