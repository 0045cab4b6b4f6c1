"""Pages turned round for a language that runs from right to left.

A page is laid out as always; then each row's and column's children change sides. What is
written from left to right in every language, the pads of letters and digits, keeps its sides:
it says so by `keeps_sides`. Kivy's boxes know one direction, so their layout is the one place
where this can be said once.
"""

from dataclasses import dataclass
from typing import Any

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout
from kivy.uix.widget import Widget

_TURNED_SIGNS = {"arrow_left": "arrow_right", "arrow_right": "arrow_left"}


@dataclass(slots=True)
class _Mirror:
    is_on: bool = False


_mirror = _Mirror()


def set_mirrored(*, on: bool) -> None:
    """Turn pages round, or back. Call before a page is made anew."""
    _mirror.is_on = on


def is_mirrored() -> bool:
    """Say whether pages run from right to left now."""
    return _mirror.is_on


def turned(sign: str) -> str:
    """Return the sign that points to where this one points in a page that is not turned."""
    return _TURNED_SIGNS.get(sign, sign) if _mirror.is_on else sign


def _keeps_sides(widget: Widget) -> bool:
    """Say whether this stands in something that is never turned round."""
    while isinstance(widget, Widget):
        if getattr(widget, "keeps_sides", False):
            return True
        if widget.parent is widget:
            return False
        widget = widget.parent
    return False


def _turning(lay_out: Any) -> Any:  # noqa: ANN401 - Kivy's own methods
    def do_layout(layout: Any, *args: Any) -> None:  # noqa: ANN401 - as above
        lay_out(layout, *args)
        if _mirror.is_on and not _keeps_sides(layout):
            for child in layout.children:
                child.x = layout.x + layout.right - child.right

    return do_layout


for _kind in (BoxLayout, GridLayout):
    _kind.do_layout = _turning(_kind.do_layout)
