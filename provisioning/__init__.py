"""The ground floor: trust, storage, the catalogue of matters, and how a kiosk joins."""
