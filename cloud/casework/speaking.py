"""Who may speak for a case: the holder of its slip's private code, or a person of it by card."""

import hmac

from cloud.casework.tables import CaseRow, PersonRow
from edge_sync.wire.application import IdentityLevel, Person
from edge_sync.wire.slip_code import slip_check
from edge_sync.wire.submissions import Follower
from provisioning.storage.database import Database
from provisioning.trust.suite import Suite


def speaks_for(database: Database, suite: Suite, case: CaseRow, follower: Follower) -> bool:
    """Say whether whoever handed in the follower may speak for the case."""
    if case.slip_check and follower.proof:
        check = slip_check(follower.proof, suite)
        if hmac.compare_digest(check, case.slip_check):
            return True
    return _is_person(database, case, follower.person)


def _is_person(database: Database, case: CaseRow, person: Person | None) -> bool:
    if person is None or person.level is not IdentityLevel.CHIP or "id_no" not in person.values:
        return False
    number = person.values["id_no"].text
    rows = database.rows(PersonRow.select().where(PersonRow.case == case.id))
    return any("id_no" in row.answers and row.answers["id_no"].text == number for row in rows)
