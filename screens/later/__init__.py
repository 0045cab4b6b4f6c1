"""A visit that is saved for another day, and one that goes on."""
