"""What became of my application, by its slip."""
