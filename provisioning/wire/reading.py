"""What a decoder may raise for bytes that are none of ours, whoever sent them."""

import msgspec

UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""Nesting thousands deep is the last (found by fuzzing: it ended the intake)."""
