"""Draws the helper's sign-in; laid out in ``sign_in.kv``. The code lives in here alone."""

from pathlib import Path

from kivy.lang import Builder

from kiosk.journeys import actions
from provisioning.wire.roster import CODE_DIGITS
from screens.entry.number_entry import NumberEntry
from screens.entry.shapes import Shape
from screens.sign_in.presenter import SignInView
from screens.widgets.page import Page

Builder.load_file(str(Path(__file__).with_name("sign_in.kv")))


class CodeEntry(NumberEntry):
    """Digits that nobody behind the helper can read."""

    def _group(self, *_: object) -> None:
        self.shown = "*" * len(self.text)


class SignInScreen(Page):
    """The pad, and nothing that names anybody."""

    _entry: CodeEntry | None = None
    _is_open = True

    def show(self, view: SignInView) -> None:
        """Draw one view; a code that was looked at is gone from the field. UI thread only."""
        self.frame(view.page)
        if self._entry is None:
            self._entry = CodeEntry(Shape(), CODE_DIGITS, view.clear)
            self.ids.entry.add_widget(self._entry)
        if not view.is_open:
            self._entry.text = ""
        self._is_open = view.is_open
        self._entry.prompt, self._entry.is_wide = view.prompt, self.is_wide

    def way_on(self) -> None:
        """Have the code looked at."""
        if self._entry is not None and self._is_open and self._entry.text:
            code, self._entry.text = str(self._entry.text), ""
            self.act(actions.EnterCode(code))

    def key_pressed(self, key: str) -> bool:
        """Take a character of a keyboard."""
        return self._entry.press(key) if self._entry is not None and self._is_open else False
