"""What does one want help with? The helper in the town sees it, and answers (row C02)."""
