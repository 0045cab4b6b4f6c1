"""Moves where the one who stands here has no card: name and number, and a helper's word."""

from dataclasses import replace

from kiosk.journeys.actions import Action, Agree, AnswerField, LayPaper
from kiosk.journeys.course import following
from kiosk.journeys.faults import told
from kiosk.journeys.from_paper import own_key
from kiosk.journeys.helper_states import CodeStage
from kiosk.journeys.helping import entered
from kiosk.journeys.identity import may_be_vouched_for, own_elements
from kiosk.journeys.moving import Moved, go, stay
from kiosk.journeys.visit import HOLDER, Context, Entering, Place, Step, Visit
from provisioning.catalogue.rules.answers import check, tidy
from provisioning.catalogue.rules.given import Origin


def at_own(visit: Visit, action: Action, context: Context) -> Moved:
    """Take name or number from a temporary card or a household register; refuse a wrong one."""
    elements = {element.id: element for element in own_elements(context.catalogue)}
    element = elements.get(visit.place.key)
    if element and isinstance(action, LayPaper) and context.reads_papers:
        return go(visit, Place(Step.FROM_PAPER, own_key(element.id)))
    if element is None or not isinstance(action, AnswerField):
        return stay(visit)
    text = tidy(element, action.text)
    problem = check(element, text, (), context.today)
    if problem and not (problem.is_warning and action.despite_warning):
        return stay(replace(visit, entering=Entering(text, told(problem))))
    given = entered(visit, text, Origin.TYPED, visit.own.get(element.id))
    answered = replace(visit, own={**visit.own, element.id: given}, entering=None)
    return go(answered, following(answered, context))


def at_vouch(visit: Visit, action: Action, context: Context) -> Moved:
    """The helper wants to give her word: her code is asked again, she may have gone away."""
    if not isinstance(action, Agree) or not may_be_vouched_for(visit, context):
        return stay(visit)
    called = replace(visit, called_from=visit.place, code=CodeStage.ASKED)
    return go(called, Place(Step.SIGN_IN))


def give_word(visit: Visit, context: Context, key: str) -> Moved:
    """She gave her code and with it her word; name and number are typed all the same.

    Another helper's code vouches for nobody: she has not joined this visit.
    """
    step = Place(Step.IDENTIFY) if key == HOLDER else Place(Step.FURTHER_PERSON, key)
    if not may_be_vouched_for(visit, context):
        return go(visit, step)
    vouched = replace(visit, vouched=visit.vouched | {key})
    known = visit.card if key == HOLDER else visit.cards.get(key)
    if known is None:
        vouched = replace(vouched, typed=visit.typed | {key})
    return go(vouched, following(replace(vouched, place=step), context))
