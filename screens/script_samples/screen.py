"""Draws the samples of scripts; laid out in ``script_samples.kv``."""

from pathlib import Path
from typing import Final

from kivy.clock import Clock
from kivy.lang import Builder
from kivy.properties import ListProperty, ObjectProperty
from kivy.uix.widget import Widget
from PIL import Image

from provisioning.typeface.scripts import Direction
from screens.script_samples.presenter import ScriptSample, ScriptSamplesView
from screens.theme.colours import INK, shade
from screens.theme.measure import Type, font_px
from screens.theme.shaped import Script, shaped
from screens.theme.textures import upload
from screens.widgets.card import Card
from screens.widgets.page import Page

Builder.load_file(str(Path(__file__).with_name("script_samples.kv")))

COLUMN_EMS: Final = 6.6  # how far a column runs


class ShapedWords(Widget):
    """Words of a script that Kivy cannot shape: lines from the right, or columns from the left.

    Lines take the width that they are given; columns are as high as `COLUMN_EMS` says.
    """

    texture = ObjectProperty(None, allownone=True)
    drawn = ListProperty([0, 0])  # width and height of the picture

    def __init__(self, script: Script, text: str, **kwargs: object) -> None:
        self._script, self._text = script, text
        self._room_px = 0
        super().__init__(**kwargs)
        # On the next frame: until then the layout changes the width several times.
        self.bind(width=Clock.create_trigger(self._draw))

    def _draw(self, *_: object) -> None:
        is_columns = self._script.direction is Direction.VERTICAL
        column_px = round(COLUMN_EMS * self._script.em_px)
        room_px = column_px if is_columns else int(self.width)
        if room_px == self._room_px:
            return
        self._room_px = room_px
        ink = bytes.fromhex(shade(INK).removeprefix("#"))
        picture = shaped(self._text, self._script, room_px, (ink[0], ink[1], ink[2]))
        self.texture = upload(Image.fromarray(picture, "RGBA"))
        self.drawn = self.texture.size
        self.height = self.texture.size[1]


class ScriptCard(Card):
    """One script with its caption."""

    def __init__(self, one: ScriptSample, em_px: int, **kwargs: object) -> None:
        super().__init__(**kwargs)
        sample = one.sample
        script = Script(sample.font, sample.language, sample.direction, em_px)
        self.ids.called.words, self.ids.means.words = one.called, one.means
        self.ids.place.add_widget(ShapedWords(script, one.text))


class ScriptSamplesScreen(Page):
    """Both scripts, one below the other, or side by side in a wide window."""

    def show(self, view: ScriptSamplesView) -> None:
        """Draw one view. UI thread only."""
        self.frame(view.page)
        self.ids.cards.clear_widgets()
        for one in view.scripts:
            size = Type.LEAD if self.is_wide else Type.KEY
            self.ids.cards.add_widget(ScriptCard(one, font_px(size)))
