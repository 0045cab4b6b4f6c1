"""Draws one paper under the camera; laid out in ``paper.kv``."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import StringProperty

from screens.paper.presenter import PaperView
from screens.widgets.page import Page
from screens.widgets.preview import PaperPreview  # noqa: F401 - its kv rule

Builder.load_file(str(Path(__file__).with_name("paper.kv")))


class PaperScreen(Page):
    """The live picture, or the page just taken."""

    mind = StringProperty("")
    note = StringProperty("")
    said = StringProperty("")

    def show(self, view: PaperView) -> None:
        """Draw one view. UI thread only."""
        self.others_in_head = bool(view.mind)  # which leaves little room below it
        self.frame(view.page)
        self.mind, self.note, self.said = view.mind, view.note, view.said
        preview = self.ids.preview
        preview.look = self.look
        self.ids.picture.name = "" if view.is_live or view.picture else "trouble"
        self.ids.picture.size_hint_y = 1 if self.ids.picture.name else None
        # What is to be compared stands close together; in a wide window it does anyhow.
        preview.is_low = bool(view.said) and not self.is_wide
        for space in (self.ids.above, self.ids.below):
            space.size_hint_y, space.height = (1 if preview.is_low else None), 0
        preview.size_hint_y = None if self.ids.picture.name else 1
        preview.height = self.ids.picture.height = 0  # of whichever has no room to fill
        preview.opacity = 0 if self.ids.picture.name else 1
        if view.is_live:
            preview.is_live = True
        else:
            preview.show(view.picture)
