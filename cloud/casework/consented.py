"""The answer of one who signs nothing and was asked for consent elsewhere, with a consent slip.

Nothing waits for it, so the legal moment of the case stays what it was. It counts
once, and only by the person's own card: a consent has no place for a doubt beside it.
"""

from cloud.casework.consents import give_consents
from cloud.casework.following import Following
from cloud.casework.model.events import AnyFact
from cloud.casework.model.facts import ConsentAnswered, NotBelieved
from cloud.casework.moment import legal_moment
from cloud.casework.signer_doubts import Doubt, doubt_of
from cloud.casework.tables import AwaitedRow
from edge_sync.wire.submissions import Countersignature
from provisioning.catalogue.model import Catalogue
from provisioning.storage.database import Database


def consented(
    database: Database,
    catalogue: Catalogue,
    following: Following,
    asked: AwaitedRow,
    follower: Countersignature,
) -> tuple[AnyFact, ...]:
    """Keep what the holder of a consent slip said yes to; the slip is used up by a no as well."""
    case, person, slip = following.case, asked.person, str(follower.slip)
    if doubt_of(database, case, person, follower) is not Doubt.NONE:
        return (NotBelieved(slip=slip, person=person),)
    given = tuple(one for one in follower.consents if one.by == person)
    give_consents(database, catalogue, case.id, case.title, person, given)
    answered_ms = legal_moment(follower.lodged, following.arrived_ms).at_ms
    used = AwaitedRow.update(signed_ms=answered_ms).where(AwaitedRow.id == asked.id)
    database.run(used)
    agreed = tuple(one.purpose for one in given)
    return (ConsentAnswered(slip=slip, person=person, agreed=agreed, station=follower.station),)
