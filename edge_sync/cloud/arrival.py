"""What the case handling is told about an arrival, and the moment from which it counts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from edge_sync.wire.application import ApplicationId, KioskId, SlipNumber, Stamp
from edge_sync.wire.submissions import Submitted

LARGE_ERROR_MS = 5 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Arrival:
    """How one application came. All times are UTC milliseconds.

    ``received_ms`` is the legal moment of receipt (decision 8): the kiosk's
    time corrected by its known error, never later than the cloud's.
    ``is_clock_doubtful`` asks a person to look at it.
    """

    application: ApplicationId
    kiosk: KioskId
    slip: SlipNumber
    arrived_ms: int
    received_ms: int
    is_clock_doubtful: bool
    deliveries: int
    journal_number: int


OnSubmission = Callable[[Submitted, Arrival], None]
"""Called inside the intake's transaction, exactly once for a submission that is taken.

It may write through the same `Database`, and may raise ApplicationRefusedError.
"""


Taken = tuple[Submitted, Arrival]


@dataclass(frozen=True, slots=True)
class Together:
    """A handler that is given everything of one transaction at once, in its order.

    What it raises undoes the transaction; each submission is then handed over alone.
    """

    take: Callable[[Sequence[Taken]], None]


def handed_over(handler: OnSubmission | Together, taken: Sequence[Taken]) -> None:
    """Give a handler what was taken, in the way that it wants it."""
    if isinstance(handler, Together):
        handler.take(taken)
        return
    for submission, arrival in taken:
        handler(submission, arrival)


def legal_moment_ms(stamp: Stamp, arrived_ms: int) -> tuple[int, bool]:
    """Return the legal moment of receipt and whether the clock it rests on is doubtful."""
    corrected_ms = stamp.device_ms - (stamp.error_ms or 0)
    is_doubtful = (
        stamp.error_ms is None
        or abs(stamp.error_ms) > LARGE_ERROR_MS
        or corrected_ms > arrived_ms + LARGE_ERROR_MS
    )
    return min(corrected_ms, arrived_ms), is_doubtful
