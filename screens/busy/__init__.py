"""Something is being done; please wait."""
