"""Moves at the pages that find a matter: life events, search, guide (rows M06, F16, U01)."""

from dataclasses import replace

from kiosk.journeys.actions import (
    Action,
    Agree,
    AskInWords,
    ChooseEvent,
    ChooseTitle,
    GuideNotPrinted,
    GuidePrinted,
    LookFor,
    PrintGuide,
    ShowFilled,
    ShowSample,
)
from kiosk.journeys.course import first_place, following
from kiosk.journeys.effects import CountUse
from kiosk.journeys.effects import PrintGuide as Print
from kiosk.journeys.faults import VisitFault
from kiosk.journeys.finding_states import GuidePrint
from kiosk.journeys.guide import depth_of, guide_to, with_specimen
from kiosk.journeys.moving import Moved, go, stay
from kiosk.journeys.show_finding import OFTEN, event_titles
from kiosk.journeys.show_postings import POSTED
from kiosk.journeys.visit import HOLDER, Context, Guiding, Place, Step, Visit, for_whom
from provisioning.catalogue.matters import Depth
from provisioning.catalogue.rules.titles import titles

MOST_LETTERS = 60


def at_choose(visit: Visit, action: Action, context: Context) -> Moved:
    """Open a life event, say it in words, or choose a title."""
    match action:
        case ChooseEvent(event) if event == POSTED and not visit.asking:
            return stay(visit)
        case ChooseEvent(event) if event in {OFTEN, POSTED} or event_titles(event, context):
            return go(visit, Place(Step.CHOOSE, event))
        case AskInWords():
            return go(visit, Place(Step.SEARCH))
        case ChooseTitle(title):
            return choose_title(visit, title, context)
        case _:
            return stay(visit)


def at_search(visit: Visit, action: Action, context: Context) -> Moved:
    """Look for what was typed so far, or choose what was found."""
    match action:
        case LookFor(text):
            return stay(replace(visit, query=text[:MOST_LETTERS]))
        case ChooseTitle(title):
            return choose_title(visit, title, context)
        case _:
            return stay(visit)


def at_guide(visit: Visit, action: Action, context: Context) -> Moved:  # noqa: PLR0911 - one case an action
    """Print it, look at a sample, or begin where that can be done here."""
    title = visit.place.key
    match action:
        case PrintGuide() if context.night.guides_left == 0:
            return _no_paper(visit)
        case PrintGuide() if visit.guide.stage is not GuidePrint.PRINTING:
            printing = replace(visit, guide=Guiding(GuidePrint.PRINTING))
            return stay(printing, Print(guide_to(title, context), visit.language))
        case GuidePrinted(printed) if printed == title:
            return stay(replace(visit, guide=Guiding(GuidePrint.PRINTED)))
        case GuideNotPrinted(failed, code) if failed == title:
            return stay(replace(visit, guide=Guiding(GuidePrint.FAILED, code)))
        case ShowSample(material) if material in _materials(title, context):
            return go(visit, Place(Step.SAMPLE, f"{title}/{material}"))
        case ShowFilled():
            return go(replace(visit, guide=Guiding()), Place(Step.SPECIMEN, title))
        case Agree() if depth_of(context.catalogue, title) is not Depth.GUIDE:
            return _begin(visit, title, context)
        case _:
            return stay(visit)


def at_specimen(visit: Visit, action: Action, context: Context) -> Moved:
    """Look at it, or take it along on paper."""
    title = visit.place.key
    match action:
        case PrintGuide() if context.night.guides_left == 0:
            return _no_paper(visit)
        case PrintGuide() if visit.guide.stage is not GuidePrint.PRINTING:
            printing = replace(visit, guide=Guiding(GuidePrint.PRINTING))
            return stay(printing, Print(with_specimen(title, context), visit.language))
        case GuidePrinted() | GuideNotPrinted():
            return at_guide(visit, action, context)
        case _:
            return stay(visit)


def _no_paper(visit: Visit) -> Moved:
    """The paper of the night is for slips (row C05)."""
    return stay(replace(visit, guide=Guiding(GuidePrint.FAILED, VisitFault.NIGHT_PAPER.value)))


def _materials(title: str, context: Context) -> set[str]:
    return {paper.key for paper in guide_to(title, context).papers}


def choose_title(visit: Visit, title: str, context: Context) -> Moved:
    """Go on with a title; where a kiosk does not take it all the way, its guide comes first."""
    if title not in {one.id for one in titles(context.catalogue)}:
        return stay(visit)
    is_finding = visit.place.step in (Step.CHOOSE, Step.SEARCH)
    at = visit.place if is_finding else visit.chosen_at
    found = replace(visit, chosen_at=at, guide=Guiding())
    depth = depth_of(context.catalogue, title)
    if not visit.asking and depth is Depth.FULL:
        return _begin(found, title, context)
    moved, effects = go(found, Place(Step.GUIDE, title))
    return moved, (*effects, *((CountUse(title),) if depth is Depth.GUIDE else ()))


def _begin(visit: Visit, title: str, context: Context) -> Moved:
    """Begin an application; of somebody who only asked so far, nothing is known yet."""
    if visit.asking:
        begun = Visit(
            language=visit.language,
            card_on_reader=visit.card_on_reader,
            contrast=visit.contrast,
        )
        return go(replace(begun, title=title, wanted=True), first_place(begun))
    chosen = _for_title(visit, title)
    return go(chosen, following(chosen, context))


def _for_title(visit: Visit, title: str) -> Visit:
    """Another title than before forgets what was answered for it."""
    if title == visit.title:
        return replace(visit, place=visit.chosen_at)
    fresh = Visit(place=visit.chosen_at, language=visit.language, card=visit.card)
    return replace(
        fresh,
        title=title,
        chosen_at=visit.chosen_at,
        query=visit.query,
        choices=for_whom(visit),
        typed=visit.typed & {HOLDER},
        own=visit.own,
        face=visit.face,
        vouched=visit.vouched & {HOLDER},
        card_on_reader=visit.card_on_reader,
        helper=visit.helper,
        helper_types=visit.helper_types,
        green=visit.green,
        contrast=visit.contrast,
        town=visit.town,
    )
