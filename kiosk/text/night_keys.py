"""What is said in hours without a helper (row C05)."""

from enum import Enum


class NightText(Enum):
    """The codes of the night, and the page of a kiosk that rests."""

    COLLECT_TITLE = "night.collect_title"
    COLLECT_HINT = "night.collect_hint"
    COLLECT_ENTER = "night.collect_enter"
    COLLECT_WRONG = "night.collect_wrong"
    COLLECT_LOCKED = "night.collect_locked"
    COLLECT_LOCKED_NEXT = "night.collect_locked_next"
    YOUR_CODE = "night.your_code"
    YOUR_CODE_HINT = "night.your_code_hint"
    HELP_LINE = "night.help_line"
    RESTS_TITLE = "night.rests_title"
    RESTS_HINT = "night.rests_hint"
