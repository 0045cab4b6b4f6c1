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
from kiosk.journeys.outcome import is_proof
from kiosk.journeys.states import CardStage
from kiosk.journeys.two_cards import Agreement, meet
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
            return _lifted(visit, context)
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


def _lifted(visit: Visit, context: Context) -> Moved:
    """Who takes a card back that was read goes on; a failed one may be laid down again.

    Where the page has more to say, or waits for a second card, it stays.
    """
    known = _known(visit)
    if visit.reading.stage is CardStage.READ:
        is_all = known is not None and is_proof(known, context.today) and not visit.card_on_reader
        return go(visit, following(visit, context)) if is_all else stay(visit)
    stage = CardStage.READ if _known(visit) else CardStage.WAITING
    return stay(replace(visit, reading=Reading(stage, failures=visit.reading.failures)))


def _known(visit: Visit) -> ReadCard | None:
    """Return the card that was read before, of the person whom this page asks about."""
    is_holder = visit.place.step is Step.IDENTIFY
    return visit.card if is_holder else visit.cards.get(visit.place.key)


def _failed(visit: Visit, code: str) -> Moved:
    """Say why, and count: after some failures another way is the way on (row A03)."""
    failed = Reading(CardStage.FAILED, code, visit.reading.failures + 1)
    return stay(replace(visit, reading=failed))


def _read(visit: Visit, card: ReadCard) -> Moved:
    """Take a card, unless it and the one before it are of two people or bear two names."""
    meeting = meet(_known(visit), card)
    match meeting.agreement:
        case Agreement.OTHER_PERSON:
            kept = visit if meeting.card else _without(visit)
            return _failed(kept, VisitFault.TWO_PEOPLES_CARDS.value)
        case Agreement.OTHER_NAME if meeting.card:
            return _failed(_with_proof(visit, meeting.card), VisitFault.NAMES_DIFFER.value)
        case Agreement.SAME if meeting.card:
            proven = _with_proof(visit, meeting.card)
            return stay(replace(proven, reading=Reading(CardStage.READ)))
        case _:
            return _read_first(visit, card)


def _without(visit: Visit) -> Visit:
    """Forget the social-security card that another person's identity card followed."""
    if visit.place.step is Step.IDENTIFY:
        return _begun_anew(visit)
    role = visit.place.key
    return replace(visit, cards={r: c for r, c in visit.cards.items() if r != role})


def _with_proof(visit: Visit, card: ReadCard) -> Visit:
    """Let the identity card stand for a person; what was entered stays: it is the same person."""
    if visit.place.step is Step.IDENTIFY:
        return replace(visit, card=card)
    return replace(visit, cards={**visit.cards, visit.place.key: card})


def _read_first(visit: Visit, card: ReadCard) -> Moved:
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
    return replace(_begun_anew(visit), reading=Reading(CardStage.READ), card=card)


def _begun_anew(visit: Visit) -> Visit:
    return Visit(
        place=visit.place,
        language=visit.language,
        card_on_reader=visit.card_on_reader,
        title=visit.title if visit.wanted else "",
        wanted=visit.wanted,
        choices=for_whom(visit),
        helper=visit.helper,
        helper_types=visit.helper_types,
        green=visit.green,
        contrast=visit.contrast,
        town=visit.town,
    )


def _typed(visit: Visit, context: Context) -> Moved:
    if visit.place.step is Step.IDENTIFY:
        typed = replace(visit, card=None, typed=visit.typed | {HOLDER})
    else:
        role = visit.place.key
        cards = {party: card for party, card in visit.cards.items() if party != role}
        typed = replace(visit, cards=cards, typed=visit.typed | {role})
    return go(typed, following(typed, context))
