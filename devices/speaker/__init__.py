"""The voice of a kiosk: a loudspeaker for everybody, a handset for one, and what speaks."""
