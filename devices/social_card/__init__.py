"""Social-security cards: a contact chip read through the machine's PC/SC service."""
