"""Somebody who sees nothing: goes by the lines of the channel alone, with three keys."""

import socket
from dataclasses import dataclass, field

from kivy.core.window import Window

from screens.gallery import Studio
from screens.keyboard import Keyboard
from screens.screen_reader.reader import ScreenReader
from tests.screens.hands import draw
from tests.screens.live_kiosk import ENTER, PEN, TAB

MOST_TABS = 40


def hear(door: socket.socket) -> str:
    """Return what came behind a door since the last time."""
    try:
        return door.recv(1 << 18).decode()
    except BlockingIOError:
        return ""


@dataclass
class Blind:
    """Knows what it wants, its own numbers, and what is said; asks the kiosk nothing."""

    studio: Studio
    keyboard: Keyboard
    reader: ScreenReader
    ear: socket.socket
    wants: tuple[str, ...]  # words of choices, those wished for most first
    numbers: dict[str, str]  # what to give where a heading has these words
    heard: list[str] = field(default_factory=list)
    page: list[str] = field(default_factory=list)  # since the last heading

    def listen(self) -> list[str]:
        """Hear what is said now."""
        self.studio.turn(2)
        self.reader.refresh()
        lines = hear(self.ear).splitlines()
        for line in lines:
            if line.startswith("标题："):
                self.page = []
            self.page.append(line)
        self.heard += lines
        return lines

    def press(self, key: int, character: str | None = None) -> list[str]:
        """Press a key, and hear what comes of it."""
        Window.dispatch("on_key_down", key, 0, character, [])
        return self.listen()

    def step(self) -> None:
        """Fill the field that is spoken of, then take a choice, else the main button."""
        heading = self.page[0]
        for words, number in self.numbers.items():
            if words in heading and any("空的输入框" in line for line in self.page):
                for digit in number:
                    self.press(ord(digit), digit)
        if "写字板" in self.page:
            draw(self.studio, PEN)
        self._take(self._all_names())

    def _all_names(self) -> list[str]:
        """Go around once, listening to what there is."""
        names: list[str] = []
        for _ in range(MOST_TABS):
            line = next(iter(self.press(TAB)), "")
            if line in names:
                break
            names.append(line)
        return names

    def _take(self, names: list[str]) -> None:
        choices = [name for name in names if "，选项，" in name]
        wished = [name for want in self.wants for name in names if want in name]
        main = [name for name in names if "，主按钮，" in name]
        wanted = next(iter([*wished, *main, *choices]), None)
        if wanted is None:
            return  # the machine is at work
        for _ in range(MOST_TABS):
            if wanted in self.press(TAB):
                self.press(ENTER)
                return
        raise LookupError(wanted)
