"""Cases drawn by chance, for the legal office to look into (row J07).

An office sees the cases of its own place and of the places below; where each lay on its
day is asked of whoever knows the places (`Within`), so that nothing of another place's
cases stands in the list.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from cloud.casework.states import CaseState
from cloud.casework.tables import CaseRow
from cloud.clock.counting import civil_day
from provisioning.storage.database import Database
from provisioning.storage.many import parted

MOST: Final = 12
TRIES: Final = 20_000  # cases looked at for the sake of a small place among many
_HIGHEST = "SELECT COALESCE(max(id), 0) FROM casework_case"

Within = Callable[[str, date], bool]
"""Says whether a station lies in the office's place: its code, and the day it had it."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A case that was drawn, as a list shows it. No person is named."""

    number: str
    title: str
    lead: str
    state: CaseState


def drawn(database: Database, lot: str, within: Within) -> tuple[Sample, ...]:
    """Draw some cases; the same ``lot`` draws the same, as long as none are added.

    A draw and no secret: who checks the checkers must be able to repeat it.
    """
    highest = int(database.ask(_HIGHEST)[0][0])
    ids = random.Random(lot).sample(range(1, highest + 1), min(TRIES, highest))  # noqa: S311 - see above
    found = sorted(islice(_of_place(database, ids, within), MOST), key=lambda row: row.id)
    return tuple(Sample(one.number, one.title, one.lead, one.state) for one in found)


def _of_place(database: Database, ids: list[int], within: Within) -> Iterator[CaseRow]:
    """Go through cases in the order of the lot, past those of other places."""
    for some in parted(ids):
        rows = {row.id: row for row in database.rows(CaseRow.select().where(CaseRow.id.in_(some)))}
        here = (rows[one] for one in some if one in rows)
        yield from (row for row in here if within(row.station, civil_day(row.legal_ms)))
