"""The pages of signing, in order for each signer, and where each leads.

A single signer who stands here goes straight through; with more of them, a
list stands before and between, with a tick for each who is done.
"""

from kiosk.journeys.consents import consents_of_signer, is_asked_at_signing
from kiosk.journeys.outcome import work_out
from kiosk.journeys.signers import (
    Task,
    glass_papers,
    ink_papers,
    is_settled,
    page_key,
    task_of,
    tasks,
    way_of,
)
from kiosk.journeys.signing import COUNTERSIGNER, WITNESS_CARD, SignWay
from kiosk.journeys.visit import Context, Place, Step, Visit

SIGNING_STEPS = frozenset(
    {
        Step.SIGNERS,
        Step.SIGNER,
        Step.SIGNER_CARD,
        Step.SIGN_TEXT,
        Step.INK_PAPER,
        Step.SIGNED_PAPER,
        Step.SIGN,
        Step.WITNESS,
        Step.WITNESS_SIGN,
        Step.COUNTERSIGN,
    }
)
_HAND_IN = Place(Step.LODGING)
_LIST = Place(Step.SIGNERS)


def is_of_signing(visit: Visit) -> bool:
    """Say whether the visit is at a page of signing; a consent may be one of them."""
    place = visit.place
    is_consent = place.step is Step.CONSENT and is_asked_at_signing(visit, place.key)
    return is_consent or place.step in SIGNING_STEPS


def start_of_signing(visit: Visit, context: Context) -> Place:
    """Return the first page of signing."""
    found = tasks(visit, context)
    return _LIST if len(found) > 1 else start_of(visit, context, found[0])


def start_of(visit: Visit, context: Context, task: Task) -> Place:
    """Return the first page of one signer whose way is settled: the card, if it is not read."""
    places = _pages(visit, context, task)
    is_known = task.has_card or task.party in visit.signing.without_card
    return places[1] if is_known and places[0].step is Step.SIGNER_CARD else places[0]


def signer_at(visit: Visit, context: Context) -> Task | None:
    """Return the signer whose page is shown."""
    return task_of(visit, context, _party(visit.place))


def onward(visit: Visit, context: Context) -> Place:
    """Return the page after this one of signing."""
    task = signer_at(visit, context)
    if task is None:
        return start_of_signing(visit, context)
    places = _pages(visit, context, task)
    if visit.place in places[:-1]:
        return places[places.index(visit.place) + 1]
    return after_signer(visit, context)


def after_signer(visit: Visit, context: Context) -> Place:
    """Return where a finished signer leads: the list where there are more, or the end."""
    return _LIST if len(tasks(visit, context)) > 1 else _HAND_IN


def before(visit: Visit, context: Context) -> Place | None:
    """Return where "back" leads from a page of signing, or None if nowhere."""
    if visit.place.step is Step.COUNTERSIGN:
        return None
    task = signer_at(visit, context)
    if visit.place == _LIST or task is None:
        return Place(Step.CHECK)
    places = _pages(visit, context, task)
    at = places.index(visit.place) if visit.place in places else 0
    if at and places[at - 1].step is not Step.SIGNER_CARD:
        return places[at - 1]
    return before_signer(visit, context, task)


def next_open(visit: Visit, context: Context) -> Task | None:
    """Return the first signer who has neither signed nor chosen to sign later."""
    return next((t for t in tasks(visit, context) if not is_settled(visit, context, t)), None)


def needs_power(visit: Visit, context: Context) -> bool:
    """Say whether an agent stands here whose power of attorney nobody has signed (row R14)."""
    if visit.signing.countersigns or not work_out(visit, context).plan.has_agent:
        return False
    return any(
        paper.is_power and not is_settled(visit, context, task)
        for task in tasks(visit, context)
        for paper in task.signer.papers
    )


def before_signer(visit: Visit, context: Context, task: Task) -> Place:
    """Return where a signer's pages are entered: where the way is chosen, or the list."""
    if visit.signing.countersigns:
        return Place(Step.COUNTERSIGN, COUNTERSIGNER)
    if not task.signer.stands_here and visit.place.step is not Step.SIGNER:
        return Place(Step.SIGNER, task.party)
    return _LIST if len(tasks(visit, context)) > 1 else Place(Step.CHECK)


def _pages(visit: Visit, context: Context, task: Task) -> tuple[Place, ...]:
    way, party = way_of(visit, task), task.party
    card = () if task.signer.stands_here else (Place(Step.SIGNER_CARD, party),)
    consents = consents_of_signer(visit, context, party)
    consent = tuple(Place(Step.CONSENT, one.key) for one in consents)
    is_plain = task.signer.stands_here and len(task.signer.papers) == 1
    text = () if is_plain and way is not SignWay.MARK else (Place(Step.SIGN_TEXT, party),)
    if task.only_consents:
        return (*card, *consent)
    keys = [page_key(task, paper) for paper in ink_papers(visit, task)]
    ink = tuple(Place(s, key) for key in keys for s in (Step.INK_PAPER, Step.SIGNED_PAPER))
    glass = (Place(Step.SIGN, party),) if glass_papers(visit, task) else ()
    witness = _witness_pages(visit, party) if glass and way is SignWay.MARK else ()
    return (*card, *consent, *text, *ink, *glass, *witness)


def _witness_pages(visit: Visit, party: str) -> tuple[Place, ...]:
    by_card = f"{WITNESS_CARD}/{party}"
    card = (
        (Place(Step.SIGNER_CARD, by_card),) if visit.signing.witnesses.get(party) == by_card else ()
    )
    return (Place(Step.WITNESS, party), *card, Place(Step.WITNESS_SIGN, party))


def _party(place: Place) -> str:
    """Pages of a paper or of a witness's card name the signer second."""
    head, _, rest = place.key.partition("/")
    return rest.partition("/")[0] if rest else head
