"""A keyboard at the kiosk: Enter is the way on, Escape is back, characters go to the pad.

Nobody has to have one. Characters are taken from key presses, since text input
as such begins only when a text widget asks for it, and there is none.
"""

from typing import Final

from kivy.core.window import Window

from screens.stage import Stage

ENTER: Final = frozenset({13, 271})
ESCAPE: Final = 27
BACKSPACE: Final = 8
NUMBER_BLOCK: Final = range(256, 266)


class Keyboard:
    """Listens to the window's keys for one stage, until closed."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        Window.bind(on_key_down=self._down)

    def close(self) -> None:
        """Listen no more."""
        Window.unbind(on_key_down=self._down)

    def _down(
        self, _window: object, key: int, _scancode: int, character: str | None, *_: object
    ) -> bool:
        page = self._stage.page
        if page is None:
            return False
        if self._stage.is_covered:
            self._stage.uncover()
            return True
        if key in ENTER:
            page.way_on()
        elif key == ESCAPE:
            page.back()
        elif key == BACKSPACE:
            page.key_pressed("erase")
        else:
            return page.key_pressed(_character(key, character))
        return True


def _character(key: int, character: str | None) -> str:
    if key in NUMBER_BLOCK:
        return str(key - NUMBER_BLOCK.start)
    return character or ""
