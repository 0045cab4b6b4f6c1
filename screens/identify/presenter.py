"""What the page of the card shows, stage by stage."""

from dataclasses import dataclass, field, replace
from typing import assert_never

from kiosk.journeys import actions
from kiosk.journeys.states import CardReading, CardStage, Identify
from kiosk.text import Text
from screens.page_view import Around, PageView


@dataclass(frozen=True, slots=True)
class CardView:
    """A card on its way in; drawn for the applicant and for further persons."""

    page: PageView
    picture: str
    mind: str = field(default="", repr=False)


def present(state: Identify, around: Around) -> CardView:
    """Ask for the card of the one who stands here."""
    asking = PageView(
        key="identify",
        title=around.say(Text.IDENTIFY_TITLE),
        picture="",
        hint=around.say(Text.IDENTIFY_HINT),
        stage=1,
    )
    return card_view(state.card, around, asking)


def card_view(card: CardReading, around: Around, asking: PageView) -> CardView:
    """Turn a card's stage into a page. ``asking`` is the page while there is no card."""
    page = around.with_ways_out(asking)
    typing = (around.button(Text.BUTTON_TYPE_INSTEAD, actions.TypeInstead(), "pencil"),)
    match card.stage:
        case CardStage.WAITING:
            return CardView(replace(page, others=typing), "card_in")
        case CardStage.READING:
            return CardView(
                replace(page, title=around.say(Text.IDENTIFY_READING), hint=""), "card_reading"
            )
        case CardStage.FAILED:
            title, trouble = around.say(Text.IDENTIFY_FAILED), around.trouble(card.fault)
            return CardView(
                replace(page, title=title, hint="", others=typing, trouble=trouble), "card_bad"
            )
        case CardStage.READ:
            return _read(card, around, page)
        case _:
            assert_never(card.stage)


def _read(card: CardReading, around: Around, page: PageView) -> CardView:
    page = replace(
        page,
        title=around.say(Text.IDENTIFY_READ, name=card.greeting),
        hint=around.say(Text.IDENTIFY_READ_HINT),
        way_on=around.button(Text.BUTTON_GO_ON, actions.Agree()),
    )
    return CardView(page, "card_done", around.say(Text.IDENTIFY_EXPIRED) if card.expired else "")
