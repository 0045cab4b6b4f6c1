"""Progress by card: the applications of exactly one number and name, as a resident is told.

Only the applicant is told: other persons of a case (a child, a neighbour who
signed) have their own papers and their own slips.
"""

from collections.abc import Mapping
from typing import Final

from cloud.casework.book import Book
from cloud.casework.editions import Editions
from cloud.casework.policy import Policy, shipped_policy
from cloud.casework.standing import in_languages, standings
from cloud.casework.tables import CaseRow, PersonRow
from cloud.casework.traces import next_days
from edge_sync.wire.application import CatalogueRef, SlipNumber, Value
from edge_sync.wire.questions import MOST_TOLD, Asker, CaseTold
from provisioning.catalogue.rules.titles import title_of
from provisioning.storage.database import Database

_APPLICANT: Final = "applicant"


def number_in(answers: Mapping[str, Value]) -> str:
    """Return the identity number among a person's answers, or nothing."""
    return answers["id_no"].text.upper() if "id_no" in answers else ""


def number_persons(database: Database) -> None:
    """Give every person a number to be found by who was written before there was one. Writes."""
    without = database.rows(PersonRow.select().where(PersonRow.id_no.is_null()))
    if not without:
        return
    with database.transaction():
        for row in without:
            changed = PersonRow.update(id_no=number_in(row.answers))
            database.run(changed.where(PersonRow.id == row.id))


class ProgressReader:
    """What the holder of a card is told. Any thread; writes nothing."""

    def __init__(
        self, database: Database, editions: Editions, policy: Policy | None = None
    ) -> None:
        self._database = database
        self._named = (policy or shipped_policy()).applicant.names_departments
        self._editions = editions
        self._book = Book(database)

    def told(self, asker: Asker) -> tuple[CaseTold, ...]:
        """Return the newest applications in this name with this number: one more than is shown."""
        number = asker.number.upper()
        if not number:
            return ()
        rows = self._database.rows(PersonRow.select().where(PersonRow.id_no == number))
        ids = [row.case_id for row in rows if _is_applicant(row, asker.name)]
        newest = CaseRow.select().where(CaseRow.id.in_(ids)).order_by(CaseRow.legal_ms.desc())
        return tuple(self._case(case) for case in self._database.rows(newest.limit(MOST_TOLD + 1)))

    def _case(self, case: CaseRow) -> CaseTold:
        entry = self._book.open(case)
        catalogue = self._editions.of(CatalogueRef(case.catalogue_version, case.catalogue_digest))
        days = next_days(entry.now, entry.events)
        return CaseTold(
            slip=SlipNumber(case.slip),
            number=case.number,
            title=in_languages(title_of(catalogue, case.title).name),
            lodged_ms=case.legal_ms,
            standings=standings(catalogue, entry.now, days, named=self._named),
        )


def _is_applicant(row: PersonRow, name: str) -> bool:
    return _APPLICANT in row.roles and "name" in row.answers and row.answers["name"].text == name
