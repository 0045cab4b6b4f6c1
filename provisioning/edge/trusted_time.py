"""What time it is for a kiosk whose clock may be nonsense (facts of the fleet, pitfall 3).

A clock that is slow would switch every expiry off, and with it the protection
against a frozen catalogue. So the time only grows: no earlier than this program
was built, no earlier than any signed time that was ever seen here.
"""

from datetime import UTC, datetime, timedelta

BUILT = datetime(2026, 11, 1, tzinfo=UTC)
"""Raised with every release: no verified time lies before it."""

PLAUSIBLE = timedelta(days=15 * 365)  # a clock beyond this is broken and not believed
LONGEST_LIFE = timedelta(days=400)  # of any signature of ours
_DAY, _MOMENT = timedelta(days=1), timedelta(milliseconds=1)


def reference_time(
    clock: datetime, floor: datetime, beacon: datetime | None = None, built: datetime = BUILT
) -> datetime:
    """Return the latest time that is known to have come.

    Args:
        clock: The kiosk's own clock, right or wrong.
        floor: The latest signed time this kiosk has stored.
        beacon: The cloud's signed time of just now; heard, it stands in the clock's
            place, which may be fast.
        built: When this program was built.
    """
    known = max(built, floor)
    if beacon is not None:
        return max(known, beacon)
    is_plausible = built <= clock <= built + PLAUSIBLE
    return max(known, clock) if is_plausible else known


def floor_of(
    signed: datetime, clock: datetime, active_until: datetime, built: datetime = BUILT
) -> datetime:
    """Return how far a signed time lifts the floor, which never sinks again.

    To what it says, but no further than the end of the active catalogue or a day past the
    kiosk's own clock. That is enough to notice that nothing new comes, and whatever is
    published later is not over by it. A clock of the cloud that was years ahead for an
    hour would otherwise have every catalogue be over for years.

    Args:
        signed: A time that somebody signed: the cloud's greeting, a catalogue's timestamp.
        clock: The kiosk's own clock, right or wrong.
        active_until: When the signatures of the active catalogue are over.
        built: When this program was built.
    """
    present = clock if built <= clock <= built + PLAUSIBLE else built
    until = min(active_until, present + LONGEST_LIFE)
    return min(signed, max(present + _DAY, until + _MOMENT))
