"""Moves while the resident's own phone takes the picture of a paper (row C03)."""

from dataclasses import replace

from kiosk.journeys.at_hand import words_of
from kiosk.journeys.at_without import paper_of
from kiosk.journeys.effects import WaitForPhone
from kiosk.journeys.later_course import points
from kiosk.journeys.moving import Moved, stay
from kiosk.journeys.paper_actions import PhoneFailed, PhoneOpened, PhoneReady, UsePhone
from kiosk.journeys.paper_states import PhoneWay
from kiosk.journeys.picture_wanted import picture_wanted
from kiosk.journeys.states import PaperStage
from kiosk.journeys.visit import Context, Scanning, Step, Visit
from provisioning.catalogue.words import NOTHING, Words

ByPhone = UsePhone | PhoneReady | PhoneOpened | PhoneFailed


def at_phone(visit: Visit, action: ByPhone, context: Context) -> Moved:
    """Make the way ready, and note how far the phone is."""
    scan = visit.scanning
    is_waiting = scan.stage is PaperStage.PHONE
    match action:
        case UsePhone() if context.takes_phones and not is_waiting:
            name = _paper_in_sight(visit, context)
            way = replace(scan, stage=PaperStage.PHONE, fault=None, flaw=None, phone=PhoneWay())
            way = replace(way, stick=None)
            waiting = WaitForPhone(name or NOTHING, picture_wanted(visit, context))
            return stay(_now(visit, way), waiting) if name else stay(visit)
        case PhoneReady(url, network, join) if is_waiting:
            return stay(_now(visit, replace(scan, phone=PhoneWay(url, network, join))))
        case PhoneOpened() if is_waiting and scan.phone is not None:
            return stay(_now(visit, replace(scan, phone=replace(scan.phone, is_open=True))))
        case PhoneFailed(code) if is_waiting:
            return stay(_now(visit, replace(scan, stage=PaperStage.FAILED, fault=code)))
        case _:
            return stay(visit)


def _paper_in_sight(visit: Visit, context: Context) -> Words | None:
    """Return what the phone says it takes: a line's paper, or what a notice asks for.

    A page that was just printed and signed here is laid under the kiosk's own camera.
    """
    match visit.place.step:
        case Step.PAPER:
            return paper_of(visit, context).name
        case Step.BRING:
            return words_of(points(visit)[visit.place.key].name)
        case _:
            return None


def _now(visit: Visit, scan: Scanning) -> Visit:
    return replace(visit, scanning=scan)
