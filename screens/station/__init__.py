"""The station on one page, for its helper."""
