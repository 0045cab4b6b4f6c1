"""Ten people, each with a journey of their own: chapters of the demonstration."""
