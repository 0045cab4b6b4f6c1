"""What goes before what on a narrow link."""

from enum import IntEnum
from typing import assert_never

from edge_sync.engine.effects import (
    Send,
    SendCompare,
    SendDraft,
    SendFetch,
    SendHeard,
    SendHeld,
    SendHello,
    SendInquiry,
    SendOffer,
    SendPiece,
    SendQuestion,
    SendReminder,
)


class Priority(IntEnum):
    """The lower goes first; within one, what was there first."""

    STANDING = 0  # enrolled, or cut off: whether there is a kiosk to speak of at all
    QUESTION = 1  # somebody waits before the glass
    APPLICATION = 2
    NEWS = 3
    DOCUMENT = 4
    CATALOGUE = 5  # what comes down is asked for only while nothing is to go up
    REPORT = 6


def priority_of(send: Send) -> Priority:
    """Say how urgent something is."""
    match send:
        case SendHeard() | SendQuestion():
            is_order = isinstance(send, SendHeard)
            return Priority.STANDING if is_order else Priority.QUESTION
        case SendOffer() | SendInquiry():
            return Priority.APPLICATION
        case SendHeld() | SendHello() | SendReminder():
            return Priority.NEWS
        case SendPiece():
            return Priority.DOCUMENT
        case SendFetch() | SendCompare():
            is_fetch = isinstance(send, SendFetch)
            return Priority.CATALOGUE if is_fetch else Priority.REPORT
        case SendDraft(call):
            return Priority.QUESTION if call.what == "wish" else Priority.REPORT
        case _:
            assert_never(send)
