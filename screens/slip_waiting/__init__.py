"""Slips of earlier visits that never reached paper."""
