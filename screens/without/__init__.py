"""A paper that is not at hand: its four ways, and the commitment in its place."""
