"""Draws what a slip opens; laid out in ``read_slip.kv``."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import StringProperty
from kivy.uix.widget import Widget

from screens.printing import screen as _printing  # noqa: F401 - the rule of the number's card
from screens.read_slip.presenter import NewsView, ReadSlipView
from screens.theme.measure import mm
from screens.widgets.listing import ListPage
from screens.widgets.preview import PaperPreview  # noqa: F401 - its kv rule

Builder.load_file(str(Path(__file__).with_name("read_slip.kv")))


class NewsCard(Widget):
    """One message: what, when, and the words of the office."""

    headline = StringProperty("")
    at = StringProperty("")
    body = StringProperty("")
    is_heading = False

    def arrange(self, width: float) -> None:
        """Take the width and set the height."""
        self.width = width
        texts = [self.ids[name] for name in ("headline", "at", "body")]
        for words in texts:
            words.width = width - mm(16)
        self.height = sum(words.height for words in texts) + mm(16)


class ReadSlipScreen(ListPage):
    """The live picture while the slip is looked for, then its news."""

    big_picture = StringProperty("")
    number = StringProperty("")

    def show(self, view: ReadSlipView) -> None:
        """Draw one view. UI thread only."""
        self.big_picture, self.number = view.picture, view.number
        preview = self.ids.preview
        preview.look = self.look
        preview.is_live = view.is_live
        self._share_room(view)
        self.list_items(view.page, [_card(news) for news in view.news], view.next_page)

    def _share_room(self, view: ReadSlipView) -> None:
        """Give the room to the one part that has something to show."""
        for name, has in (
            ("preview", view.is_live),
            ("picture", bool(view.picture)),
            ("listing", bool(view.news)),
        ):
            self.ids[name].size_hint_y = 1 if has else None
            self.ids[name].height = 0
            self.ids[name].opacity = 1 if has else 0


def _card(news: NewsView) -> NewsCard:
    return NewsCard(headline=news.headline, at=news.at, body=news.body, size_hint=(None, None))
