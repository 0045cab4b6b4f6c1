"""The words of a wide page: beside the content, so they have a column and not the window.

The larger the words are, the smaller the picture above them; only where there is no room for
one either, the heading is said a size smaller.
"""

from typing import TYPE_CHECKING, Final

from kivy.clock import Clock

from screens.theme.measure import is_large, to_mm

if TYPE_CHECKING:
    from screens.widgets.page import Page

MOST_PICTURE_MM: Final = 40.0
LEAST_PICTURE_MM: Final = 22.0
OF_CONTENT: Final = 0.5  # how wide the column is
OF_CONTENT_LARGE: Final = 0.62
_STEPS: Final = (("HEADING", "BODY"), ("LEAD", "BODY"), ("LEAD", "SMALL"))  # heading, the rest


class WideHead:
    """Fits heading and picture of one page whenever its words or its room change."""

    def __init__(self, page: "Page") -> None:
        self._page = page
        self._picture = page.ids.picture.__self__  # a page may have another one of this name
        page.head_width = OF_CONTENT_LARGE if is_large() else OF_CONTENT
        page.picture_mm = MOST_PICTURE_MM
        soon = Clock.create_trigger(self._fit, -1)  # before the next frame, when all have widths
        page.ids.head.bind(size=soon, children=soon)
        for name in ("title", "hint", "about"):
            page.ids[name].bind(words=soon, width=soon)

    def _fit(self, *_: object) -> None:
        page, ids = self._page, self._page.ids
        least = (LEAST_PICTURE_MM if page.picture else 0) + page.least_in_head_mm
        left = 0.0
        for of_title, of_rest in _STEPS:
            ids.title.step, ids.about.step, ids.hint.step = of_title, of_rest, of_rest
            left = to_mm(self._room())
            if left >= least:
                break
        left -= page.least_in_head_mm
        page.picture_mm = min(MOST_PICTURE_MM, left) if left >= LEAST_PICTURE_MM else 0

    def _room(self) -> float:
        """Return the height that the words leave."""
        ids = self._page.ids
        heading, head = ids.heading, ids.head
        texts = [ids[name] for name in ("title", "about", "hint")]
        words = sum(one.height for one in texts) + heading.spacing * (len(texts) - 1)
        beside = [one for one in head.children if one.size_hint_y is None]
        own = {self._picture, heading.__self__}
        others = sum(one.height for one in beside if one not in own)
        return float(head.height - words - others - head.spacing * (len(head.children) - 1))
