"""Moves where a signer, or the witness of a mark, shows who they are by their own card."""

from dataclasses import replace

from kiosk.journeys.actions import (
    Action,
    Agree,
    CardFailed,
    CardLifted,
    CardRead,
    CardSeen,
    ReadCard,
    TypeInstead,
)
from kiosk.journeys.at_signing import go_signing
from kiosk.journeys.faults import VisitFault
from kiosk.journeys.moving import Moved, stay
from kiosk.journeys.signers import Task
from kiosk.journeys.signing_course import onward, signer_at
from kiosk.journeys.states import CardStage
from kiosk.journeys.visit import Context, Reading, Visit


def at_signer_card(visit: Visit, action: Action, context: Context) -> Moved:  # noqa: PLR0911 - one case an action
    """Read the card; who has none and is known by a typed number signs all the same."""
    match action:
        case CardSeen():
            return stay(replace(visit, reading=Reading(CardStage.READING)))
        case CardFailed(code):
            return stay(replace(visit, reading=Reading(CardStage.FAILED, code)))
        case CardLifted() if visit.reading.stage is not CardStage.READ:
            return stay(replace(visit, reading=Reading()))
        case CardLifted() if not visit.card_on_reader:
            return go_signing(visit, onward(visit, context), context)
        case CardRead(card):
            return _read(visit, card, context)
        case TypeInstead() if may_go_without(visit, context):
            return _without(visit, context)
        case Agree() if visit.reading.stage is CardStage.READ:
            return go_signing(visit, onward(visit, context), context)
        case _:
            return stay(visit)


def may_go_without(visit: Visit, context: Context) -> bool:
    """A witness has a card; so has who comes with a slip. Others may be known by their number."""
    task = signer_at(visit, context)
    return task is not None and visit.place.key == task.party and bool(task.who.number)


def _read(visit: Visit, card: ReadCard, context: Context) -> Moved:
    key = visit.place.key
    others = [kept for name, kept in visit.cards.items() if name != key]
    if card.number in {other.number for other in (visit.card, *others) if other}:
        return _refused(visit, VisitFault.SAME_PERSON)
    task = signer_at(visit, context)
    if task and key == task.party and _is_another(task, card):
        return _refused(visit, VisitFault.ANOTHER_PERSON)
    cards = {**visit.cards, key: card}
    typed = visit.typed - {key}
    return stay(replace(visit, cards=cards, typed=typed, reading=Reading(CardStage.READ)))


def _is_another(task: Task, card: ReadCard) -> bool:
    """The number that was typed says whose card it must be."""
    return not task.has_card and bool(task.who.number) and task.who.number != card.number


def _refused(visit: Visit, fault: VisitFault) -> Moved:
    return stay(replace(visit, reading=Reading(CardStage.FAILED, fault.value)))


def _without(visit: Visit, context: Context) -> Moved:
    known = visit.signing.without_card | {visit.place.key}
    chosen = replace(visit, signing=replace(visit.signing, without_card=known))
    return go_signing(chosen, onward(chosen, context), context)
