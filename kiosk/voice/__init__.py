"""What a kiosk says: sentences, their recordings in packs, and the desk that has them played."""
