"""A withdrawal: the resident takes members back that nobody has decided yet."""

from cloud.casework import journal
from cloud.casework.following import Following
from cloud.casework.journal import Event
from cloud.casework.states import CONCLUDED, EventKind, MemberState
from cloud.casework.tables import MemberRow
from edge_sync.wire.submissions import Withdrawal
from provisioning.storage.database import Database


def apply_withdrawal(database: Database, following: Following, withdrawal: Withdrawal) -> None:
    """Withdraw what is named, or everything; a decision that was made stands."""
    query = MemberRow.select().where(MemberRow.case == following.case.id)
    for member in database.rows(query.order_by(MemberRow.position)):
        is_meant = not withdrawal.members or member.matter in withdrawal.members
        if not is_meant or member.state in CONCLUDED:
            continue
        changed = MemberRow.update(state=MemberState.WITHDRAWN)
        database.run(changed.where(MemberRow.id == member.id))
        told = {"slip": str(withdrawal.slip), "text": withdrawal.reason}
        event = Event(EventKind.WITHDRAWN, following.actor, following.arrived_ms, member.id, told)
        journal.add(database, following.case.id, event)
