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
    pictures: frozenset[str] = frozenset()  # these alone, by their whole names; none says all

    def wants(self, state: str, picture: str) -> bool:
        """Say whether this picture of a state is wanted."""
        is_named = not self.pictures or picture in self.pictures
        return is_named and state.startswith(self.only)

    def size(self, direction: str) -> tuple[int, int]:
        """Return a window's size in pixels."""
        width, height = SIZES[direction]
        share = SHORT_SIDES_PX[self.inches] / min(width, height)
        return round(width * share), round(height * share)
