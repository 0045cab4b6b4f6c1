"""Devices without hardware: pseudo-terminals, and the bench that gives them hands."""
