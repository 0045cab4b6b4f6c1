"""Every catalogue that a case may have been lodged under, by its version and digest (decision 9).

A kiosk serves from the edition it has, which may be older than the newest, or newer
than the one this program was built with. A case is opened, answered and drawn under
its own. Editions are read from the region's repository, where none is ever removed.
"""

import threading

from edge_sync.wire.application import CatalogueRef
from provisioning.catalogue.model import Catalogue, Edition
from provisioning.cloud.repository import Repository


class Editions:
    """All editions of one region. Any thread. ``shipped`` is the one this program brings."""

    def __init__(self, shipped: Edition, repository: Repository | None = None) -> None:
        self._repository = repository
        self._shipped = shipped
        self._read = {CatalogueRef(shipped.version, shipped.digest): shipped.catalogue}
        self._lock = threading.Lock()

    @property
    def newest(self) -> Catalogue:
        """The edition with the highest version that was published or shipped."""
        published = self._repository.editions() if self._repository else []
        newest = max(published, default=(0, b""))
        if newest[0] <= self._shipped.version:
            return self._shipped.catalogue
        return self.find(CatalogueRef(*newest)) or self._shipped.catalogue

    def find(self, ref: CatalogueRef) -> Catalogue | None:
        """Return exactly this edition, or None when it was never published here."""
        with self._lock:
            known = self._read.get(ref)
            if known is None and self._repository is not None:
                edition = self._repository.edition(ref.version, ref.digest)
                if edition is not None and edition.digest == ref.digest:
                    known = self._read[ref] = edition.catalogue
            return known

    def of(self, ref: CatalogueRef) -> Catalogue:
        """Return this edition, or the newest in its place where it was never published here."""
        return self.find(ref) or self.newest
