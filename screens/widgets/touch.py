"""Everything that can be touched: a name to be found by, and a face while pressed."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from kivy.lang import Builder
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.boxlayout import BoxLayout

from screens.theme.colours import CARD, EDGE, GREEN_TINT, INK
from screens.theme.measure import mm
from screens.widgets.picture import Sign
from screens.widgets.words import largest_step

MIDDLE = {"center_y": 0.5}
LONG_WORDS: Final = ("HEADING", "LEAD", "BODY", "SMALL", "NOTE")
WORDS_ON_A_KEY: Final = LONG_WORDS[1:]

Builder.load_file(str(Path(__file__).with_name("touch.kv")))


class Touchable(ButtonBehavior, BoxLayout):
    """A card that can be touched once. ``touch_id`` is how a script or a test finds it."""

    touch_id = StringProperty("")
    face = StringProperty(CARD)
    pressed_face = StringProperty(GREEN_TINT)
    edge = StringProperty(EDGE)
    edge_mm = NumericProperty(0.6)
    radius_mm = NumericProperty(4.5)

    def when_touched(self, act: Callable[[], None]) -> None:
        """Do ``act`` whenever the card is touched and let go."""
        self.bind(on_release=lambda _card: act())


class PlainButton(Touchable):
    """A sign and a word or two on a card."""

    words = StringProperty("")
    sign = StringProperty("")
    ink = StringProperty(INK)
    step = StringProperty("BODY")
    is_stacked = BooleanProperty(False)  # noqa: FBT003 - Kivy's way; the sign over the words


class WayOnButton(Touchable):
    """The one green button: always the way on, always at the same place."""

    words = StringProperty("")
    sign = StringProperty("arrow_right")
    step = StringProperty("HEADING")
    is_alone = BooleanProperty(False)  # noqa: FBT003 - Kivy's way
    stretches = BooleanProperty(False)  # noqa: FBT003 - Kivy's way

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.fbind("words", self._fit)
        self.fbind("width", self._fit)
        self._fit()

    def _fit(self, *_: object) -> None:
        """Say long words a size smaller."""
        self.step = largest_step(self.words, LONG_WORDS, self.width - mm(44))


class Key(Touchable):
    """One key of a pad: a digit, a letter, a candidate."""

    words = StringProperty("")
    sign = StringProperty("")
    step = StringProperty("KEY")
    bold = BooleanProperty(True)  # noqa: FBT003 - Kivy's way

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        if self.sign:  # few keys have one, and a pad has many keys: so it is not in the rule
            self.clear_widgets()
            self.add_widget(Sign(name=self.sign, size_hint_y=None, height=mm(13), pos_hint=MIDDLE))
        elif len(self.words) > 1 and self.step in WORDS_ON_A_KEY:
            self._steps = WORDS_ON_A_KEY[WORDS_ON_A_KEY.index(self.step) :]
            self.fbind("width", self._fit)
            self._fit()

    def _fit(self, *_: object) -> None:
        """Say a word a size smaller where the key is narrow."""
        self.step = largest_step(self.words, self._steps, self.width - mm(4))


class ChoiceCard(Touchable):
    """One of a few answers. What is chosen shows a check mark and a green edge."""

    words = StringProperty("")
    note = StringProperty("")
    tag = StringProperty("")
    picture = StringProperty("")
    chosen = BooleanProperty(False)  # noqa: FBT003 - Kivy's way
    is_heading = False

    def arrange(self, width: float) -> None:
        """Take the width and set the height at once."""
        self.size_hint_x = None
        self.width = width
        self.on_width()

    def on_width(self, *_: object) -> None:
        """Be as tall as the words need."""
        width = self.width
        beside = mm(22 + (30 if self.picture else 0) + (12 if self.chosen else 0))
        texts = [self.ids[name] for name in ("label", "note", "tag")]
        for words in texts:
            words.width = width - beside
        tall = sum(words.height for words in texts)
        self.height = max(mm(34), tall + mm(10), mm(42) if self.picture else 0)
