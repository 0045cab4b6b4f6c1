"""A page as it goes into an application, and what is wrong with it if anything is."""

from dataclasses import dataclass
from enum import Enum

from devices.failures import Explanation


class PageFlag(Enum):
    """What is wrong with a scanned page. The value is the stable code."""

    NO_PAGE = "DEV-20"
    CUT_OFF = "DEV-21"
    TOO_DARK = "DEV-22"
    BLURRED = "DEV-23"


EXPLAINED: dict[PageFlag, Explanation] = {
    PageFlag.NO_PAGE: Explanation(
        cause="no sheet with four sides stands out from the plate",
        resident="'I do not see a paper: please lay one in the middle of the plate'",
        helper="lay the paper on the dark plate, nothing under it; a white desk hides a white card",
    ),
    PageFlag.CUT_OFF: Explanation(
        cause="the paper reaches beyond the picture",
        resident="'a part of the paper is outside: please move it to the middle'",
        helper="move the paper into the frame drawn on the plate; fold nothing",
    ),
    PageFlag.TOO_DARK: Explanation(
        cause="there is too little light to read the paper",
        resident="'it is too dark: please switch on the lamp'",
        helper="switch on the lamp of the camera; take the shadow of the head away",
    ),
    PageFlag.BLURRED: Explanation(
        cause="the paper moved, or lies too near or too far from the camera",
        resident="'the picture is not sharp: please lay the paper flat and wait'",
        helper="press the paper flat; clean the lens with a dry cloth",
    ),
}


@dataclass(frozen=True, slots=True, repr=False)
class ScannedPage:
    """One page: a colour JPEG, straightened and cleaned, and its flags, worst first.

    The picture is there even when the page is flagged, so that it may be handed
    in with a mark after three tries (row F13); with NO_PAGE it is the whole frame.
    """

    jpeg: bytes
    width_px: int
    height_px: int
    flags: tuple[PageFlag, ...] = ()

    @property
    def is_good(self) -> bool:
        """Say whether nothing is wrong with the page."""
        return not self.flags

    def __repr__(self) -> str:
        """Show size and flags; the bytes are somebody's paper."""
        names = ",".join(flag.name for flag in self.flags) or "good"
        return f"<ScannedPage {self.width_px}x{self.height_px} {names}>"
