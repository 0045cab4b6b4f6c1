"""The code by which the resident's own phone finds this kiosk."""
