"""Moves while the picture of a paper is chosen from a stick (row F13)."""

from dataclasses import replace

from devices.errors import StickGoneError
from kiosk.journeys.effects import LookAtStick, TakeFromStick
from kiosk.journeys.moving import Moved, stay
from kiosk.journeys.paper_actions import (
    ChooseLeaf,
    StickAwaited,
    StickFailed,
    StickSeen,
    UseStick,
)
from kiosk.journeys.paper_states import PaperStage, StickStage, StickWay
from kiosk.journeys.picture_wanted import picture_wanted
from kiosk.journeys.visit import Context, Scanning, Step, Visit

FromStick = UseStick | StickSeen | StickAwaited | StickFailed | ChooseLeaf
_ASKING = (Step.PAPER, Step.BRING)  # what was signed here is laid under the kiosk's own camera


def at_stick(visit: Visit, action: FromStick, context: Context) -> Moved:  # noqa: PLR0911 - one case an action
    """Look at the stick, note what it has, and take what is chosen."""
    scan = visit.scanning
    way = scan.stick
    match action:
        case UseStick() if context.takes_sticks and visit.place.step in _ASKING:
            return _use(visit)
        case StickAwaited() if way is not None and not way.leaves:
            return _now(visit, scan, replace(way, stage=StickStage.WAITING))
        case StickSeen(leaves, is_all, is_cut) if way is not None:
            seen = replace(way, leaves=leaves, is_all=is_all, is_cut=is_cut)
            return _now(visit, scan, replace(seen, stage=StickStage.CHOOSING))
        case StickFailed(code) if scan.stage is PaperStage.STICK:
            return _now(visit, replace(scan, stage=PaperStage.FAILED, fault=code), way)
        case ChooseLeaf(place) if way is not None and scan.stage is PaperStage.STICK:
            if not 0 <= place < len(way.leaves):
                return stay(visit)
            taking = replace(scan, stage=PaperStage.TAKING, stick=replace(way, chosen=place))
            wanted = TakeFromStick(place, picture_wanted(visit, context))
            return stay(replace(visit, scanning=taking), wanted)
        case _:
            return stay(visit)


def once_more(scan: Scanning) -> Scanning:
    """Return how the next try begins: a picture from a stick is chosen there again."""
    again = Scanning(goes_on=scan.goes_on, flawed=scan.flawed, kinds=scan.kinds)
    again = replace(again, numbers=scan.numbers)
    return chosen_on(scan, again) if scan.stage is PaperStage.TAKEN else again


def chosen_on(scan: Scanning, onward: Scanning, *, is_kept: bool = False) -> Scanning:
    """Where the page before came from a stick, the next one is chosen there as well."""
    way = scan.stick
    if way is None:
        return onward
    kept = way.kept | ({way.chosen} if is_kept and way.chosen is not None else frozenset())
    return replace(onward, stage=PaperStage.STICK, stick=replace(way, kept=kept, chosen=None))


def _use(visit: Visit) -> Moved:
    """Begin, or go back to what was found, if the stick is still there."""
    scan = visit.scanning
    if scan.stage is PaperStage.STICK:
        return stay(visit)
    stands = replace(scan, stage=PaperStage.STICK, flaw=None, fault=None, phone=None)
    if scan.stick is not None and scan.stick.leaves and scan.fault != StickGoneError.code:
        return _now(visit, stands, replace(scan.stick, chosen=None))
    return stay(replace(visit, scanning=replace(stands, stick=StickWay())), LookAtStick())


def _now(visit: Visit, scan: Scanning, way: StickWay | None) -> Moved:
    return stay(replace(visit, scanning=replace(scan, stick=way)))
