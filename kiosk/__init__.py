"""What a visit is: its states, its records, and the application that comes of it."""
