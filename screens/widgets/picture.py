"""Pictograms and signs as widgets."""

from pathlib import Path

from kivy.clock import Clock
from kivy.lang import Builder
from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from screens.theme import textures
from screens.theme.art.papers import MOVING
from screens.theme.colours import INK, Colour
from screens.theme.measure import mm
from screens.theme.mirror import turned
from screens.theme.motion import is_moving

Builder.load_file(str(Path(__file__).with_name("picture.kv")))

LEAST_MM = 6  # less is a speck that says nothing
STEP_PX = 2  # sizes a pixel apart share one texture
STEPS_PER_S = 12  # of a picture that moves: smooth enough, and cheap without a graphics processor


class Picture(Widget):
    """One picture, drawn sharp at the widget's size and centred in it."""

    name = StringProperty("")
    most_mm = NumericProperty(999)
    side = NumericProperty(0)
    texture = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        # On the next frame: until then the layout changes the size several times.
        self._soon = Clock.create_trigger(self._draw)
        self.fbind("name", self._soon)
        self.fbind("size", self._soon)
        self._soon()

    def _draw(self, *_: object) -> None:
        self.side = int(min(*self.size, mm(self.most_mm))) // STEP_PX * STEP_PX
        wanted = self.name and self.side > mm(LEAST_MM)
        self.texture = self._texture() if wanted else None

    def _texture(self) -> object:
        return textures.pictogram(self.name, int(self.side))


class BigPicture(Picture):
    """The picture of a whole page; one that shows how something is done moves and stops."""

    part = ObjectProperty(None, allownone=True)
    part_x = NumericProperty(0)
    part_y = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._began_s = 0.0
        self._steps = Clock.create_trigger(self._step, 1 / STEPS_PER_S, interval=True)

    def _draw(self, *args: object) -> None:
        super()._draw(*args)
        self.part = None
        self._steps.cancel()
        if self.texture is not None and is_moving() and self.name in MOVING:
            self._began_s = Clock.get_boottime()
            self.show_at(0)
            self._steps()

    def _step(self, _seconds: float) -> None:
        self.show_at(Clock.get_boottime() - self._began_s)
        if self.part is None or self.get_root_window() is None:
            self._steps.cancel()

    def show_at(self, seconds: float) -> None:
        """Stand as the picture does so long after it came up."""
        where = MOVING[self.name].at(seconds)
        if where is None:
            self.part, self.texture = None, self._texture()
            return
        self.texture, self.part = textures.moving_parts(self.name, int(self.side))
        self.part_x, self.part_y = (share * self.side / 100 for share in where)


class Sign(Picture):
    """A small sign in one ink, beside words."""

    ink = StringProperty(INK)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.fbind("ink", self._soon)

    def _texture(self) -> object:
        return textures.sign(turned(self.name), int(self.side), Colour(self.ink))
