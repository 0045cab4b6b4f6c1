"""The slip is on its way to paper."""
