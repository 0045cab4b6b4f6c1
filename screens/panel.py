"""A small panel of buttons for a person who tries the demonstration.

It knows nothing of what its buttons do: it is given words and functions.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from kivy.base import runTouchApp
from kivy.core.window import Window
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout
from kivy.uix.widget import Widget

from screens.theme.colours import PAPER, PINE, rgba
from screens.theme.measure import REFERENCE_SHORT_SIDE_PX, measure_window, mm
from screens.widgets import picture  # noqa: F401 - its kv rule
from screens.widgets.touch import PlainButton
from screens.widgets.words import Words

Groups = Mapping[str, Sequence[tuple[str, Callable[[], object]]]]

SCALE: Final = 0.42  # of a kiosk's sizes: this one is for a mouse
COLUMNS: Final = 2


def panel_of(title: str, groups: Groups) -> BoxLayout:
    """Return the panel as a widget: groups under headings, and a line for what came of it."""
    panel = BoxLayout(orientation="vertical", padding=mm(12), spacing=mm(6))
    answer = Words(words="")
    panel.add_widget(Words(words=title, step="HEADING", bold=True))
    for name, buttons in groups.items():
        panel.add_widget(Words(words=name, bold=True, color=rgba(PINE)))
        panel.add_widget(_grid(buttons, answer))
    panel.add_widget(Widget())
    panel.add_widget(answer)
    return panel


def _grid(buttons: Sequence[tuple[str, Callable[[], object]]], answer: Words) -> GridLayout:
    grid = GridLayout(cols=COLUMNS, spacing=mm(5), size_hint_y=None)
    grid.bind(minimum_height=grid.setter("height"))
    for words, does in buttons:
        button = PlainButton(words=words, touch_id=f"panel.{words}", size_hint_x=1)
        button.when_touched(partial(_do, does, answer))
        grid.add_widget(button)
    return grid


def _do(does: Callable[[], object], answer: Words) -> None:
    said = does()
    answer.words = "" if said is None else str(said)


def show_panel(title: str, groups: Groups) -> None:
    """Show the panel until its window is closed."""
    side = REFERENCE_SHORT_SIDE_PX * SCALE
    measure_window(side, side)
    Window.clearcolor = rgba(PAPER)
    Window.set_title(title)
    runTouchApp(panel_of(title, groups))
