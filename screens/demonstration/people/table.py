"""A journey as a table: the pages a person comes to, and what they do there.

Pages between two rows that ask for nothing but "go on" are walked through, and
shown; a page that asks for an answer and has no row stops the journey.
"""

from dataclasses import dataclass
from enum import Enum, auto


class Do(Enum):
    """What happens in one row."""

    LOOK = auto()  # nothing: the page must be there
    GO_ON = auto()
    TAP = auto()  # ``what`` is the id of what is touched
    PRESS = auto()  # ``what`` are the words on the button
    CHOOSE = auto()  # ``what`` is the option
    TYPE = auto()  # ``what`` is typed, then on
    KEEP = auto()  # what stands in the field is taken as it is
    CARD = auto()  # ``what`` is a test person
    CHIP = auto()  # the social-security card of ``what`` goes into the second reader
    HOLD = auto()  # the card of ``what`` is put down, and the page goes on by itself
    LIFT = auto()  # the card is taken away
    LAY = auto()  # ``what`` is a test paper
    INK = auto()  # the printed page ``what`` (a name given by TAKE) is signed by pen and laid down
    READER = auto()  # the process that reads papers stands beside the kiosk from here on
    NO_READER = auto()  # … and not any more
    SIGN = auto()
    MARK = auto()
    SLIP = auto()  # the slip of ``what`` (a name given by TAKE) is laid under the camera
    CLEAR = auto()  # the camera's plate is cleared
    TAKE = auto()  # a slip comes out of the printer, and is called ``what`` from here on
    CODE = auto()  # the helper types her code
    NEXT = auto()  # another person: from here on no page may show what is the last one's alone
    CUT = auto()  # the cable is pulled
    RESTORE = auto()
    ARRIVE = auto()  # wait until the cloud has everything
    NEWS = auto()  # wait until the kiosk has news of the slip ``what`` (a name given by TAKE)
    CASE = auto()  # the cloud holds one case of ``what``: "TITLE", or "TITLE PAPER" after TAKE
    OFFICER = auto()  # ``what`` is an errand at the desk
    TOWN = auto()  # the messenger and the help desk in the town stand there from here on
    NO_TOWN = auto()  # … and not any more
    ANSWER = auto()  # the helper in the town answers the call that is under way
    KIOSK = auto()  # ``what`` is the kiosk to go to, "1" or "2"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a journey. ``page`` is the beginning of a page's key; "" is anywhere.

    ``sees`` must be there before anything is done: words on the page, or, with
    CASE, whole entries of `cases.case_in_words`.
    """

    page: str
    do: Do = Do.GO_ON
    what: str = ""
    sees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Journey:
    """One person's way, told in one sentence. ``name`` is the chapter.

    Who goes by ear does nothing on a page before the room has heard of it.
    """

    name: str
    person: str
    told: str
    rows: tuple[Row, ...]
    is_by_ear: bool = False
