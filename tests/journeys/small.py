"""The window of a kiosk that nobody looks at: half as wide and half as high, the same pages.

Drawing takes most of a kiosk's processor time where no graphics processor helps; a
quarter of the pixels leaves it to what a test of the whole site asks about. `make run`
and the gallery draw every page at its full size.
"""

from typing import Final

from screens.demonstration.premises import Look

SMALL: Final = Look(width_px=540, height_px=960, has_messenger=True)
