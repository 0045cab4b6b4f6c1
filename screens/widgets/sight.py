"""What can be seen and touched in a tree of widgets: for the glass socket and for the audit."""

from collections.abc import Iterator
from dataclasses import dataclass

from kivy.uix.label import Label
from kivy.uix.widget import Widget

from screens.widgets.touch import Touchable
from screens.widgets.words import Words


@dataclass(frozen=True, slots=True)
class Box:
    """Where a widget stands in the window, in pixels from the lower left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        """The point that a finger would hit."""
        return self.x + self.width / 2, self.y + self.height / 2


def box_of(widget: Widget) -> Box:
    """Return where a widget stands."""
    x, y = widget.to_window(*widget.pos)
    return Box(x, y, *widget.size)


def visible(root: Widget) -> Iterator[Widget]:
    """Yield a widget and everything below it that is drawn."""
    if root.opacity == 0 or min(root.size) <= 0:
        return
    yield root
    for child in root.children:
        yield from visible(child)


def labels(root: Widget) -> list[Label]:
    """Return every visible label that says something, from the top of the window down."""
    found = [w for w in visible(root) if isinstance(w, Label) and w.text.strip()]
    return sorted(found, key=lambda label: (-round(box_of(label).y), box_of(label).x))


def touchables(root: Widget) -> list[Touchable]:
    """Return everything visible that can be touched."""
    return [w for w in visible(root) if isinstance(w, Touchable) and not w.disabled]


def words_of(label: Label) -> str:
    """Return what a label says, without the line ends of our typesetter."""
    return str(label.words if isinstance(label, Words) else label.text)


def texts(root: Widget) -> list[str]:
    """Return everything that can be read, from the top down."""
    return [words_of(label) for label in labels(root)]


def says(touchable: Touchable) -> str:
    """Return the words on something that can be touched."""
    return " ".join(texts(touchable))
