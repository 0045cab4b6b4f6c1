"""The page on which a helper records what the kiosk says."""
