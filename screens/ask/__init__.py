"""How do my applications stand? Asked by card, of the cloud."""
