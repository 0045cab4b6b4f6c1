"""The slips after the first: one for each who signs later, and what is written on them by hand."""

from edge_sync.wire.application import SlipNumber
from edge_sync.wire.signing_slip import signing_slip_number
from kiosk.journeys.greeting import Greeting, greeting_of
from kiosk.journeys.masks import slip_greeting
from kiosk.journeys.signers import tasks, way_of
from kiosk.journeys.signing import SignWay
from kiosk.journeys.visit import Context, Visit


def further_slips(visit: Visit, context: Context, number: SlipNumber) -> tuple[SlipNumber, ...]:
    """Return the numbers of the signing slips that were lodged with the application."""
    if not visit.title:
        return ()
    later = (task for task in tasks(visit, context) if way_of(visit, task) is SignWay.LATER)
    return tuple(signing_slip_number(number, task.person) for task in later)


def greeting_on(visit: Visit, context: Context, number: SlipNumber) -> Greeting | None:
    """Return what its owner knows a slip by: from memory, on the first print alone.

    A signing slip bears the surname of who has to sign; the slip of a
    countersignature that of who has signed.
    """
    if "/" not in number and not visit.signing.countersigns:
        return slip_greeting(visit, context)
    signers, person = tasks(visit, context), number.partition("/")[2]
    names = [task.who.name for task in signers if person in ("", task.person)]
    name = next(iter(names), "")
    return greeting_of(name, "") if name else None
