"""What opening a case fixes for good. Kept in its first event: no later edition changes it."""

from collections.abc import Iterator
from enum import Enum

from edge_sync.wire.application import Choice, Record, Resolution
from provisioning.catalogue.model import Limit, Regime


class ApplicantKind(Enum):
    """Who applies: one case model for the three directions (row M27)."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"


class LineSetup(Record, frozen=True):
    """One line as the kiosk brought it.

    ``tolerable``: it may be missing at acceptance. ``promised`` is the day ("20261130")
    by which the resident promised it, or empty.
    """

    line: str
    material: str
    holder: str
    resolution: Resolution
    reason: str
    document: str | None = None
    promised: str = ""
    tolerable: bool = False


class VisitSetup(Record, frozen=True):
    """What the rule says about a site visit: its class, who goes, or that there is none (P07)."""

    kind: str
    bodies: tuple[str, ...] = ()
    excluded: bool = False


class MemberSetup(Record, frozen=True):
    """One member as it was lodged.

    ``department`` decides; ``first`` checks before it, or is empty (row P09). ``needs``
    are the members of this case it waits for. A ``mandatory`` one must be concluded
    before the letter. ``opinions`` are asked by themselves when it is accepted.
    ``sole``: one person may check and decide it (row P14). ``visit`` is what the rule
    says about a site visit, if it says anything. ``renewal`` is the basis on which silence
    grants it, or empty. ``inboxes`` are those of the teams it goes to, of any body (row R10).
    """

    position: int
    matter: str
    department: str
    choice: Choice
    number: str | None
    regime: Regime
    limit: Limit
    legal_limit: Limit
    first: str = ""
    first_limit: Limit | None = None
    needs: tuple[str, ...] = ()
    mandatory: bool = True
    opinions: tuple[str, ...] = ()
    opinion_days: int = 0
    sole: bool = True
    tolerance: bool = False
    third_party: bool = False
    visit: VisitSetup | None = None
    basis: tuple[str, ...] = ()
    renewal: str = ""
    inboxes: tuple[str, ...] = ()
    lines: tuple[LineSetup, ...] = ()

    @property
    def bodies(self) -> tuple[str, ...]:
        """Return who works on it: the body that checks first, and the one that decides."""
        return tuple(dict.fromkeys(body for body in (self.first, self.department) if body))


class CaseSetup(Record, frozen=True):
    """One case as it was lodged. Times are UTC milliseconds.

    ``awaited`` are the persons who still had to sign. ``applicant_body`` is the
    department that applies itself, if one does (row R04).
    """

    number: str
    title: str
    lead: str
    station: str
    is_package: bool
    lodged_ms: int
    legal_ms: int
    arrived_ms: int
    limit: Limit
    members: tuple[MemberSetup, ...]
    awaited: tuple[str, ...] = ()
    applicant_kind: ApplicantKind = ApplicantKind.PERSON
    applicant_body: str = ""

    def applied(self) -> Iterator[MemberSetup]:
        """Go through the members that are applied for."""
        return (member for member in self.members if member.choice is Choice.APPLY)
