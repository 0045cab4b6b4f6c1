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
    MOVED = "DEV-24"
    GLARE = "DEV-25"
    COVERED = "DEV-26"
    TOO_SMALL = "DEV-27"
    BLANK = "DEV-28"
    WRONG_WAY_UP = "DEV-29"
    TWICE = "DEV-32"
    PORTRAIT_SIZE = "DEV-33"
    PORTRAIT_FACE = "DEV-34"
    PORTRAIT_GROUND = "DEV-35"


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
        cause="the paper lies too near or too far from the camera, or the lens is dirty",
        resident="'the picture is not sharp: please lay the paper flat and wait'",
        helper="press the paper flat; clean the lens with a dry cloth",
    ),
    PageFlag.MOVED: Explanation(
        cause="the paper or the camera moved while the picture was taken",
        resident="'the paper moved: please lay it down and let go of it'",
        helper="lay the paper down and take the hands away; see that the camera's arm is tight",
    ),
    PageFlag.GLARE: Explanation(
        cause="a lamp or a window is mirrored in the paper, and hides what is written there",
        resident="'a light shines on the paper: please turn it a little'",
        helper="turn or tilt the paper; take it out of its plastic cover; shade the lamp",
    ),
    PageFlag.COVERED: Explanation(
        cause="a finger or a hand lies on the paper",
        resident="'a finger covers the paper: please take the hand away'",
        helper="lay the paper down and let go; press it flat with the clear sheet if it curls",
    ),
    PageFlag.TOO_SMALL: Explanation(
        cause="the paper is so small in the picture that its print cannot be read",
        resident="'the paper is too far away: please bring it nearer'",
        helper="lay it on the plate; hold a phone nearer, so that the paper fills the picture",
    ),
    PageFlag.BLANK: Explanation(
        cause="nothing is written or printed on the side that the camera sees",
        resident="'this side is empty: please turn the paper over'",
        helper="turn the paper over; a faint carbon copy needs more light",
    ),
    PageFlag.WRONG_WAY_UP: Explanation(
        cause="the paper lay upside down; the reader noticed, and its picture was turned",
        resident="'the paper lay upside down: I have turned the picture'",
        helper="nothing needs to be done; a paper laid with its top away from you saves a second",
    ),
    PageFlag.TWICE: Explanation(
        cause="the page in sight is one of this document that was taken before",
        resident="'this page was taken already: please turn over to the next one'",
        helper="turn the page; if there is no further one, go on with those that were taken",
    ),
    PageFlag.PORTRAIT_SIZE: Explanation(
        cause="the photograph is too small or not of the shape of a passport photograph",
        resident="'this is no portrait of the usual size: please lay a one or two inch one'",
        helper="lay a one inch or two inch portrait upright, alone or glued to a white sheet",
    ),
    PageFlag.PORTRAIT_FACE: Explanation(
        cause="no single face lies in the middle of the photograph",
        resident="'I see no face on the photograph: please lay it with the face up and upright'",
        helper="turn the photograph round; one face, from the front, without a hat",
    ),
    PageFlag.PORTRAIT_GROUND: Explanation(
        cause="what is behind the person is dark, coloured or not even",
        resident="'the ground of the photograph is not white: please lay another one'",
        helper="a portrait on white; take one before a white wall if there is none",
    ),
}


@dataclass(frozen=True, slots=True, repr=False)
class ScannedPage:
    """One page: a colour picture, straightened and cleaned, and its flags, worst first.

    The picture is there even when the page is flagged, so that it may be handed
    in with a mark after three tries (row F13); with NO_PAGE it is the whole frame.
    """

    picture: bytes
    width_px: int
    height_px: int
    flags: tuple[PageFlag, ...] = ()
    media_type: str = "image/webp"

    @property
    def suffix(self) -> str:
        """Return how a file with this picture is called at its end."""
        return "." + self.media_type.removeprefix("image/")

    @property
    def is_good(self) -> bool:
        """Say whether nothing is wrong with the page; a picture that was turned is right now."""
        return not set(self.flags) - {PageFlag.WRONG_WAY_UP}

    def __repr__(self) -> str:
        """Show size and flags; the bytes are somebody's paper."""
        names = ",".join(flag.name for flag in self.flags) or "good"
        return f"<ScannedPage {self.width_px}x{self.height_px} {names}>"
