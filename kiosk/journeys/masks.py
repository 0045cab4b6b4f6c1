"""Showing enough of a number to check it, and too little to steal it."""

from kiosk.journeys.greeting import Greeting, greeting_of
from kiosk.journeys.outcome import work_out
from kiosk.journeys.visit import Context, Visit

_KEPT_AT_FRONT = {18: 4, 11: 3}  # card numbers, phones
_TAIL = 4


def masked(number: str) -> str:
    """Return "1101**********002X", "138****1234" or "*************1234"."""
    front = _KEPT_AT_FRONT.get(len(number), 0)
    hidden = max(0, len(number) - front - _TAIL)
    return f"{number[:front]}{'*' * hidden}{number[front + hidden :]}"


def masked_name(name: str) -> str:
    """Return "王*" or "王*英": enough for its owner to know it."""
    if len(name) <= 2:  # noqa: PLR2004 - surname and one more
        return f"{name[:1]}*"
    return f"{name[0]}{'*' * (len(name) - 2)}{name[-1]}"


def slip_greeting(visit: Visit, context: Context) -> Greeting | None:
    """Return surname and last four digits of the one who applies, for the first print alone."""
    if not visit.title:
        return None
    outcome = work_out(visit, context)
    known = {field.key: field.given.text for field in outcome.form if field.given}
    name = known.get(f"{outcome.plan.holder}.name", "")
    number = known.get(f"{outcome.plan.holder}.id_no", "")
    return greeting_of(name, number[-_TAIL:]) if name and number else None
