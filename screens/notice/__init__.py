"""The short notice before any card is read."""
