"""What the page of the card shows, stage by stage."""

from dataclasses import dataclass, field, replace
from typing import assert_never

from kiosk.journeys import actions
from kiosk.journeys.faults import VisitFault
from kiosk.journeys.states import CardReading, CardStage, Identify
from kiosk.text import AnyText, Text
from screens.page_view import Around, Button, PageView

_READ_WELL = {
    VisitFault.TWO_PEOPLES_CARDS.value: Text.IDENTIFY_TWO_CARDS,
    VisitFault.NAMES_DIFFER.value: Text.IDENTIFY_TWO_CARDS,
    VisitFault.SAME_PERSON.value: Text.IDENTIFY_OTHERS_CARD,
    VisitFault.ANOTHER_PERSON.value: Text.IDENTIFY_OTHERS_CARD,
}  # cards that are not what the page asks for
_OF_FIRST_READER = frozenset(f"DEV-{number}" for number in range(10, 20))
_ENOUGH_FAILURES = 3  # of one card, in a row


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


def card_view(
    card: CardReading, around: Around, asking: PageView, more: tuple[Button, ...] = ()
) -> CardView:
    """Turn a card's stage into a page. ``asking`` is the page while there is no card.

    ``more`` are further ways on without a card.
    """
    page = around.with_ways_out(asking)
    typing = (*_without_card(card, around), *more)
    match card.stage:
        case CardStage.WAITING:
            return CardView(replace(page, others=typing), "card_in", _or_social(card, around))
        case CardStage.READING:
            return CardView(
                replace(page, title=around.say(Text.IDENTIFY_READING), hint=""), "card_reading"
            )
        case CardStage.FAILED:
            return _failed(card, around, page, typing)
        case CardStage.TAKE_AWAY:
            return take_away(replace(page, others=typing), around)
        case CardStage.READ:
            return _read(card, around, page)
        case _:
            assert_never(card.stage)


def take_away(page: PageView, around: Around) -> CardView:
    """Ask for room on the reader: the card that lies there was not laid down for this page."""
    title, hint = Text.IDENTIFY_TAKE_AWAY, Text.IDENTIFY_TAKE_AWAY_HINT
    return CardView(replace(page, title=around.say(title), hint=around.say(hint)), "card_out")


def _without_card(card: CardReading, around: Around) -> tuple[Button, ...]:
    typing = around.button(Text.BUTTON_TYPE_INSTEAD, actions.TypeInstead(), "pencil")
    return (typing, *_vouch(card, around))


def _vouch(card: CardReading, around: Around) -> tuple[Button, ...]:
    button = around.button(Text.BUTTON_ASK_TO_VOUCH, actions.AskToVouch(), "check")
    return (button,) if card.may_vouch else ()


def _failed(
    card: CardReading, around: Around, page: PageView, ways: tuple[Button, ...]
) -> CardView:
    """Say why; after some failures another way stands where the way on always is (row A03)."""
    page = replace(page, hint="", trouble=around.trouble(card.fault))
    if card.failures < _ENOUGH_FAILURES:
        page = replace(page, title=around.say(_title_of(card.fault)), others=ways)
        return CardView(page, "card_bad", _or_social(card, around))
    title = around.say(Text.IDENTIFY_OTHER_WAY)
    hint = around.say(Text.IDENTIFY_OTHER_WAY_HINT)
    page = replace(page, title=title, hint=hint, way_on=ways[0], others=ways[1:])
    return CardView(page, "card_bad")


def _read(card: CardReading, around: Around, page: PageView) -> CardView:
    title = around.say(Text.IDENTIFY_READ, name=card.greeting)
    page = replace(
        page,
        title=around.say(Text.IDENTIFY_READ_WELL) if around.green else title,
        about=card.greeting if around.green else "",  # seen there, and nothing to be said aloud
        hint=around.say(Text.IDENTIFY_READ_HINT),
        way_on=around.button(Text.BUTTON_GO_ON, actions.Agree()),
        others=_vouch(card, around),
    )
    return CardView(page, "card_done", _mind(card, around))


def _mind(card: CardReading, around: Around) -> str:
    """Tell what a card is worth where it does not prove who its holder is."""
    if card.expired:
        return around.say(Text.IDENTIFY_EXPIRED)
    return around.say(Text.IDENTIFY_SOCIAL_READ) if card.is_social else ""


def _title_of(fault: str | None) -> AnyText:
    """A card that was read well is not called unreadable, whatever is wrong with it."""
    return _READ_WELL.get(fault or "", Text.IDENTIFY_FAILED)


def _or_social(card: CardReading, around: Around) -> str:
    """Offer the second reader, unless it was a card in it that failed."""
    is_of_first = card.fault is None or card.fault in _OF_FIRST_READER
    return around.say(Text.IDENTIFY_SOCIAL) if card.takes_social and is_of_first else ""
