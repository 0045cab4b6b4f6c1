"""The pages of one who answers a notice or takes something back, slip in hand."""

from edge_sync.wire.news import Asked
from kiosk.journeys.later import Doing
from kiosk.journeys.visit import Place, Step, Visit

_SIGNED = Place(Step.SIGN_LATER)
CHECKED = Place(Step.CHECK_LATER)


def later_course(visit: Visit) -> tuple[Place, ...]:
    """Return the pages from the slip to the signature."""
    if visit.later.doing is Doing.WITHDRAWING:
        return (Place(Step.READ_SLIP), Place(Step.WITHDRAW), _SIGNED)
    pages = (Place(Step.BRING, key) for key in points(visit))
    return (Place(Step.READ_SLIP), *pages, CHECKED, _SIGNED)


def points(visit: Visit) -> dict[str, Asked]:
    """Return what is asked, by the key of its page."""
    asked = visit.later.slip.asked if visit.later.slip else ()
    return {f"asked/{place}": point for place, point in enumerate(asked)}


def is_brought(visit: Visit, key: str) -> bool:
    """Say whether a point has its answer."""
    return bool(visit.pages.get(key) or visit.later.words.get(key))


def check_place(visit: Visit) -> Place:
    """Return where one who could not hand in goes back to."""
    match visit.later.doing:
        case Doing.ANSWERING:
            return CHECKED
        case Doing.WITHDRAWING:
            return Place(Step.WITHDRAW)
        case _:
            return Place(Step.CHECK)
