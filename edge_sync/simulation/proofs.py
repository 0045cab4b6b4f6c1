"""What must hold of heads and journals at the end of a schedule, whatever was cut and crashed.

No power cut makes an honest cloud show two pasts, and no honest kiosk's journal
breaks: an alarm here would be a false one in the field.
"""

from edge_sync.cloud.exporting import export_log
from edge_sync.cloud.journals import Journals
from edge_sync.cloud.log import DEFAULT_LOG
from edge_sync.cloud.noting import FindingKind
from edge_sync.errors import NothingToTellError
from edge_sync.simulation.world import World
from edge_sync.wire.growing import roots_of


def false_alarms(world: World) -> list[str]:
    """Say what kiosks and cloud hold against each other without a reason."""
    found = [
        f"{kiosk.name} holds {len(doubts)} doubts against the cloud's one history"
        for kiosk in world.kiosks
        if (doubts := kiosk.edge.heads.doubts())
    ]
    return [*found, *_log_is_sound(world), *_journals_break(world)]


def _log_is_sound(world: World) -> list[str]:
    try:
        log = export_log(DEFAULT_LOG, world.cloud.database)
    except NothingToTellError:
        return []
    size = log.head.size
    roots = roots_of(log.leaves, [size], world.suite.hash)
    return [] if roots.get(size) == log.head.root else [f"the log is not its head at {size}"]


def _journals_break(world: World) -> list[str]:
    """A new chain is none, and a kiosk that got an old disk back may well fork."""
    findings = Journals(world.cloud.database, world.suite).findings()
    return [
        f"{finding.kiosk}: {finding.kind.value} at entry {finding.number}"
        for finding in findings
        if finding.kind is not FindingKind.NEW_CHAIN and finding.kiosk not in world.ledger.replaced
    ]
