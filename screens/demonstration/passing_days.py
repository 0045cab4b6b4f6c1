"""Days that pass: the business clock is set ahead, and everything else keeps real time."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from provisioning.clock import CHINA
from screens.demonstration.errors import DemonstrationError
from screens.demonstration.place import Place
from screens.demonstration.site import Part, wait_for

_MOVED = (Part.CLOUD, Part.COURIER, Part.KIOSK)  # what reads the business clock at its start
_DAY_S = 24 * 60 * 60
_LONG, _LOOKING = 300.0, 20.0
_LONGEST_HOLIDAY = 12
_FRIDAY = 4


def let_days_pass(
    place: Place, limit_days: int, has_come: Callable[[], bool], tell: Callable[[str], None]
) -> int:
    """Let a limit of working days pass, and then day by day until something has come.

    Returns how many days passed. Holidays are not known here: who waits goes on.
    Raises DemonstrationError when nothing comes.
    """
    today = datetime.now(UTC).astimezone(CHINA).date()  # noqa: TID251 - the day the story is played
    first = days_until_over(today, limit_days)
    for days in range(first, first + _LONGEST_HOLIDAY):
        _set_ahead(place, days, tell)
        if _comes(has_come):
            return days
    raise DemonstrationError(f"nothing has come in {first + _LONGEST_HOLIDAY} days")


def days_until_over(received: date, limit_days: int) -> int:
    """Return after how many days a limit of working days is over by one."""
    day, left = received, limit_days + 1
    while left:
        day += timedelta(days=1)
        left -= day.weekday() <= _FRIDAY
    return (day - received).days


def _set_ahead(place: Place, days: int, tell: Callable[[str], None]) -> None:
    tell(f"{days} days pass")
    place.set_ahead(days * _DAY_S)
    place.site.stop_together(*_MOVED)
    place.site.start(*_MOVED)
    wait_for("the kiosk's window", place.glass.is_there, _LONG)
    place.glass.wait_for_page("welcome")


def _comes(has_come: Callable[[], bool]) -> bool:
    try:
        wait_for("what comes as days pass", has_come, _LOOKING)
    except DemonstrationError:
        return False
    return True
