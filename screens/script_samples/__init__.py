"""Samples of minority scripts, drawn by the gallery alone: no state of a visit shows them."""
