"""What a kiosk writes down about itself, free of personal data."""
