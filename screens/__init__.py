"""What the resident sees and touches. Only this package draws."""
