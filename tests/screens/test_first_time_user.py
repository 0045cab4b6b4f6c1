"""How long a first-time user needs for a pension, page by page (row U02).

A model, not a person. What a page asks and offers is read whole, once, at the pace at
which Chinese is read aloud (255 characters a minute, Trauzettel-Klosinski and Dietz,
IReST 2012); ways that lead elsewhere are left out. A touch is the pointing of the
keystroke-level model (Card, Moran and Newell) at half the speed of the young, with one
moment to think; what the hands do has its own time.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.actions import Action
from screens.page_view import Around, Button
from screens.presenters import present
from tests.kiosk.resident import Resident

PENSION = "MT-PENSION-REG"
LIMIT_S = 6 * 60  # 354 s as this was written

CHARACTERS_A_SECOND = 255 / 60
TOUCH_S = 1.35 + 2 * 1.1
DIGIT_S = 1.5
ELSEWHERE = frozenset(
    {"back", "leave", "others", "lane", "help_line", "green", "green_hint", "read_slip",
     "read_slip_hint", "ask_how", "ask_how_hint", "show_due", "due", "more", "less",
     "next_page"}
)  # fmt: skip
NO_WORDS = frozenset({"key", "picture", "sign", "code", "action", "id", "name"})
HANDS_S: dict[type[Action], float] = {
    a.CardRead: 8.0,  # find the card, lay it down
    a.TakePage: 20.0,  # find the page, lay it flat
    a.Sign: 15.0,
    a.Printed: 12.0,  # what a slip takes on a serial printer
}


def words_in(view: object) -> Iterator[str]:
    """Everything that can be read on a page; the actions behind its buttons are no words."""
    if isinstance(view, str):
        yield view
    elif isinstance(view, Button):
        yield view.words
    elif isinstance(view, tuple | list):
        for part in view:
            yield from words_in(part)
    elif is_dataclass(view):
        for field in fields(view):
            if field.name not in ELSEWHERE | NO_WORDS:
                yield from words_in(getattr(view, field.name))


def new_characters(resident: Resident, known: set[str]) -> int:
    """What is read for the first time: nobody reads "back" on every page."""
    view = present(resident.state, Around.of(resident.shown), "12345")
    new = set(words_in(view)) - known
    known |= new
    return sum(len("".join(text.split())) for text in new)


def seconds_of(deed: Action) -> float:
    if isinstance(deed, a.AnswerField) and deed.text.isdigit():
        return TOUCH_S + DIGIT_S * len(deed.text)
    return HANDS_S.get(type(deed), TOUCH_S)


@pytest.mark.row("U02")
def test_a_first_time_user_needs_no_more_than_six_minutes_for_a_pension() -> None:
    resident = Resident(title=PENSION)
    spent, told, known = 0.0, list[str](), set[str]()
    while not isinstance(state := resident.state, s.Goodbye):
        reading = new_characters(resident, known) / CHARACTERS_A_SECOND
        deeds = resident.deeds(state)
        acting = sum(seconds_of(deed) for deed in deeds)
        spent += reading + acting
        told.append(f"{type(state).__name__}: {reading:.0f} s to read, {acting:.0f} s to act")
        resident.do(*deeds)
    assert len(told) > 15, "the whole way is walked"
    assert spent <= LIMIT_S, (spent, told)
