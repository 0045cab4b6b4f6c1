"""Casework: the application as departments see it, from its opening to the last decision."""
