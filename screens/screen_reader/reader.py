"""Watches a stage and tells what changed on it, while somebody listens."""

from pathlib import Path

from screens.keyboard import Keyboard
from screens.screen_reader.lines import LineDoors
from screens.screen_reader.page_words import told
from screens.screen_reader.told import Told, lines_between
from screens.stage import Stage


class ScreenReader:
    """One channel of one stage. UI thread only."""

    def __init__(self, folder: Path, stage: Stage, keyboard: Keyboard) -> None:
        self._stage, self._keyboard = stage, keyboard
        self._doors = LineDoors(folder)
        self._before: Told | None = None

    def refresh(self) -> None:
        """Tell what changed since the last time. Costs nothing while nobody listens."""
        if not self._doors.has_anyone():
            self._before = None
            return
        now = told(self._stage, self._keyboard.focused)
        if now != self._before:
            lines = tuple(lines_between(self._before, now))
            self._doors.send(lines, now.page, now.language)
        self._before = now

    def close(self) -> None:
        """Send the listeners away."""
        self._doors.close()
