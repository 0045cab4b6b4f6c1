"""A card: white ground for what belongs together and is not touched."""

from pathlib import Path

from kivy.lang import Builder
from kivy.uix.boxlayout import BoxLayout

Builder.load_file(str(Path(__file__).with_name("card.kv")))


class Card(BoxLayout):
    """White, with round corners and a thin line around."""
