"""What moment it is for whoever signs in, from three clocks of which any may be wrong. Pure.

The kiosk's own clock, what the cloud last said it should be, and the day on which the
roster was signed. A clock of the cloud that is years ahead would have every roster be
over; a moment that it named once would stay the earliest for good.
"""

from edge_sync.wire.application import Stamp

_DAY_MS = 86_400_000
_FAR_MS = 400 * _DAY_MS
"""More than any clock of ours wanders, and longer than any roster is valid."""


def present_ms(stamp: Stamp, issued_ms: int) -> int:
    """Return the kiosk's time, corrected by its known error unless that is absurd.

    It is where the error puts the clock more than 400 days ahead, though by itself it
    is not before the roster that was signed for this kiosk.
    """
    corrected_ms = _corrected_ms(stamp)
    is_absurd = corrected_ms - stamp.device_ms > _FAR_MS and stamp.device_ms >= issued_ms
    return stamp.device_ms if is_absurd else corrected_ms


def floor_ms(stamp: Stamp, issued_ms: int) -> int:
    """Return the moment before which it is never again: the one that two clocks vouch for.

    A kiosk that never heard the cloud has only its own.
    """
    if stamp.error_ms is None:
        return stamp.device_ms
    return sorted((stamp.device_ms, _corrected_ms(stamp), issued_ms))[1]


def _corrected_ms(stamp: Stamp) -> int:
    return stamp.device_ms - (stamp.error_ms or 0)
