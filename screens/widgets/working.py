"""Three dots that take turns while the machine works; they stop when the page goes."""

from pathlib import Path

from kivy.clock import Clock
from kivy.lang import Builder
from kivy.properties import BooleanProperty, NumericProperty
from kivy.uix.widget import Widget

Builder.load_file(str(Path(__file__).with_name("working.kv")))

TURN_S = 0.45


class WorkingDots(Widget):
    """Motion that says: wait, it goes on."""

    at = NumericProperty(0)
    is_busy = BooleanProperty(True)  # noqa: FBT003 - Kivy's way

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._turning = Clock.create_trigger(self._turn, TURN_S, interval=True)
        self.bind(parent=self._begin)

    def _begin(self, _dots: object, parent: object) -> None:
        if parent is None:
            self._turning.cancel()
        else:
            self._turning()

    def _turn(self, _seconds: float) -> None:
        if self.get_root_window() is None:
            self._turning.cancel()
        self.at = (self.at + 1) % 3
