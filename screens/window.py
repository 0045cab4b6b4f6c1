"""The window: turns Kivy's loop, so that devices, time and fingers reach the kiosk in one thread.

Imports Kivy's window, so it is imported only after `screens.start.prepare`.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from kivy.app import App
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.uix.widget import Widget

from provisioning.process import spare_the_collector
from screens.glass import Glass
from screens.keyboard import Keyboard
from screens.screen_reader.reader import ScreenReader
from screens.settings import ScreenSettings
from screens.stage import Kiosk, Stage
from screens.theme.colours import PAPER, rgba
from screens.theme.measure import measure_window
from screens.theme.motion import set_motion

REFRESHES_PER_S: Final = 30


class KioskWindow(App):
    """The one window of the screen process."""

    def __init__(self, kiosk: Kiosk, settings: ScreenSettings, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._settings = settings
        measure_window(*Window.size)
        Window.clearcolor = rgba(PAPER)
        set_motion(on=settings.motion)
        self.stage = Stage(kiosk, settings, now)
        self._glass: Glass | None = None
        self._reader: ScreenReader | None = None

    def build(self) -> Widget:
        """Return the root of the window."""
        self._keyboard = Keyboard(self.stage)
        Clock.schedule_interval(lambda _seconds: self._refresh(), 1 / REFRESHES_PER_S)
        self.stage.refresh()
        return self.stage.root

    def _refresh(self) -> None:
        self.stage.refresh()
        self._keyboard.focus.draw()
        self._keyboard.switch.tick(Clock.get_boottime())
        if self._reader is not None:
            self._reader.refresh()

    def on_start(self) -> None:
        """Open the sockets that the settings name; everything that lasts is here now."""
        if self._settings.screen_reader is not None:
            self._reader = ScreenReader(self._settings.screen_reader, self.stage, self._keyboard)
        if self._settings.glass is not None:
            self._glass = Glass(self._settings.glass, self.stage)
        spare_the_collector()

    def on_stop(self) -> None:
        """Close them."""
        if self._reader is not None:
            self._reader.close()
        if self._glass is not None:
            self._glass.close()

    def open_settings(self, *_: object) -> bool:
        """Kivy opens a settings panel on F1; a kiosk has none."""
        return False


def close() -> None:
    """Close the running window, from any thread."""
    Clock.schedule_once(lambda _seconds: _stop())


def _stop() -> None:
    app = App.get_running_app()
    if app is not None:
        app.stop()
