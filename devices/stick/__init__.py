"""Pictures and PDF pages on a stick that a resident brings."""
