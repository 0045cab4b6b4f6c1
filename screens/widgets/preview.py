"""The camera's live picture, and a page just taken: in textures, never in a file."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
from kivy.clock import Clock
from kivy.graphics.texture import Texture
from kivy.lang import Builder
from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.widget import Widget
from numpy.typing import NDArray
from PIL import Image, ImageOps

from screens.theme.measure import mm
from screens.theme.textures import upload

Builder.load_file(str(Path(__file__).with_name("preview.kv")))

Frame = NDArray[np.uint8]
"""A picture: rows, columns, then blue, green, red."""
Look = Callable[[], Frame | None]
"""Gives the camera's newest frame at once, or None."""

FRAMES_PER_S: Final = 10
RIM_MM: Final = 2.0
LOW_MM: Final = 60.0  # of a cutting that has a few lines
EMPTY_SHAPE: Final = (4, 3)  # of the plate, before there is a picture


class PaperPreview(Widget):
    """A frame as large as fits, on dark ground.

    One texture lives as long as the frames keep their size: a new one for each
    frame is Kivy's best known leak.
    """

    least_px = 1200  # of a page to be read; one to be chosen by needs less
    look: Look | None = ObjectProperty(None, allownone=True)
    is_live = BooleanProperty(False)  # noqa: FBT003 - Kivy's way
    is_low = BooleanProperty(False)  # noqa: FBT003 - Kivy's way; no taller than the picture
    texture = ObjectProperty(None, allownone=True)
    shape = ObjectProperty((0, 0, 0, 0))  # left, bottom, width, height of the picture
    frame = ObjectProperty((0, 0, 0, 0))  # of the rim around it

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._looking = Clock.create_trigger(self._take, 1 / FRAMES_PER_S, interval=True)
        self.bind(is_live=self._switch, parent=self._switch, pos=self._fit, size=self._fit)
        self.bind(is_low=self._fit)

    def show(self, jpeg: bytes) -> None:
        """Show a picture that was taken. An unreadable one shows nothing."""
        self.is_live = False
        if not jpeg:
            self.texture = None
            self._fit()
            return
        with Image.open(BytesIO(jpeg)) as picture:
            room = int(max(self.width, self.least_px)), int(max(self.height, self.least_px))
            picture.draft("RGB", room)
            self.texture = upload(ImageOps.contain(picture.convert("RGBA"), room))
        self._fit()

    def _switch(self, *_: object) -> None:
        if self.is_live and self.parent is not None:
            self._take()
            self._looking()
        else:
            self._looking.cancel()

    def _take(self, *_: object) -> None:
        if self.get_root_window() is None and self.parent is None:
            self._looking.cancel()
            return
        frame = self.look() if self.look is not None else None
        if frame is not None:
            self._blit(frame)

    def _blit(self, frame: Frame) -> None:
        height, width = frame.shape[:2]
        if self.texture is None or tuple(self.texture.size) != (width, height):
            self.texture = Texture.create(size=(width, height), colorfmt="bgr")
            self.texture.flip_vertical()
            self._fit()
        self.texture.blit_buffer(
            np.ascontiguousarray(frame).tobytes(), colorfmt="bgr", bufferfmt="ubyte"
        )
        self.canvas.ask_update()

    def _fit(self, *_: object) -> None:
        wide, tall = self.texture.size if self.texture is not None else EMPTY_SHAPE
        rim = mm(RIM_MM)
        if self.is_low:
            self.size_hint_y = None
            whole = (self.width - 2 * rim) * tall / wide + 2 * rim
            self.height = min(whole, mm(LOW_MM))
        scale = min((self.width - 2 * rim) / wide, (self.height - 2 * rim) / tall)
        scale = scale if min(self.size) > 2 * rim else 0
        size = max(0, wide * scale), max(0, tall * scale)
        rim = rim if scale > 0 else 0  # nothing is drawn where there is no room for a picture
        left, bottom = self.center_x - size[0] / 2, self.center_y - size[1] / 2
        self.shape = left, bottom, *size
        self.frame = left - rim, bottom - rim, size[0] + 2 * rim, size[1] + 2 * rim
