"""Every word a resident reads or hears, in Chinese first and in English."""

from kiosk.text.any_text import AnyText, all_texts
from kiosk.text.catalogue import (
    TABLES,
    failure_helper,
    failure_next,
    failure_what,
    in_both,
    say,
)
from kiosk.text.green_keys import GreenText
from kiosk.text.help_keys import HelpText
from kiosk.text.keys import Text
from kiosk.text.language import Language
from kiosk.text.night_keys import NightText
from kiosk.text.phone_keys import PhoneText
from kiosk.text.posting_keys import PostingText
from kiosk.text.printed_keys import PrintedText
from kiosk.text.problem_keys import ProblemText
from kiosk.text.progress_keys import ProgressText
from kiosk.text.reader_keys import ReaderText
from kiosk.text.signing_keys import SigningText
from kiosk.text.stick_keys import StickText

__all__ = [
    "TABLES",
    "AnyText",
    "GreenText",
    "HelpText",
    "Language",
    "NightText",
    "PhoneText",
    "PostingText",
    "PrintedText",
    "ProblemText",
    "ProgressText",
    "ReaderText",
    "SigningText",
    "StickText",
    "Text",
    "all_texts",
    "failure_helper",
    "failure_next",
    "failure_what",
    "in_both",
    "say",
]
