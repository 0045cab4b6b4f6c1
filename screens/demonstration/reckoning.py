"""The reckoning: printed paper against the cloud's tables, by a reader of its own.

It asks no program what it did. It reads the bytes that went to the printer as a
station's scanner would read the paper, checks each public code with the
kiosk's public key, and looks in the cloud's database for what the slip promises.
"""

from dataclasses import dataclass
from pathlib import Path

from devices.slip_reader import codes_on
from edge_sync.wire.application import SlipNumber
from edge_sync.wire.slip_code import PUBLIC_PREFIX
from edge_sync.wire.verify import check_slip
from provisioning.storage.database import Database
from provisioning.trust.suite import SigningPublicKey, Suite
from screens.demonstration.errors import DemonstrationError
from screens.demonstration.watching import Address, opened


@dataclass(frozen=True, slots=True)
class Found:
    """What the cloud holds for one slip. ``documents`` and ``members`` are counted there."""

    cases: int
    case_number: str = ""
    title: str = ""
    members: tuple[str, ...] = ()
    documents: int = 0
    deliveries: int = 0
    is_follower: bool = False  # it speaks of another slip's case, and the case has it


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Every printed slip and what the cloud holds for it."""

    slips: dict[SlipNumber, Found]

    @property
    def lost(self) -> int:
        """Slips that a resident holds and the cloud knows nothing of."""
        return sum(not found.cases and not found.is_follower for found in self.slips.values())

    @property
    def duplicated(self) -> int:
        """Cases beyond the one that a slip stands for."""
        return sum(max(0, found.cases - 1) for found in self.slips.values())


def reckon(
    paper: Path, cloud_database: Address, suite: Suite, kiosk_key: SigningPublicKey
) -> Reckoning:
    """Compare. Raises DemonstrationError if a paper carries a public code that is not genuine."""
    slips = slips_on_paper(paper, suite, kiosk_key)
    with opened(cloud_database) as cloud:
        if cloud is None:
            return Reckoning(dict.fromkeys(slips, Found(0)))
        return Reckoning({slip: _found(cloud, slip) for slip in sorted(slips)})


def slips_on_paper(paper: Path, suite: Suite, kiosk_key: SigningPublicKey) -> dict[SlipNumber, int]:
    """Return the slips that came out, and which paper carries each, counted from 1.

    Read from the bytes that went to the printer. A strip torn off by a power
    cut carries no public code and is no slip; a slip printed twice is one.
    """
    found: dict[SlipNumber, int] = {}
    for number, file in enumerate(sorted(paper.glob("*.bin")), 1):
        codes = codes_on(file)
        for code in (code for code in codes if code.startswith(PUBLIC_PREFIX)):
            finding = check_slip(code, suite, lambda _kiosk: kiosk_key)
            if not finding.is_genuine:
                raise DemonstrationError(f"the public code on {file.name} is not the kiosk's")
            found.setdefault(finding.facts.slip, number)
    return found


def _found(cloud: Database, slip: SlipNumber) -> Found:
    cases = cloud.ask("SELECT id, number, title FROM casework_case WHERE slip = ?", slip)
    if not cases:
        return Found(0, is_follower=_has_followed(cloud, slip))
    case_id, number, title = cases[0]
    members = cloud.ask(
        "SELECT matter FROM casework_member WHERE case_id = ? ORDER BY position", case_id
    )
    documents = cloud.ask("SELECT count(*) FROM casework_document WHERE case_id = ?", case_id)
    deliveries = cloud.ask("SELECT sum(deliveries) FROM arrival WHERE slip = ?", slip)
    return Found(
        cases=len(cases),
        case_number=number,
        title=title,
        members=tuple(matter for (matter,) in members),
        documents=documents[0][0],
        deliveries=int(deliveries[0][0] or 0),
    )


def _has_followed(cloud: Database, slip: SlipNumber) -> bool:
    """Say whether a case's journal has taken what was handed in with this slip."""
    question = """SELECT 1 FROM arrival JOIN casework_event
        ON casework_event.key = 'follower:' || arrival.application WHERE arrival.slip = ?"""
    return bool(cloud.ask(question, slip))
