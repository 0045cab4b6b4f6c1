"""All texts, of whichever family: what can be said."""

from collections.abc import Iterator

from kiosk.text.green_keys import GreenText
from kiosk.text.help_keys import HelpText
from kiosk.text.keys import Text
from kiosk.text.night_keys import NightText
from kiosk.text.phone_keys import PhoneText
from kiosk.text.posting_keys import PostingText
from kiosk.text.printed_keys import PrintedText
from kiosk.text.problem_keys import ProblemText
from kiosk.text.progress_keys import ProgressText
from kiosk.text.reader_keys import ReaderText
from kiosk.text.signing_keys import SigningText
from kiosk.text.stick_keys import StickText

AnyText = (
    Text
    | GreenText
    | HelpText
    | NightText
    | PhoneText
    | PostingText
    | SigningText
    | StickText
    | PrintedText
    | ProgressText
    | ProblemText
    | ReaderText
)

FAMILIES = (
    Text,
    GreenText,
    HelpText,
    NightText,
    PhoneText,
    PostingText,
    SigningText,
    StickText,
    PrintedText,
    ProgressText,
    ProblemText,
    ReaderText,
)


def all_texts() -> Iterator[AnyText]:
    """Yield every text of every family."""
    for family in FAMILIES:
        yield from family
