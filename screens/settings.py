"""What a kiosk may set about its glass."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.settings import KioskSettings
from provisioning.catalogue.words import Words

HANAZONO = Path("/usr/share/fonts/truetype/hanazono")
RARE_FONTS = (HANAZONO / "HanaMinA.ttf", HANAZONO / "HanaMinB.ttf")


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """The window, and the words around every page.

    ``glass`` is the Unix socket through which another process may see and
    touch the window; None, as on every real kiosk, means that nobody can.
    ``screen_reader`` is the folder of the two sockets on which the pages are told in lines.
    Without ``motion`` pictures stand still, as for a script, whom they explain nothing.
    ``rare_fonts`` are tried in order for characters beyond the typeface; those
    that a machine has not got are left out.
    """

    station: Words
    help_phone: str
    width_px: int = 1080
    height_px: int = 1920
    corner_px: tuple[int, int] | None = None  # left and top on the display; None: in the middle
    fullscreen: bool = False
    show_cursor: bool = True
    frames_per_s: int = 30  # 0 means as many as can be: for tests
    motion: bool = True
    glass: Path | None = None
    screen_reader: Path | None = None
    rare_fonts: tuple[Path, ...] = RARE_FONTS


def screen_settings(file: KioskSettings) -> ScreenSettings:
    """Return what a kiosk's file says about its glass."""
    return ScreenSettings(
        station=file.station_name,
        help_phone=file.help_phone,
        width_px=file.width_px,
        height_px=file.height_px,
        fullscreen=file.fullscreen,
        frames_per_s=file.frames_per_s,
        corner_px=file.corner_px,
        motion=file.motion,
        glass=Path(file.glass) if file.glass else None,
        screen_reader=Path(file.screen_reader) if file.screen_reader else None,
    )
