"""How something is done, before or instead of doing it here."""
