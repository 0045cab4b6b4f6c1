"""A withdrawal: the resident takes members back that nobody has decided yet. Pure."""

from cloud.casework.model.events import AnyFact
from cloud.casework.model.facts import Withdrawn
from cloud.casework.model.now import CaseNow
from cloud.casework.states import CONCLUDED
from edge_sync.wire.submissions import Withdrawal


def withdrawn(now: CaseNow, withdrawal: Withdrawal) -> tuple[AnyFact, ...]:
    """Withdraw what is named, or everything; a decision that was made stands."""
    return tuple(
        Withdrawn(position=one.setup.position, slip=str(withdrawal.slip), text=withdrawal.reason)
        for one in now.members
        if (not withdrawal.members or one.setup.matter in withdrawal.members)
        and one.state not in CONCLUDED
    )
