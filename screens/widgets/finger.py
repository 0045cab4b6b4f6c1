"""A finger made by program: goes through the window's own dispatch like a real one."""

from kivy.base import EventLoop
from kivy.core.window import Window
from kivy.input.motionevent import MotionEvent


class Finger(MotionEvent):
    """One touch, down, along and up again. UI thread only."""

    _count = 0

    def __init__(self, x: float, y: float) -> None:
        Finger._count += 1
        super().__init__("finger", Finger._count, self._share(x, y), is_touch=True, type_id="touch")

    @staticmethod
    def _share(x: float, y: float) -> dict[str, float]:
        """Return a point as shares of the window, as input providers give it."""
        width, height = Window.system_size
        return {"x": x / width, "y": y / height}

    def depack(self, args: dict[str, float]) -> None:
        """Take the position."""
        self.sx, self.sy = args["x"], args["y"]
        self.profile = ("pos",)
        super().depack(args)

    def down(self) -> None:
        """Touch the glass."""
        EventLoop.post_dispatch_input("begin", self)

    def along(self, x: float, y: float) -> None:
        """Move without leaving the glass."""
        self.move(self._share(x, y))
        EventLoop.post_dispatch_input("update", self)

    def up(self) -> None:
        """Leave the glass."""
        EventLoop.post_dispatch_input("end", self)
