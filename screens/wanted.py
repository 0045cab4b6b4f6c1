"""Which pictures of the gallery are wanted. No Kivy here, so a command can say it first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.text import Language
from screens.theme.colours import Theme

SIZES: Final[dict[str, tuple[int, int]]] = {"portrait": (1080, 1920), "landscape": (1920, 1080)}
SHORT_SIDES_PX: Final = {15.0: 768, 21.5: 1080, 32.0: 1440}  # of common panels, by inches


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which pictures of the gallery are wanted; all of them where nothing is said."""

    languages: Sequence[Language] = tuple(Language)
    themes: Sequence[Theme] = tuple(Theme)
    inches: float = 21.5
    only: tuple[str, ...] = ("",)  # states whose name begins with one of these
    directions: Sequence[str] = tuple(SIZES)

    def size(self, direction: str) -> tuple[int, int]:
        """Return a window's size in pixels."""
        width, height = SIZES[direction]
        share = SHORT_SIDES_PX[self.inches] / min(width, height)
        return round(width * share), round(height * share)
