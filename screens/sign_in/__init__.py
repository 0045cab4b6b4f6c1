"""The helper enters her code."""
