"""Every word a resident reads or hears, in Chinese first and in English."""

from kiosk.text.catalogue import (
    TABLES,
    failure_helper,
    failure_next,
    failure_what,
    in_both,
    say,
)
from kiosk.text.keys import Text
from kiosk.text.language import Language

__all__ = [
    "TABLES",
    "Language",
    "Text",
    "failure_helper",
    "failure_next",
    "failure_what",
    "in_both",
    "say",
]
