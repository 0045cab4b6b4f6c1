"""The helper's pages, the page handed over, and the band on top of every page."""

from dataclasses import replace

from kiosk.journeys.at_helper import RESIDENTS_ALONE, is_joined
from kiosk.journeys.helper_states import HelperBand, HelperPage, HelperStands, SignIn, StationLook
from kiosk.journeys.helping import typed_by_helper
from kiosk.journeys.mandate import may_carry
from kiosk.journeys.show_check import show_check
from kiosk.journeys.states import CheckGroup, HandOver
from kiosk.journeys.visit import Context, Step, Visit

_NOBODY_HERE = (Step.WELCOME, Step.HELPER, Step.RECORD, Step.SIGN_IN)


def show_sign_in(visit: Visit, context: Context) -> SignIn:
    """Return the page of the code."""
    duty = context.duty
    return SignIn(visit.code, duty.wait_s, duty.fault, context.has_help_line)


def show_helper(visit: Visit, context: Context) -> HelperPage:
    """Return the page of the station."""
    on = context.duty.on
    return HelperPage(
        name=on.name if on else "",
        is_staff=bool(on and on.may_vouch),
        look=_with_reader(visit.look, context.reader_fault),
        station=visit.station,
        recorded=context.recorded,
    )


def show_hand_over(visit: Visit, context: Context) -> HandOver:
    """Return what the helper typed, as the check page shows it."""
    keys = set(typed_by_helper(visit))
    groups = (_only(group, keys) for group in show_check(visit, context).groups)
    on = context.duty.on
    name = on.name if on and on.id == visit.helper else ""
    shown = tuple(group for group in groups if group.items)
    return HandOver(name, shown, can_carry=may_carry(visit, context))


def show_band(visit: Visit, context: Context) -> HelperBand | None:
    """Return what stands on top while a helper is signed in."""
    on = context.duty.on
    return HelperBand(on.name, _stands(visit, context)) if on else None


def _stands(visit: Visit, context: Context) -> HelperStands:
    if visit.place.step in _NOBODY_HERE:
        return HelperStands.ON_DUTY
    if not is_joined(visit, context):
        return HelperStands.BESIDE
    if visit.place.step in RESIDENTS_ALONE:
        return HelperStands.HANDS_OVER
    return HelperStands.TYPES if visit.helper_types else HelperStands.WATCHES


def _only(group: CheckGroup, keys: set[str]) -> CheckGroup:
    items = tuple(item for item in group.items if item.key in keys)
    return replace(group, items=items)


def _with_reader(look: StationLook | None, fault: str | None) -> StationLook | None:
    """The reader says by itself how it is; printer and camera were asked."""
    return replace(look, faults=(fault, *look.faults)) if look and fault else look
