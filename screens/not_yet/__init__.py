"""A threshold is not met: what there is today, and that one may apply all the same."""
