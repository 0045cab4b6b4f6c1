"""What time it is for a kiosk whose clock may be nonsense (facts of the fleet, pitfall 3).

A clock that is slow would switch every expiry off, and with it the protection
against a frozen catalogue. So the time only grows: no earlier than this program
was built, no earlier than any signed time that was ever seen here.
"""

from datetime import UTC, datetime, timedelta

BUILT = datetime(2026, 11, 1, tzinfo=UTC)
"""Raised with every release: no verified time lies before it."""

PLAUSIBLE = timedelta(days=15 * 365)  # a clock beyond this is broken and not believed


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
