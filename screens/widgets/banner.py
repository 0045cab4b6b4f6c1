"""A banner: what went wrong, or what to mind, in words with a sign, never by colour alone."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

Builder.load_file(str(Path(__file__).with_name("banner.kv")))


class TroubleBanner(BoxLayout):
    """What happened, what to do now, and small the code for the helper. Empty, it is not there."""

    what = StringProperty("")
    next_step = StringProperty("")
    code = StringProperty("")
    is_wide = BooleanProperty(False)  # noqa: FBT003 - Kivy's way; then the code stands beside


class MindBanner(BoxLayout):
    """Something to know that is no failure. Empty, it is not there."""

    words = StringProperty("")
    sign = StringProperty("alert")


class ErrorLine(BoxLayout):
    """What is wrong with an answer, beside it and on top in the same words."""

    words = StringProperty("")
