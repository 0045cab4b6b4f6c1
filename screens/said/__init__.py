"""One thing said plainly on a card: for pages that tell and ask for a word."""
