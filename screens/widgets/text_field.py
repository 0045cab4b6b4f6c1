"""A field that shows what is entered; it takes no touch, the pads below it do."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from screens.theme.measure import mm
from screens.widgets.words import largest_step

Builder.load_file(str(Path(__file__).with_name("text_field.kv")))


class TextField(BoxLayout):
    """The text so far, with a bar after it; the prompt while it is empty."""

    keeps_sides = True

    text = StringProperty("")
    prompt = StringProperty("")
    step = StringProperty("LEAD")
    is_tall = BooleanProperty(True)  # noqa: FBT003 - Kivy's way
    is_wrong = BooleanProperty(False)  # noqa: FBT003 - Kivy's way
    letters = StringProperty("")  # typed, and not characters yet

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        for name in ("text", "letters", "prompt", "width"):
            self.fbind(name, self._fit)
        self._fit()

    def _fit(self, *_: object) -> None:
        """Take the largest size in which the text stands on one line, else the smallest."""
        said = f"{self.text}{self.letters}"
        steps = ("KEY", "HEADING", "LEAD") if self.is_tall else ("LEAD", "BODY")
        steps = steps if said else ("LEAD", "BODY")
        self.step = largest_step(said or self.prompt, steps, self.width - mm(22))
