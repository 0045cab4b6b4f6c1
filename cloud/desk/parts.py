"""What the desk is made of: everything it needs, handed in by whoever composes it."""

from collections.abc import Callable
from dataclasses import dataclass

from cloud.accounts.access import AccessLog
from cloud.accounts.register import Accounts
from cloud.casework.cases import CaseRegister
from cloud.casework.reading import CaseReader
from cloud.casework.views import DocumentView
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
    is_https: bool = False
