"""Whether who came with a slip of ours is the person it was made for."""

from enum import Enum

from cloud.casework.tables import CaseRow, PersonRow
from edge_sync.wire.submissions import Countersignature
from provisioning.storage.database import Database

_NAMED_BY = ("name", "id_no")


class Doubt(Enum):
    """What an officer must look at before believing a signature."""

    NONE = ""
    ANOTHER_NUMBER = "another-number"  # the signer's card is not the person's of the application
    NO_CARD = "no-card"  # signed by one who is known by a typed number alone


def doubt_of(database: Database, case: CaseRow, person: str, follower: Countersignature) -> Doubt:
    """Hold the card that was read against what the application says of the person.

    What the application did not know of the person, her own card tells it.
    """
    here = (PersonRow.case == case.id) & (PersonRow.person == person)
    row = database.first(PersonRow.select().where(here))
    told = follower.person.values if follower.person else {}
    if row is None or "id_no" not in told:
        return Doubt.NO_CARD
    known = row.answers.get("id_no")
    if known is not None and known.text != told["id_no"].text:
        return Doubt.ANOTHER_NUMBER
    learnt = {name: told[name] for name in _NAMED_BY if name in told and name not in row.answers}
    if learnt:
        changed = PersonRow.update(answers={**row.answers, **learnt})
        database.run(changed.where(PersonRow.id == row.id))
    return Doubt.NONE
