"""The audit of places: what is drawn stands within its parent, and no two beside each other meet.

Held at every level of the tree, the two rules say it of any two widgets: words and the line
below them together leave no card, and a row of buttons does not run into the next.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from kivy.graphics import VertexInstruction
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.label import Label
from kivy.uix.widget import Widget

from screens.widgets.sight import Box, texts

SLACK_PX: Final = 1.5
AIR: Final = 0.22  # of an em: a line has so much above and below its characters
MOST_SAID: Final = 40  # characters of a name in a finding


def misplaced(root: Widget) -> Iterator[str]:
    """Yield what leaves its parent, and which two lie over each other, from ``root`` down."""
    drawn = [(one, _ink_of(one)) for one in root.children if is_drawn(one)]
    for one, ink in drawn:
        if not holds(_own(root), ink):
            yield f"{_name(one)} leaves {_name(root)}"
        yield from misplaced(one)
    if not isinstance(root, FloatLayout):  # whose children lie over each other on purpose
        for (one, ink), (other, other_ink) in combinations(drawn, 2):
            if distance(ink, other_ink) < -SLACK_PX:
                yield f"{_name(one)} lies over {_name(other)}"


def is_drawn(one: Widget) -> bool:
    """Say whether anything of a widget is seen: its own, or what stands in it."""
    if one.opacity == 0 or min(one.size) <= 0:
        return False
    if isinstance(one, Label):
        return bool(one.text.strip())
    return is_painted(one) or any(is_drawn(child) for child in one.children)


def is_painted(one: Widget) -> bool:
    """Say whether a widget draws anything itself."""
    canvas = one.canvas
    behind = canvas.before.children if canvas.has_before else ()
    return any(isinstance(part, VertexInstruction) for part in (*behind, *canvas.children))


def _own(one: Widget) -> Box:
    return Box(one.x, one.y, one.width, one.height)


def _ink_of(one: Widget) -> Box:
    return ink_box(one, _own(one)) if isinstance(one, Label) else _own(one)


def ink_box(label: Label, box: Box) -> Box:
    """Return the box of the characters alone: a line has air above and below."""
    air = label.font_size * AIR
    return Box(box.x, box.y + air, box.width, max(1.0, box.height - 2 * air))


def distance(one: Box, other: Box) -> float:
    """Return how far apart two boxes are, in pixels; below 0 they overlap."""
    across = max(other.x - one.x - one.width, one.x - other.x - other.width)
    up = max(other.y - one.y - one.height, one.y - other.y - other.height)
    return max(across, up)


def holds(outer: Box, inner: Box) -> bool:
    """Say whether one box is within another."""
    return (
        inner.x >= outer.x - SLACK_PX
        and inner.y >= outer.y - SLACK_PX
        and inner.x + inner.width <= outer.x + outer.width + SLACK_PX
        and inner.y + inner.height <= outer.y + outer.height + SLACK_PX
    )


def _name(one: Widget) -> str:
    named = getattr(one, "touch_id", "") or " / ".join(texts(one))[:MOST_SAID]
    return f"{type(one).__name__} {named!r}"
