"""What central operations reads of the kiosks' journals."""

from dataclasses import dataclass

import msgspec

from edge_sync.cloud.journals import Finding, Journals, Missing
from edge_sync.cloud.noting import FindingKind


@dataclass(frozen=True, slots=True)
class JournalReport:
    """All findings and gaps. ``is_broken``: a person must look at once."""

    findings: tuple[Finding, ...]
    missing: tuple[Missing, ...]

    @property
    def is_broken(self) -> bool:
        """Whether anything was found that no honest kiosk does."""
        return any(one.kind is not FindingKind.NEW_CHAIN for one in self.findings)

    def json(self) -> str:
        """Write the report with its evidence, for a program."""
        return msgspec.json.encode(self).decode()

    def __str__(self) -> str:
        """Write a line for each finding and gap."""
        found = [
            f"{one.kind.value}: {one.kiosk}, chain {one.chain}, entry {one.number}"
            for one in self.findings
        ]
        gaps = [
            f"missing: {gap.kiosk}, chain {gap.chain}, entries {', '.join(map(str, gap.numbers))}"
            for gap in self.missing
        ]
        return "\n".join([*found, *gaps]) or "every journal is whole"


def journal_report(journals: Journals) -> JournalReport:
    """Look at every journal."""
    return JournalReport(tuple(journals.findings()), tuple(journals.missing()))
