"""The view of a page that says one thing; each step that has such a page fills it."""

from dataclasses import dataclass, field

from screens.page_view import PageView


@dataclass(frozen=True, slots=True)
class SaidView:
    """Words on a card, and maybe what to mind about them."""

    page: PageView
    said: str = field(repr=False)
    mind: str = field(default="", repr=False)
