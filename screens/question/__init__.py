"""One field of the form a page."""
