"""One guided question a page."""
