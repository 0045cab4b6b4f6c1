"""The cover over an idle visit: nothing of it can be seen, and any touch takes it away."""

from pathlib import Path

from kivy.input.motionevent import MotionEvent
from kivy.lang import Builder
from kivy.properties import StringProperty
from kivy.uix.floatlayout import FloatLayout

from screens.widgets import header  # noqa: F401 - the same kv rules as the header's

Builder.load_file(str(Path(__file__).with_name("cover.kv")))


class Cover(FloatLayout):
    """Opaque over the whole window. ``seconds`` is empty until the warning."""

    title = StringProperty("")
    hint = StringProperty("")
    seconds = StringProperty("")
    stay = StringProperty("")

    __events__ = ("on_uncover",)

    def on_uncover(self) -> None:
        """Somebody touched the cover."""

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Swallow every touch: nothing below may be touched unseen."""
        super().on_touch_down(touch)
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Swallow it."""
        super().on_touch_move(touch)
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Uncover, when the finger is lifted, so that the same touch hits nothing below."""
        super().on_touch_up(touch)
        self.dispatch("on_uncover")
        return True
