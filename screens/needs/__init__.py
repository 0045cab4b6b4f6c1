"""What you will need, before anything is asked."""
