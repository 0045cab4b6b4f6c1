"""What the document camera offers: pictures of the plate, and whether it can see at all."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from devices.failures import Explanation

Frame = NDArray[np.uint8]
"""A picture: rows, columns, then blue, green, red, eight bits each."""


class CameraState(Enum):
    """Whether the camera can see. The value of a failure is its stable code."""

    CLOSED = "closed"
    SEEING = "seeing"
    NO_CAMERA = "DEV-30"
    NO_PICTURE = "DEV-31"


EXPLAINED: dict[CameraState, Explanation] = {
    CameraState.NO_CAMERA: Explanation(
        cause="the camera is not plugged in, or another program holds it",
        resident="'the camera is not working just now; papers can be handed in later'",
        helper="push the plug of the camera in; it is found again by itself",
    ),
    CameraState.NO_PICTURE: Explanation(
        cause="the camera is there and sends no picture, or one that cannot be decoded",
        resident="'the camera is not working just now; papers can be handed in later'",
        helper="unplug the camera for ten seconds; clean nothing while it is on",
    ),
}


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What one live picture showed.

    ``outline`` is the page's, in the picture's pixels, or None; ``shown`` is the
    picture with the outline drawn on it; ``is_ready`` says to take the page now.
    """

    outline: NDArray[np.float32] | None
    shown: Frame
    is_ready: bool


class PageWatcher(Protocol):
    """Whoever watches the live picture for a page. Used from the camera's thread alone."""

    def look(self, frame: Frame) -> Look:
        """Look at the next picture; some 20 ms, a third of a second when the page lies still."""

    def forget(self) -> None:
        """Begin anew, for the next page."""


class DocumentCamera(Protocol):
    """A camera above a plate, used from one thread at a time: its owner's."""

    @property
    def state(self) -> CameraState:
        """Say whether the camera can see, as found by the last `open` or `frame`."""

    def open(self) -> None:
        """Switch the camera on. Never raises: look at `state`."""

    def frame(self) -> Frame | None:
        """Return a picture taken now, or None if there is none (see `state`).

        May block for the length of one exposure, never longer than a second.
        A camera that has gone is looked for again at each call.
        """

    def close(self) -> None:
        """Switch the camera off. May be repeated."""
