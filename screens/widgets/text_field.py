"""A field that shows what is entered; it takes no touch, the pads below it do."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

Builder.load_file(str(Path(__file__).with_name("text_field.kv")))


class TextField(BoxLayout):
    """The text so far, with a bar after it; the prompt while it is empty."""

    text = StringProperty("")
    prompt = StringProperty("")
    is_wrong = BooleanProperty(False)  # noqa: FBT003 - Kivy's way
    letters = StringProperty("")  # typed, and not characters yet
