"""The day that the cloud has lived to: what is deleted on a day is not deleted by a wrong date.

The day goes on by one when the date does, however far the date went; by two from one date to
the very next while it is behind, as after a holiday without the cloud.
"""

from datetime import date

from edge_sync.cloud.tables import LivedDayRow
from provisioning.clock import Clock, today
from provisioning.storage.database import Database

_PLACE = 1


def lived_day(database: Database, clock: Clock) -> date:
    """Return the day, and remember that it was lived. In a transaction, once a day at least.

    Never later than the date: a first day that was wrong must not last.
    """
    date_ = today(clock).toordinal()
    found = database.find(LivedDayRow, place=_PLACE)
    day = _grown(found[0].day, found[0].date, date_) if found else date_
    if not found or found[0].date != date_:
        row = {"place": _PLACE, "day": day, "date": date_}
        database.keep(LivedDayRow, ("place",), [row])
    return date.fromordinal(min(day, date_))


def _grown(day: int, before: int, date_: int) -> int:
    most = 0 if date_ == before else 2 if date_ == before + 1 else 1
    return day + max(0, min(most, date_ - day))
