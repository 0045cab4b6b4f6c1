"""Brings an application from a kiosk to the cloud exactly once, and answers back."""
