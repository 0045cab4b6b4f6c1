"""A name written on the glass."""
