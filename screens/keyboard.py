"""A keyboard or a switch box at the kiosk: every page can be gone through without the glass.

Tab or an arrow goes to the next thing that can be touched, Shift with Tab or an arrow
back to the one before, and there is a ring around it. Space touches it, and so does
Enter; while the ring is nowhere, Enter is the way on. Escape is back; characters go to
the pad. F2 reads the page once more. Nobody has to have one.

F4 has the focus move by itself, slowly, faster, fast, and no more. From then on Space and
Enter are the one switch that takes what has the focus, and no other key is needed.

Characters are taken from key presses, since text input as such begins only when a text
widget asks for it, and there is none.
"""

from collections.abc import Sequence
from typing import Final

from kivy.core.window import Window

from kiosk.journeys import actions
from screens.focus import Focus
from screens.stage import Stage
from screens.switch import Switch

ENTER: Final = frozenset({13, 271})
SPACE: Final = 32
TAB: Final = 9
ESCAPE: Final = 27
BACKSPACE: Final = 8
F2: Final = 283
F4: Final = 285
NEXT: Final = frozenset({274, 275})  # arrows down and right
BEFORE: Final = frozenset({273, 276})  # arrows up and left
NUMBER_BLOCK: Final = range(256, 266)


class Keyboard:
    """Listens to the window's keys for one stage, until closed."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.focus = Focus(stage)
        self.switch = Switch(stage)
        Window.bind(on_key_down=self._down, on_touch_down=self._fingered)

    @property
    def focused(self) -> tuple[str, ...]:
        """The ids of what has the focus, by keys or by one switch."""
        target = self.focus.target
        return (target.touch_id,) if target is not None else self.switch.lit

    def close(self) -> None:
        """Listen no more."""
        Window.unbind(on_key_down=self._down, on_touch_down=self._fingered)

    def _fingered(self, *_: object) -> bool:
        self.focus.clear()
        self.switch.rest()
        return False

    def _down(
        self,
        _window: object,
        key: int,
        _scancode: int,
        character: str | None,
        held: Sequence[str] = (),
        *_: object,
    ) -> bool:
        page = self._stage.page
        if page is None:
            return False
        if self._stage.is_covered:
            self._stage.uncover()
            return True
        if self._moved(key, held) or self._switched(key):
            return True
        if key in ENTER:
            self._enter()
        elif key == ESCAPE:
            page.back()
        elif key == BACKSPACE:
            page.key_pressed("erase")
        elif key == F2:
            self._stage.do(actions.ReadPageAgain())
        elif key == SPACE and self.focus.target is not None:
            self.focus.touch()
        else:
            return page.key_pressed(_character(key, character))
        return True

    def _moved(self, key: int, held: Sequence[str]) -> bool:
        """Move the ring where the key asks for it, and keep the visit alive."""
        is_back = key in BEFORE or (key == TAB and "shift" in (held or ()))
        if not is_back and key not in NEXT and key != TAB:
            return False
        self._stage.do(actions.Touch())
        self.focus.move(-1 if is_back else 1)
        return True

    def _switched(self, key: int) -> bool:
        """Take the key if it is the switch, or turns the moving focus on or off."""
        if key == F4:
            self._stage.do(actions.TurnSwitch())
            self.focus.clear()
            self.switch.rest()
            self.switch.press()
        elif self.switch.is_on and (key == SPACE or key in ENTER):
            self.switch.press()
        else:
            return False
        return True

    def _enter(self) -> None:
        page = self._stage.page
        if not self.focus.touch() and page is not None:
            page.way_on()


def _character(key: int, character: str | None) -> str:
    if key in NUMBER_BLOCK:
        return str(key - NUMBER_BLOCK.start)
    return character or ""
