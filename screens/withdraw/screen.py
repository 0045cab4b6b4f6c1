"""Draws what may be taken back; laid out in ``withdraw.kv``."""

from pathlib import Path

from kivy.lang import Builder

from screens.widgets.listing import ListPage
from screens.withdraw.presenter import WithdrawView

Builder.load_file(str(Path(__file__).with_name("withdraw.kv")))


class WithdrawScreen(ListPage):
    """Every member that is not decided, with a touch to take it back or leave it."""

    def show(self, view: WithdrawView) -> None:
        """Draw one view. UI thread only."""
        self.list_rows(view.page, view.rows, view.next_page)
