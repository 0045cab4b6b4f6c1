"""What must hold at the end of a schedule, when everything has healed.

- Every application that was lodged is exactly one case, with its receipt at the kiosk and
  its documents whole in the cloud; or the cloud refused it with a reason, it is kept there,
  and it is set aside at the kiosk for a person, which only a kiosk whose disk was replaced
  may come to (its slip's number was given before).
- What went with a replaced or damaged disk before it left is not counted as lost here; what
  a damaged database names still has its documents.
- News are at the kiosk and open with the slip's secret, unless the slip went with a disk.
- A saved visit opens at every kiosk where its slip is laid down, unless it was handed in or
  dropped: then at none.
- Every kiosk serves from the newest edition that was published and can prove off line that it
  was signed; none ever went back to an older one.
- No kiosk owes anything, and no sealed document is left over.
- Both databases are sound, journals are whole chains, and no two entries of one chain bear
  the same number, unless a kiosk got an old disk back: then the cloud has both, and knows.
- Nobody holds anything against the cloud's one history, nor against an honest journal.
"""

from collections import Counter
from dataclasses import dataclass

from edge_sync.cloud.journals import Journals
from edge_sync.cloud.noting import FindingKind
from edge_sync.cloud.quarantine import Quarantine
from edge_sync.cloud.tables import KioskJournalRow
from edge_sync.errors import MismatchError
from edge_sync.simulation import drafts, editions
from edge_sync.simulation.kiosk import SimulatedKiosk
from edge_sync.simulation.ledger import Fate, Lodged
from edge_sync.simulation.proofs import false_alarms
from edge_sync.simulation.world import World
from edge_sync.wire.application import ApplicationId
from edge_sync.wire.journal import read_entry
from edge_sync.wire.verify import check_journal
from provisioning.storage.damage import set_aside_before
from provisioning.storage.database import Database
from provisioning.storage.files import files_in


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one schedule. ``words`` say what is wrong, for a person."""

    seed: int
    lodged: int = 0
    receipts: int = 0
    crashes: int = 0
    cuts: int = 0
    lost: int = 0
    duplicated: int = 0
    corrupt: int = 0
    unsealed: int = 0
    words: tuple[str, ...] = ()

    @property
    def is_right(self) -> bool:
        """Whether everything that must hold held."""
        return not (self.lost or self.duplicated or self.corrupt or self.unsealed)


def check(world: World, seed: int, unsealed: int) -> Outcome:
    """Compare the stores with what the simulation remembers."""
    cases = Counter(world.cloud.cases())
    lost = [*_lost(world, cases), *_lost_news(world)]
    corrupt = [*_unsound(world), *_left_over(world), *_forked(world), *false_alarms(world)]
    corrupt += [*drafts.wrong(world), *editions.wrong(world)]
    twice = [f"{name} is {count} cases" for name, count in cases.items() if count > 1]
    receipts = sum(_has_receipt(world, one) for one in world.ledger.lodged)
    return Outcome(
        seed=seed,
        lodged=sum(one.is_sure for one in world.ledger.lodged),
        receipts=receipts,
        crashes=sum(machine.crashes for machine in world.machines),
        cuts=world.cuts,
        lost=len(lost),
        duplicated=len(twice),
        corrupt=len(corrupt),
        unsealed=unsealed,
        words=(*lost, *twice, *corrupt),
    )


# -- applications -------------------------------------------------------------------------


def _lost(world: World, cases: Counter[ApplicationId]) -> list[str]:
    quarantined = _quarantined(world)
    found = []
    for one in world.ledger.lodged:
        application = one.given.application
        if application.id in cases:
            found += _lacking(world, one)
        elif not _must_be_there(world, one):
            pass
        elif one.kiosk in world.ledger.replaced and application.id in quarantined:
            found += [] if _is_set_aside(world, one) else [f"{application.slip} is not set aside"]
        else:
            found.append(f"{application.slip} {application.id} is no case")
    return found


def _quarantined(world: World) -> set[ApplicationId]:
    kept = Quarantine(world.cloud.database).all()
    return {one.application for one in kept if one.application}


def _must_be_there(world: World, one: Lodged) -> bool:
    """Say whether an application counts: the kiosk said so, or its disk does."""
    if one.fate is Fate.GONE:
        return False
    if one.fate is Fate.ASIDE:
        return False
    slip = _kiosk(world, one).edge.slip(one.given.application.slip)
    is_written = slip is not None and slip.application == one.given.application.id
    return one.is_sure or is_written


def _lacking(world: World, one: Lodged) -> list[str]:
    """Say what is missing of an application that is a case."""
    application, found = one.given.application, []
    for document in application.documents:
        try:
            world.cloud.objects.check(application.id, document)
        except MismatchError:
            found.append(f"{application.slip} lacks a document in the cloud")
    if one.fate is Fate.HERE and not _has_receipt(world, one):
        found.append(f"{application.slip} has no receipt at its kiosk")
    return found


def _has_receipt(world: World, one: Lodged) -> bool:
    return _kiosk(world, one).edge.receipt(one.given.application.id) is not None


def _is_set_aside(world: World, one: Lodged) -> bool:
    return one.given.application.slip in _kiosk(world, one).edge.waiting().refused


def _kiosk(world: World, one: Lodged) -> SimulatedKiosk:
    return next(kiosk for kiosk in world.kiosks if kiosk.name == one.kiosk)


# -- news ---------------------------------------------------------------------------------


def _lost_news(world: World) -> list[str]:
    """Read the news of every slip with its secret, as a resident would."""
    read = set()
    for one in world.ledger.lodged:
        read |= {news.id for news in _kiosk(world, one).edge.news_for(one.given.secret.secret)}
    wanted = {news.id for news in world.news_awaited()}
    return [f"news {name} are not at the kiosk" for name in sorted(wanted - read)]


# -- stores -------------------------------------------------------------------------------


def _unsound(world: World) -> list[str]:
    found = [f"the cloud: {word}" for word in _damage(world.cloud.database)]
    for kiosk in world.kiosks:
        found += [f"{kiosk.name}: {word}" for word in _damage(kiosk.database)]
        aside = len(set_aside_before(kiosk.settings.database))
        if aside != (kiosk.name in world.ledger.damaged):
            found.append(f"{kiosk.name}: {aside} databases were set aside")
        finding = check_journal(kiosk.edge.journal(), world.suite, world.believed.get)
        found += [f"{kiosk.name}: entry {number}: {fault}" for number, fault in finding.faults]
    return found


def _damage(database: Database) -> list[str]:
    said = [str(row[0]) for row in database.ask("PRAGMA integrity_check")]
    return [] if said == ["ok"] else said


def _left_over(world: World) -> list[str]:
    found = []
    for kiosk in world.kiosks:
        waiting = kiosk.edge.waiting()
        if waiting.owed:
            found.append(f"{kiosk.name} still owes {waiting.owed}")
        if waiting.refused and kiosk.name not in world.ledger.replaced:
            found.append(f"{kiosk.name} had {waiting.refused} refused")
        if kiosk.edge.slips_due():
            found.append(f"{kiosk.name} has slips that were printed")
        kept = bool(waiting.refused) or kiosk.name in world.ledger.damaged
        documents = [] if kept else files_in(kiosk.settings.documents)
        found += [f"{kiosk.name}: {file.name} is left over" for file in documents]
    return found


def _forked(world: World) -> list[str]:
    """Say which kiosks seem to have two pasts, and of what came no entry is noted.

    What is refused stands in its kiosk's journal too: that is where an old disk shows.
    """
    rows = world.cloud.database.where(KioskJournalRow, "TRUE")
    places = Counter((row.kiosk, row.chain, row.number) for row in rows)
    noted = {read_entry(row.entry).application for row in rows}
    replaced = world.ledger.replaced
    forks = [place for place, count in places.items() if count > 1 and place[0] not in replaced]
    journals = Journals(world.cloud.database, world.suite)
    evidence = {
        (one.kiosk, one.chain, one.number)
        for one in journals.findings()
        if one.kind is FindingKind.FORK
    }
    unseen = [place for place, count in places.items() if count > 1 and place not in evidence]
    came = set(world.cloud.cases()) | _quarantined(world)
    bare = sorted(came - noted)
    return [
        *(f"{kiosk}: two entries number {number}" for kiosk, _, number in forks),
        *(f"{kiosk}: nobody saw the fork at {number}" for kiosk, _, number in unseen),
        *(f"{name} came, and its journal entry is not noted" for name in bare),
    ]
