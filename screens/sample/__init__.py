"""What a good paper looks like."""
