"""The resident's own phone: reads the code on the glass, opens its page, sends one picture.

What it knows of the kiosk is what stands on the glass, and what it opens is the messenger's real
door on this machine's network. A real browser on that page is `tests/browser/test_phone.py`.
"""

import urllib.error
import urllib.request
from http import HTTPStatus
from pathlib import Path
from typing import Final

from devices.document_camera.codes import read_codes
from devices.document_camera.frames import frame_of_file
from screens.demonstration.errors import DemonstrationError

_WAIT_SECONDS: Final = 60
_browser: Final = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # no way around


def code_in(picture: Path) -> str:
    """Return the address that a picture of the glass shows as a code; "" where there is none."""
    return next((text for text in read_codes(frame_of_file(picture)) if "://" in text), "")


def send_from_phone(address: str, picture: bytes) -> None:
    """Open the page of a code, send a picture, and be told that it was taken.

    Raises DemonstrationError when it was not.
    """
    _ask(address, None, HTTPStatus.OK)
    _ask(address, picture, HTTPStatus.NO_CONTENT)


def _ask(address: str, body: bytes | None, wanted: HTTPStatus) -> None:
    try:
        with _browser.open(address, body, _WAIT_SECONDS) as answer:
            status = answer.status
    except (urllib.error.URLError, OSError) as error:
        raise DemonstrationError(f"the phone's picture did not arrive: {error}") from error
    if status != wanted:
        raise DemonstrationError(f"the door for phones answered {status}")
