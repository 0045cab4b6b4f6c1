"""The registers of cases, one an edition: a case stays with the catalogue it was lodged under.

A `CaseRegister` reads one catalogue. Which one a case needs stands in its row, and in
its application before it has one. An application of an edition that was never published
here (a kiosk that was brought up to date by stick, ahead of the cloud) is opened under
the newest one if that knows its matters, and the desk says so. If it does not, the
application is refused with a word of its own and lies whole in quarantine; the intake
takes it again by itself once its edition is there.
"""

import logging
from collections.abc import Sequence
from itertools import groupby

from cloud.casework.cases import CaseRegister
from cloud.casework.editions import Editions
from cloud.casework.news import Tell
from cloud.casework.policy import Policy, shipped_policy
from cloud.casework.sealing import Seal, unsealed
from cloud.casework.tables import CaseRow
from cloud.casework.titles import unknown_to
from edge_sync.cloud.arrival import Arrival, Taken
from edge_sync.errors import EditionUnknownError
from edge_sync.wire.application import Application, CatalogueRef
from edge_sync.wire.submissions import Submitted
from provisioning.catalogue.model import Catalogue
from provisioning.storage.database import Database
from provisioning.trust.suite import Suite

logger = logging.getLogger(__name__)


class Registers:
    """All cases of one database, whatever edition they were lodged under. Any thread."""

    def __init__(
        self,
        database: Database,
        editions: Editions,
        tell: Tell,
        suite: Suite,
        policy: Policy | None = None,
        seal: Seal = unsealed,
    ) -> None:
        self._database = database
        self.policy = policy or shipped_policy()
        self.editions = editions
        self._tell = tell
        self._suite, self._seal = suite, seal
        self._registers: dict[int, CaseRegister] = {}

    def take(self, submission: Submitted, arrival: Arrival) -> None:
        """Take whatever a parcel held. For the intake, inside its transaction.

        Raises ApplicationRefusedError for what cannot be taken, EditionUnknownError for
        what only an edition knows that was never published here.
        """
        if isinstance(submission, Application):
            catalogue = self._catalogue_for(submission)
        else:
            ref = self._ref(CaseRow.slip == submission.of)
            catalogue = self.editions.of(ref) if ref else self.editions.newest
        self._under(catalogue).take(submission, arrival)

    def take_all(self, taken: Sequence[Taken]) -> None:
        """Take what was received together, in its order. For the intake: see `take`.

        Applications of one edition that stand side by side are opened together.
        """
        for catalogue, some in groupby(taken, self._opened_under):
            if catalogue is None:
                for submission, arrival in some:
                    self.take(submission, arrival)
            else:
                came = [
                    (one, arrival.arrived_ms)
                    for one, arrival in some
                    if isinstance(one, Application)
                ]
                self._under(catalogue).open_cases(came)

    def _opened_under(self, taken: Taken) -> Catalogue | None:
        submission, _arrival = taken
        if not isinstance(submission, Application):
            return None
        return self._catalogue_for(submission)

    def of(self, number: str) -> CaseRegister:
        """Return the register of a case, which officers answer in."""
        return self._under(self.catalogue_of(number))

    def catalogue_of(self, number: str) -> Catalogue:
        """Return the catalogue of a case; the newest for one that there is not."""
        ref = self._ref(CaseRow.number == number) if number else None
        return self.editions.of(ref) if ref else self.editions.newest

    def is_of_unknown_edition(self, number: str) -> bool:
        """Say whether a case was lodged under an edition that was never published here."""
        ref = self._ref(CaseRow.number == number)
        return ref is not None and self.editions.find(ref) is None

    # -- inside ------------------------------------------------------------------

    def _catalogue_for(self, application: Application) -> Catalogue:
        known = self.editions.find(application.catalogue)
        if known is not None:
            return known
        newest, ref = self.editions.newest, application.catalogue
        name = f"edition {ref.version} ({ref.digest.hex()[:8]})"
        if unknown_to(newest, application):
            raise EditionUnknownError(f"{name} was never published here")
        logger.error("%s: %s is of %s", EditionUnknownError.code, application.slip, name)
        return newest

    def _ref(self, here: object) -> CatalogueRef | None:
        wanted = CaseRow.select(CaseRow.catalogue_version, CaseRow.catalogue_digest).where(here)
        row = self._database.first(wanted)
        return CatalogueRef(row.catalogue_version, row.catalogue_digest) if row else None

    def _under(self, catalogue: Catalogue) -> CaseRegister:
        known = self._registers.get(id(catalogue))  # the editions keep what they have read
        if known is None:
            known = CaseRegister(
                self._database, catalogue, self._tell, self._suite, self.policy, self._seal
            )
            self._registers[id(catalogue)] = known
        return known
