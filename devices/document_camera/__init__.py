"""Seeing papers and codes: the contract, the page finder, the drivers."""
