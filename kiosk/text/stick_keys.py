"""What concerns scans that a resident brings on a stick.

The words stand in ``zh.toml`` and ``en.toml``, as those of `kiosk.text.keys` do.
"""

from enum import Enum


class StickText(Enum):
    """What concerns scans that a resident brings on a stick."""

    BUTTON = "stick.button"
    TITLE = "stick.title"
    HINT = "stick.hint"
    CUT = "stick.cut"
    PUT_IN = "stick.put_in"
    PUT_IN_HINT = "stick.put_in_hint"
    LOOKING = "stick.looking"
    LOOKING_HINT = "stick.looking_hint"
    TAKING = "stick.taking"
    TAKING_HINT = "stick.taking_hint"
    LEAF = "stick.leaf"
    OF_PDF = "stick.of_pdf"
    KEPT = "stick.kept"
    BAD = "stick.bad"
    INSTEAD = "stick.instead"
    KEEP_FLAWED = "stick.keep_flawed"
    ANOTHER = "stick.another"
    AGAIN = "stick.again"
    FAILED = "stick.failed"

    # What is wrong with a picture that nobody can lay down anew
    FLAW_BLURRED = "stick_flaw.blurred"
    FLAW_TOO_DARK = "stick_flaw.too_dark"
    FLAW_NO_PAGE = "stick_flaw.no_page"
    FLAW_CUT_OFF = "stick_flaw.cut_off"
    FLAW_GLARE = "stick_flaw.glare"
    FLAW_COVERED = "stick_flaw.covered"
    FLAW_TOO_SMALL = "stick_flaw.too_small"
    FLAW_BLANK = "stick_flaw.blank"
    FLAW_TWICE = "stick_flaw.twice"
