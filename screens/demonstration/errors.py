"""What can go wrong in a demonstration: it did not show what it should."""


class DemonstrationError(Exception):
    """Something expected did not happen, said in one sentence for the person watching."""
