"""The kiosk's end of what comes down: verified, activated, and served from."""
