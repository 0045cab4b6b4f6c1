"""Help in the town: a helper answers kiosks over the station's own network (row C02)."""
