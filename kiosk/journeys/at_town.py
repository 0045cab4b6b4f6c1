"""Moves of a call to the town: from any page there and back, and the answer wherever one is.

The answer may come while the resident has gone on: then it stands below the
page in sight, and is read aloud, until it is said to have been read.
"""

from dataclasses import replace

from kiosk.journeys.actions import Action
from kiosk.journeys.effects import CallTheTown, SpeakAloud
from kiosk.journeys.moving import Moved, go, stay
from kiosk.journeys.town_actions import (
    AskForHelp,
    CallTown,
    HeardTown,
    TownAnswered,
    TownSilent,
)
from kiosk.journeys.town_states import AskTown, TownCall, TownStage
from kiosk.journeys.visit import Context, Place, Step, Visit
from kiosk.text import HelpText, say
from provisioning.wire.help import About

AboutTheTown = AskForHelp | TownAnswered | TownSilent | HeardTown


def at_ask_town(visit: Visit, action: Action, context: Context) -> Moved:
    """Call about what was touched."""
    if isinstance(action, CallTown) and visit.town.stage is not TownStage.CALLING:
        return call_town(visit, action.about, context)
    return stay(visit)


def call_town(visit: Visit, about: About, context: Context) -> Moved:
    """Call the town, if this kiosk has a line to it."""
    if not context.has_help_line:
        return stay(replace(visit, town=TownCall(TownStage.NOBODY, about)))
    place = visit.called_from or visit.place
    calling = replace(visit, town=TownCall(TownStage.CALLING, about))
    return stay(calling, CallTheTown(about, place.step.name.lower()))


def take_green_lane(visit: Visit, context: Context) -> Moved:
    """Begin a visit in the green lane: a helper is called at once, where one can be."""
    green = replace(visit, green=True)
    has_line = context.has_help_line
    called, effects = call_town(green, About.GREEN, context) if has_line else stay(green)
    moved, further = go(called, Place(Step.NOTICE))
    return moved, (*further, *effects)


def at_help(visit: Visit, action: AboutTheTown, *, may_call: bool) -> Moved:
    """What concerns the call on whatever page the visit stands."""
    is_calling = visit.town.stage is TownStage.CALLING
    match action:
        case AskForHelp() if may_call or visit.place.step is Step.SIGN_IN:
            is_over = visit.town.stage in (TownStage.ANSWERED, TownStage.NOBODY)
            town = TownCall() if is_over else visit.town
            came = visit.called_from if visit.place.step is Step.SIGN_IN else visit.place
            return go(replace(visit, town=town, called_from=came), Place(Step.ASK_TOWN))
        case TownAnswered(who, words) if is_calling:
            town = TownCall(TownStage.ANSWERED, visit.town.about, who, words)
            said = say(visit.language, HelpText.TOWN_SAID, who=who, words=words)
            return stay(replace(visit, town=town), SpeakAloud(said, is_private=False))
        case TownSilent() if is_calling:
            return stay(replace(visit, town=TownCall(TownStage.NOBODY, visit.town.about)))
        case HeardTown():
            return _heard(visit)
        case _:
            return stay(visit)


def _heard(visit: Visit) -> Moved:
    """Go back to where help was asked for; below another page the answer just goes."""
    if visit.town.stage is TownStage.CALLING:
        return stay(visit)
    heard = replace(visit, town=TownCall())
    if visit.place.step is not Step.ASK_TOWN:
        return stay(heard)
    return go(replace(heard, called_from=None), visit.called_from or Place(Step.WELCOME))


def show_ask_town(visit: Visit, _context: Context) -> AskTown:
    """Show how the call goes."""
    return AskTown(visit.town)


def town_below(visit: Visit) -> TownCall | None:
    """Return the call as it stands below other pages: under way, or answered and not read."""
    is_elsewhere = visit.place.step is not Step.ASK_TOWN
    is_told = visit.town.stage is not TownStage.NOT_CALLED
    return visit.town if is_elsewhere and is_told else None
