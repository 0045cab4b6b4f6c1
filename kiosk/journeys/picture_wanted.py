"""What a picture of the page in sight is held against, whoever takes it: camera or phone."""

from kiosk.journeys.at_without import paper_of
from kiosk.journeys.effects import TakePicture
from kiosk.journeys.filing import is_half
from kiosk.journeys.visit import Context, Step, Visit

_PORTRAIT = "photo"  # the kind of material that is a photograph of the person


def picture_wanted(visit: Visit, context: Context) -> TakePicture:
    """Say beside which pages it is taken, and whether it is to be a portrait."""
    goes_on = visit.scanning.goes_on or is_half(visit, visit.place.key)
    beside = visit.pages.get(visit.place.key, ()) if goes_on else ()
    if visit.place.step is not Step.PAPER:  # a page signed in ink, or brought for a notice
        return TakePicture(beside)
    kind = paper_of(visit, context).material.kind
    return TakePicture(beside, is_portrait=kind == _PORTRAIT)
