"""What the desk is made of: everything it needs, handed in by whoever composes it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from cloud.accounts.access import AccessLog
from cloud.accounts.office import Office
from cloud.accounts.register import Accounts
from cloud.accounts.rights import World
from cloud.casework.cases import CaseRegister
from cloud.casework.policy import Policy, shipped_policy
from cloud.casework.reading import CaseReader
from cloud.casework.registers import Registers
from cloud.casework.views import DocumentView
from cloud.clock.complaints import ComplaintBook
from cloud.clock.rules import Rules
from cloud.clock.tallies import Tallies
from cloud.clock.warning_book import WarningBook
from provisioning.catalogue.model import Catalogue
from provisioning.clock import Clock

OpenDocument = Callable[[DocumentView], bytes]
"""Opens a sealed scan for an officer who may see it.

Raises DocumentUnreadableError. Nothing is written to disk on the way.
"""


@dataclass(frozen=True, slots=True)
class DeskParts:
    """The parts of one desk. ``is_https`` marks cookies so that they never travel in clear."""

    accounts: Accounts
    access: AccessLog
    register: CaseRegister
    reader: CaseReader
    catalogue: Catalogue
    clock: Clock
    open_document: OpenDocument
    warnings: WarningBook
    complaints: ComplaintBook
    tallies: Tallies
    rules: Rules
    world: Callable[[], World]  # bodies and places as they stand now
    office: Office
    is_https: bool = False
    registers: Registers | None = None  # of other editions than ``catalogue``
    policy: Policy = field(default_factory=shipped_policy)  # this place's rules of casework

    def register_of(self, number: str) -> CaseRegister:
        """Return the register of a case: that of the edition it was lodged under."""
        return self.registers.of(number) if self.registers else self.register

    def catalogue_of(self, number: str) -> Catalogue:
        """Return the catalogue a case was lodged under; the newest where none is named."""
        return self.registers.catalogue_of(number) if self.registers else self.catalogue

    def is_of_unknown_edition(self, number: str) -> bool:
        """Say whether a case is drawn under another catalogue than its own."""
        return self.registers is not None and self.registers.is_of_unknown_edition(number)
