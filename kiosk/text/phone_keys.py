"""What concerns a picture from the resident's phone: on the glass, and on the phone's page.

The words stand in ``zh.toml`` and ``en.toml``, as those of `kiosk.text.keys` do.
"""

from enum import Enum


class PhoneText(Enum):
    """What concerns a picture from the resident's phone: on the glass, and on the phone's page."""

    # On the glass
    BUTTON = "phone.button"
    TITLE = "phone.title"
    HINT = "phone.hint"
    JOIN = "phone.join"
    NETWORK = "phone.network"
    SCAN = "phone.scan"
    SCAN_SECOND = "phone.scan_second"
    MAKING_READY = "phone.making_ready"
    OPENED = "phone.opened"
    BY_CAMERA = "phone.by_camera"
    FAILED = "phone.failed"

    # On the phone
    PAGE_TITLE = "phone_page.title"
    PAGE_TAKE = "phone_page.take"
    PAGE_CHOOSE = "phone_page.choose"
    PAGE_SEND = "phone_page.send"
    PAGE_AGAIN = "phone_page.again"
    PAGE_SENDING = "phone_page.sending"
    PAGE_SENT = "phone_page.sent"
    PAGE_SENT_NEXT = "phone_page.sent_next"
    PAGE_ONLY_HERE = "phone_page.only_here"
    PAGE_USED = "phone_page.used"
    PAGE_USED_NEXT = "phone_page.used_next"
    PAGE_LARGE = "phone_page.large"
    PAGE_NO_PICTURE = "phone_page.no_picture"
    PAGE_NOT_SENT = "phone_page.not_sent"
