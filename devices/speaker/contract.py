"""What a loudspeaker and a handset do, as their users see them."""

import threading
from enum import Enum
from typing import Protocol

from devices.failures import Explanation
from devices.speaker.sound import Sound


class Output(Enum):
    """Where sound comes out: into the room, or at the ear of one person."""

    ROOM = "room"
    HANDSET = "handset"  # or headphones


class Played(Enum):
    """How playing ended. The value of a failure is its stable code."""

    PLAYED = "played"
    HUSHED = "hushed"  # somebody touched the glass, or went on
    NO_DEVICE = "DEV-60"
    CUT_OFF = "DEV-61"
    NOT_TAKING = "DEV-62"


EXPLAINED: dict[Played, Explanation] = {
    Played.NO_DEVICE: Explanation(
        cause="the sound card cannot be opened: it is not plugged in, or another program holds it",
        resident="nothing is said; everything stands on the glass, and the visit goes on",
        helper="push the plug of the loudspeaker in; if it stays silent, restart the machine once",
    ),
    Played.CUT_OFF: Explanation(
        cause="the sound card went away while it was playing: a plug was pulled",
        resident="the voice stops; what was for one person's ear is never said into the room",
        helper="push the plug of the handset or of the loudspeaker in until it clicks",
    ),
    Played.NOT_TAKING: Explanation(
        cause="the sound card takes no more samples: it hangs",
        resident="the voice stops; everything stands on the glass, and the visit goes on",
        helper="pull the plug of the loudspeaker, count to five, push it in again",
    ),
}


class Taken(Enum):
    """Why a recording came to nothing. The value is its stable code."""

    NO_MICROPHONE = "DEV-63"
    NOTHING_HEARD = "DEV-64"


TAKES_EXPLAINED: dict[Taken, Explanation] = {
    Taken.NO_MICROPHONE: Explanation(
        cause="the microphone cannot be opened: it is not plugged in, or another program holds it",
        resident="nothing: a helper records alone, and the sentences are said as before",
        helper="push the plug of the microphone in, and touch 'record' again",
    ),
    Taken.NOTHING_HEARD: Explanation(
        cause="the recording holds no voice: the microphone is muted, or too far away",
        resident="nothing: a helper records alone, and the sentences are said as before",
        helper="speak a hand's breadth from the microphone, and touch 'record' again",
    ),
}


class Microphone(Protocol):
    """Listens between two touches. One thread."""

    def start(self) -> None:
        """Begin to listen."""

    def stop(self) -> Sound | Taken:
        """End, and return what was heard, or why nothing was."""


class Speaker(Protocol):
    """A loudspeaker, and a handset that may be there or not.

    `play` belongs to one thread; `outputs` and `hush` to any.
    """

    def outputs(self) -> frozenset[Output]:
        """Return what can be heard from now."""

    def play(self, output: Output, sound: Sound, hushed: threading.Event) -> Played:
        """Play to the end, or until hushed. Blocks. Expected troubles are the answer."""

    def hush(self, hushed: threading.Event) -> None:
        """Set the event, and stop what is playing under it. Returns at once."""

    def look(self) -> Played | None:
        """Try every output without a sound. None means ready; else what playing ends with."""
