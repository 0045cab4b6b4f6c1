"""The course: the pages of a visit in order, and which of them are still open.

The order follows from the answers and is worked out anew after each. Going on
is taking the next page, going back the one before.
"""

from kiosk.journeys.advice import Advice
from kiosk.journeys.consents import wanted_consents
from kiosk.journeys.filing import is_half
from kiosk.journeys.from_paper import OWN
from kiosk.journeys.identity import NUMBER, is_typing, own_elements
from kiosk.journeys.later_course import later_course
from kiosk.journeys.outcome import Outcome, work_out
from kiosk.journeys.paper_dates import is_too_old, wants_date
from kiosk.journeys.signing_course import before, is_of_signing, onward
from kiosk.journeys.visit import HOLDER, Context, Place, Step, Visit
from provisioning.catalogue.rules.documents import Document
from provisioning.catalogue.rules.form import questions
from provisioning.catalogue.rules.planned import Page, Plan

AFTER_ANSWERS = (Place(Step.CHECK),)
_PAPERS = (Step.PAPER, Step.PAPER_DATE)


def first_place(visit: Visit) -> Place:
    """Return where a visit begins: the notice stands alone only where little stands at once."""
    return Place(Step.NOTICE if visit.green else Step.FOR_WHOM)


def _to_identify(visit: Visit) -> tuple[Place, ...]:
    told = (first_place(visit),) if visit.green else ()
    return (*told, Place(Step.FOR_WHOM), Place(Step.IDENTIFY))


def course(visit: Visit, context: Context) -> tuple[Place, ...]:
    """Return the pages from the notice to the check, as far as they are known."""
    if visit.later.doing:
        return later_course(visit)
    found = () if visit.wanted else (visit.chosen_at,)
    before_title = (*_to_identify(visit), *_own(visit, context), *found)
    if not visit.title:
        return before_title
    outcome = work_out(visit, context)
    holder = outcome.plan.holder
    advice = (Place(Step.NOT_YET, told.key) for told in outcome.unmet if told.party == holder)
    members = (Place(Step.MEMBERS),) if outcome.plan.title.is_package else ()
    told = (*before_title, *advice, *members, Place(Step.NEEDS))
    pages = tuple(Place(Step.SCENARIO, page.key) for page in asked_pages(visit, outcome.plan))
    if outcome.plan.open_page:
        return (*told, *pages)
    if outcome.plan.is_empty:
        return (*told, *pages, *members)  # nothing is left to hand in: choose again
    return (*told, *pages, *_about_people(visit, context, outcome), *_after_answers(visit))


def _after_answers(visit: Visit) -> tuple[Place, ...]:
    """A visit that a helper joined has the page that is handed over (row R18)."""
    if visit.helper is None:
        return AFTER_ANSWERS
    return (AFTER_ANSWERS[0], Place(Step.HAND_OVER), *AFTER_ANSWERS[1:])


def following(visit: Visit, context: Context) -> Place:
    """Return where to go on to: the next page, or from a change back to Check."""
    if is_of_signing(visit):
        return onward(visit, context)
    places = course(visit, context)
    if visit.changing or visit.place.step in _PAPERS:  # papers come in any order
        return first_open(visit, context) or AFTER_ANSWERS[0]
    if visit.place not in places:
        return first_open(visit, context) or places[-1]
    return places[min(places.index(visit.place) + 1, len(places) - 1)]


def changeable(visit: Visit, context: Context) -> tuple[Place, ...]:
    """Return what may be opened from Check: the course, and what was filled in unasked."""
    filled = (f.key for f in work_out(visit, context).form if f.is_filled_in)
    return (*course(visit, context), *(Place(Step.QUESTION, key) for key in filled))


def preceding(visit: Visit, context: Context) -> Place | None:
    """Return where "back" leads, or None if nowhere."""
    if is_of_signing(visit):
        return before(visit, context)
    places = course(visit, context)
    if visit.place not in places:
        return None
    at = places.index(visit.place)
    return places[at - 1] if at else Place(Step.WELCOME)


def first_open(visit: Visit, context: Context) -> Place | None:
    """Return the first page after the choice of a title that still needs an answer."""
    if visit.later.doing:
        return None
    own = next((p for p in _own(visit, context) if p.key not in visit.own), None)
    if own:
        return own
    outcome = work_out(visit, context)
    if outcome.plan.open_page:
        return Place(Step.SCENARIO, outcome.plan.open_page.key)
    return next(
        (p for p in _about_people(visit, context, outcome) if _is_open(visit, outcome, p)), None
    )


_OPENED_FROM = {
    Step.ASK_BY_CARD: Step.READ_SLIP,
    Step.RECORD: Step.HELPER,
    Step.COLLECT: Step.SLIP_WAITING,
}


def behind(visit: Visit) -> Place | None:
    """Return the page that a page beside the course was opened from."""
    key = visit.place.key
    match visit.place.step:
        case Step.ASK_BY_CARD | Step.RECORD | Step.COLLECT as step:
            return Place(_OPENED_FROM[step])
        case Step.VOUCH:
            return Place(Step.IDENTIFY) if key == HOLDER else Place(Step.FURTHER_PERSON, key)
        case Step.FROM_PAPER:
            return question_of(key)
        case Step.WITHOUT:
            return Place(Step.PAPER, key)
        case Step.COMMITMENT:
            return Place(Step.WITHOUT, key)
        case _:
            return _behind_finding(visit)


def question_of(key: str) -> Place:
    """Return the page of the question that a paper answers."""
    group, _, element = key.rpartition(".")
    return Place(Step.OWN, element) if group == OWN else Place(Step.QUESTION, key)


def _behind_finding(visit: Visit) -> Place | None:  # noqa: PLR0911 - one case a step
    key = visit.place.key
    match visit.place.step:
        case Step.CHOOSE if key:
            return Place(Step.CHOOSE)
        case Step.CHOOSE if visit.asking:
            return Place(Step.WELCOME)
        case Step.SEARCH:
            return Place(Step.CHOOSE)
        case Step.GUIDE:
            return visit.chosen_at
        case Step.SPECIMEN:
            return Place(Step.GUIDE, key)
        case Step.SAMPLE:
            return Place(Step.GUIDE, key.partition("/")[0])
        case _:
            return None


def _own(visit: Visit, context: Context) -> tuple[Place, ...]:
    """The pages of the one who stands here without a card."""
    if not is_typing(visit):
        return ()
    return tuple(Place(Step.OWN, element.id) for element in own_elements(context.catalogue))


def asked_pages(visit: Visit, plan: Plan) -> tuple[Page, ...]:
    """Return the scenario pages; a member that was unticked before is not asked about again."""
    settled = {f"member.{matter}" for matter in visit.unticked}
    return tuple(page for page in plan.pages if page.key not in settled)


def _about_people(visit: Visit, context: Context, outcome: Outcome) -> tuple[Place, ...]:
    holder = outcome.plan.holder
    people = [p.role for p in outcome.plan.parties if p.card and p.role != holder]
    form = questions(outcome.form)
    asked = tuple(field.key for field in form)
    pages = tuple(field.key for field in form if not field.is_filled_in)
    late = tuple(one for one in outcome.unmet if one.party != holder)
    by_card = (one for one in late if not any(_tells_birth(key, one.party) for key in asked))
    return (
        *(Place(Step.FURTHER_PERSON, role) for role in people),
        *(Place(Step.NOT_YET, one.key) for one in by_card),
        *(Place(Step.CONSENT, one.key) for one in wanted_consents(visit, context, outcome)),
        *(place for key in pages for place in _asked(key, late)),
        *(place for paper in outcome.laid_papers for place in _laid(visit, context, paper)),
    )


def _laid(visit: Visit, context: Context, paper: Document) -> tuple[Place, ...]:
    """One paper, and the day that stands on it where it may be too old."""
    dated = (Place(Step.PAPER_DATE, paper.key),)
    is_asked = wants_date(visit, context.catalogue, paper)
    return (Place(Step.PAPER, paper.key), *(dated if is_asked else ()))


def _asked(key: str, late: tuple[Advice, ...]) -> tuple[Place, ...]:
    """One question, and what its answer makes it necessary to tell."""
    told = (Place(Step.NOT_YET, one.key) for one in late if _tells_birth(key, one.party))
    return (Place(Step.QUESTION, key), *told)


def _tells_birth(key: str, party: str) -> bool:
    return key == f"{party}.{NUMBER}"


def _is_open(visit: Visit, outcome: Outcome, place: Place) -> bool:
    if place.step is Step.FURTHER_PERSON:
        return place.key not in visit.cards and place.key not in visit.typed
    if place.step is Step.CONSENT:
        return place.key not in visit.consents
    if place.step is Step.NOT_YET:
        return place.key not in visit.advised
    if place.step is Step.QUESTION:
        return any(asked.key == place.key and asked.is_open for asked in outcome.form)
    if place.step is Step.PAPER_DATE:
        return place.key not in visit.dates
    is_wanted = place.key not in visit.pages or is_too_old(outcome.lines, place.key)
    return (is_wanted or is_half(visit, place.key)) and place.key not in visit.not_laid
