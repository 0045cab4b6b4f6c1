"""Moves at the pages about people: the holder's card, and a further person's."""

from dataclasses import replace

from kiosk.journeys.actions import (
    Action,
    Agree,
    AskToVouch,
    CardFailed,
    CardLifted,
    CardRead,
    CardSeen,
    ChooseForWhom,
    NotHere,
    ReadCard,
    TypeInstead,
)
from kiosk.journeys.course import following
from kiosk.journeys.faults import VisitFault
from kiosk.journeys.identity import may_be_vouched_for
from kiosk.journeys.moving import Moved, go, stay
from kiosk.journeys.states import CardStage
from kiosk.journeys.visit import FOR_WHOM, HOLDER, Context, Place, Reading, Step, Visit, for_whom


def at_for_whom(visit: Visit, action: Action, context: Context) -> Moved:
    """Take who it is for; the rules lead the card's holder to a role by it."""
    if not isinstance(action, ChooseForWhom):
        return stay(visit)
    choices = {**visit.choices, FOR_WHOM: action.who.value}
    chosen = replace(visit, choices=choices)
    return go(chosen, following(chosen, context))


def at_card(visit: Visit, action: Action, context: Context) -> Moved:  # noqa: PLR0911 - one case an action
    """Move on at Identify or FurtherPerson."""
    match action:
        case CardSeen():
            failures = visit.reading.failures
            return stay(replace(visit, reading=Reading(CardStage.READING, failures=failures)))
        case CardFailed(code):
            return _failed(visit, code)
        case CardLifted():
            return _lifted(visit)
        case CardRead(card):
            return _read(visit, card)
        case TypeInstead():
            return _typed(visit, context)
        case NotHere() if visit.place.step is Step.FURTHER_PERSON:
            absent = replace(visit, not_here=visit.not_here | {visit.place.key})
            return _typed(absent, context)
        case AskToVouch() if may_be_vouched_for(visit, context):
            is_holder = visit.place.step is Step.IDENTIFY
            return go(visit, Place(Step.VOUCH, HOLDER if is_holder else visit.place.key))
        case Agree() if visit.reading.stage is CardStage.READ:
            return go(visit, following(visit, context))
        case _:
            return stay(visit)


def _lifted(visit: Visit) -> Moved:
    """A lifted card that was read stays read; a failed one may be laid down again."""
    is_read = visit.reading.stage is CardStage.READ
    waiting = Reading(failures=visit.reading.failures)
    return stay(visit if is_read else replace(visit, reading=waiting))


def _failed(visit: Visit, code: str) -> Moved:
    """Say why, and count: after some failures another way is the way on (row A03)."""
    failed = Reading(CardStage.FAILED, code, visit.reading.failures + 1)
    return stay(replace(visit, reading=failed))


def _read(visit: Visit, card: ReadCard) -> Moved:
    if visit.place.step is Step.IDENTIFY:
        return stay(_identified(visit, card))
    others = [c for role, c in visit.cards.items() if role != visit.place.key]
    known = {c.number for c in (visit.card, *others) if c}
    known |= {given.text for given in visit.own.values()}
    if card.number in known:
        return _failed(visit, VisitFault.SAME_PERSON.value)
    role = visit.place.key
    return stay(
        replace(
            visit,
            cards={**visit.cards, role: card},
            typed=visit.typed - {role},
            not_here=visit.not_here - {role},
            reading=Reading(CardStage.READ),
        )
    )


def _identified(visit: Visit, card: ReadCard) -> Visit:
    """Another person's card begins another visit: nothing of the first one stays."""
    if visit.card and visit.card.number == card.number:
        return replace(visit, reading=Reading(CardStage.READ))
    return Visit(
        place=visit.place,
        language=visit.language,
        card_on_reader=visit.card_on_reader,
        reading=Reading(CardStage.READ),
        card=card,
        choices=for_whom(visit),
        helper=visit.helper,
        helper_types=visit.helper_types,
    )


def _typed(visit: Visit, context: Context) -> Moved:
    if visit.place.step is Step.IDENTIFY:
        typed = replace(visit, card=None, typed=visit.typed | {HOLDER})
    else:
        role = visit.place.key
        cards = {party: card for party, card in visit.cards.items() if party != role}
        typed = replace(visit, cards=cards, typed=visit.typed | {role})
    return go(typed, following(typed, context))
