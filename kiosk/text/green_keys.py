"""What the green lane says around the words of its pages: how what is in sight is reached.

The words stand in ``zh.toml`` and ``en.toml``, as those of `kiosk.text.keys` do.
"""

from enum import Enum


class GreenText(Enum):
    """Texts of the green lane."""

    BUTTON = "green.button"
    BUTTON_HINT = "green.button_hint"
    REPEAT = "green.repeat"
    HELP = "green.help"
    TOUCH = "green.touch"
    CHOICES = "green.choices"
    FURTHER = "green.further"
    SMALL = "green.small"
    CHANGE = "green.change"
    LANE = "green.lane"
