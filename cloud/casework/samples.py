"""Cases drawn by chance, for the legal office to look into (row J07)."""

import random
from dataclasses import dataclass
from typing import Final

from cloud.casework.states import CaseState
from cloud.casework.tables import CaseRow
from provisioning.storage.database import Database

MOST: Final = 12
_HIGHEST = "SELECT COALESCE(max(id), 0) FROM casework_case"


@dataclass(frozen=True, slots=True)
class Sample:
    """A case that was drawn, as a list shows it. No person is named."""

    number: str
    title: str
    lead: str
    state: CaseState


def drawn(database: Database, lot: str) -> tuple[Sample, ...]:
    """Draw some cases; the same ``lot`` draws the same, as long as none are added.

    A draw and no secret: who checks the checkers must be able to repeat it.
    """
    highest = int(database.ask(_HIGHEST)[0][0])
    ids = random.Random(lot).sample(range(1, highest + 1), min(MOST, highest))  # noqa: S311 - see above
    rows = database.rows(CaseRow.select().where(CaseRow.id.in_(ids)).order_by(CaseRow.id))
    return tuple(Sample(one.number, one.title, one.lead, one.state) for one in rows)
