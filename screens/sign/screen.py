"""Draws the page of the signature; laid out in ``sign.kv``."""

from pathlib import Path
from typing import Any, Final

from kivy.lang import Builder
from kivy.properties import StringProperty

from kiosk.journeys import actions
from screens.sign.presenter import SignView
from screens.theme.measure import mm
from screens.widgets.fitting import Fitting, Way
from screens.widgets.page import Page
from screens.widgets.signature import SignaturePad  # noqa: F401 - its kv rule
from screens.widgets.touch import PlainButton

Builder.load_file(str(Path(__file__).with_name("sign.kv")))

LEAST_PAD_MM: Final = 66


class SignScreen(Page):
    """A field to write one's name in."""

    statement = StringProperty("")
    clear = StringProperty("")
    error = StringProperty("")
    others_in_head = True

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - as the page has them
        super().__init__(**kwargs)
        self.ids.pad.least = mm(LEAST_PAD_MM)
        self._fitting = Fitting(self.ids.body)
        self._fitting.say([self.ids.statement], [Way(("BODY",)), Way(("SMALL",))])

    def show(self, view: SignView) -> None:
        """Draw one view. UI thread only."""
        self.frame(view.page)
        self.statement, self.clear, self.error = view.statement, view.clear, view.error
        self.ids.pad.prompt = view.prompt
        self.ids.tools.clear_widgets(self.ids.tools.children[:-2])
        if view.by_switch:
            self._add_mark(view.by_switch)

    def _add_mark(self, words: str) -> None:
        """The cross of one who can press a switch and hold no pen; the witness sees it made."""
        mark = PlainButton(words=words, sign="pencil", touch_id="put_mark", height=mm(20))
        mark.when_touched(self.ids.pad.put_cross)
        self.ids.tools.add_widget(mark)

    def way_on(self) -> None:
        """Hand in what was written; the pad begins anew, for what is refused is not written on.

        Here and not when the refusal is drawn: refused a second time the view is equal, and
        nothing is drawn.
        """
        strokes = self.ids.pad.strokes
        self.ids.pad.clear()
        self.act(actions.Sign(strokes))
