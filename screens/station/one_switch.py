"""The line on the station's page that has the focus move by itself, for one switch (row A05)."""

from typing import Final

from kiosk.journeys.actions import TurnSwitch
from kiosk.text import HelpText
from screens.list_view import Row, RowKind
from screens.page_view import Around
from screens.scan_steps import Pace

_PACES: Final = {
    None: HelpText.SWITCH_OFF,
    Pace.SLOW: HelpText.SWITCH_SLOW,
    Pace.MIDDLE: HelpText.SWITCH_MIDDLE,
    Pace.QUICK: HelpText.SWITCH_QUICK,
}


def switch_row(around: Around) -> Row:
    """Say how fast the focus moves; a touch makes it the next pace."""
    return Row(
        RowKind.LINE,
        around.say(HelpText.SWITCH_TITLE),
        note=around.say(HelpText.SWITCH_HINT, now=around.say(_PACES[around.pace])),
        sign="switch",
        button=around.button(HelpText.SWITCH_NEXT, TurnSwitch(), "again"),
    )
