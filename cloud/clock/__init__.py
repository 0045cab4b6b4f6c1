"""The supervised clock: which day something is due."""
