"""Draws what a slip opens; laid out in ``read_slip.kv``."""

from pathlib import Path
from typing import Any, Final

from kivy.lang import Builder
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.widget import Widget

from screens.printing import screen as _printing  # noqa: F401 - the rule of the number's card
from screens.read_slip.presenter import NewsView, ReadSlipView
from screens.theme.measure import mm
from screens.theme.mirror import is_mirrored
from screens.widgets.listing import ListPage
from screens.widgets.preview import PaperPreview  # noqa: F401 - its kv rule

Builder.load_file(str(Path(__file__).with_name("read_slip.kv")))


SIGN_MM: Final = 13.0  # for a sign and the space behind it


class NewsCard(Widget):
    """One message: what, when or how it stands, and the words of the office."""

    headline = StringProperty("")
    at = StringProperty("")
    body = StringProperty("")
    sign = StringProperty("")
    is_minded = BooleanProperty(False)  # noqa: FBT003 - Kivy's way
    is_turned = BooleanProperty(False)  # noqa: FBT003 - Kivy's way; from right to left
    is_heading = False

    def __init__(self, **kwargs: object) -> None:
        super().__init__(is_turned=is_mirrored(), size_hint=(None, None), **kwargs)

    def arrange(self, width: float) -> None:
        """Take the width and set the height."""
        self.width = width
        texts = [self.ids[name] for name in ("headline", "at", "body")]
        for words in texts:
            words.width = width - mm(16)
        if self.sign:
            self.ids.at.width -= mm(SIGN_MM)
        self.height = sum(words.height for words in texts) + mm(16)


class ReadSlipScreen(ListPage):
    """The live picture while the slip is looked for, then its news."""

    big_picture = StringProperty("")
    number = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - as the page has them
        super().__init__(**kwargs)
        names = ("preview", "picture", "number", "listing")
        self._parts = [self.ids[name].__self__ for name in names]  # held: the body lets go of them

    def show(self, view: ReadSlipView) -> None:
        """Draw one view. UI thread only."""
        self.big_picture, self.number = view.picture, view.number
        preview = self.ids.preview
        preview.look = self.look
        preview.is_live = view.is_live
        self._share_room(view)
        self.list_items(view.page, [_card(news) for news in view.news], view.next_page)

    def _share_room(self, view: ReadSlipView) -> None:
        """Put what has something to show into the body; what has nothing would leave a gap."""
        shown = (view.is_live, bool(view.picture), bool(view.number), bool(view.news))
        wanted = [part for part, has in zip(self._parts, shown, strict=True) if has]
        body = self.ids.body
        if body.children[::-1] == wanted:
            return
        body.clear_widgets()
        for part in wanted:
            body.add_widget(part)


def _card(news: NewsView) -> NewsCard:
    return NewsCard(
        headline=news.headline,
        at=news.at,
        body=news.body,
        sign=news.sign,
        is_minded=news.is_minded,
    )
