"""What to take back of an application that was handed in."""
