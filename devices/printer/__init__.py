"""Printing slips on a thermal roll: sheets as values, their pictures, the drivers."""
