"""Handing in, and handing in again after an unclear failure: the same packet, never a second one.

`errand` is called in the UI thread; what it returns runs in the clerk's.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from edge_sync.errors import SyncError
from edge_sync.wire.application import SlipNumber
from kiosk.errands import Packet, lodge, pack
from kiosk.errors import KioskError
from kiosk.journeys import actions
from kiosk.journeys.actions import Action
from kiosk.journeys.drafting import durable
from kiosk.journeys.visit import Context, Visit
from kiosk.parts import Senses, Station, Store
from kiosk.text import Language
from provisioning.catalogue.model import Edition
from provisioning.errors import ProvisioningError


@dataclass(slots=True, repr=False)
class _Pending:
    """A lodge that may have to be tried again unchanged, and the visit it was made from."""

    visit: Visit
    packet: Packet


class Lodging:
    """Keeps the packet of a lodge until it counts, or its resident goes."""

    def __init__(self, store: Store, edition: Edition, station: Station, senses: Senses) -> None:
        self._store, self._edition = store, edition
        self._station, self._senses = station, senses
        self._pending: _Pending | None = None

    def forget(self) -> None:
        """Drop the packet: another try begins with a fresh one."""
        self._pending = None

    def errand(self, visit: Visit, context: Context) -> Callable[[], Action]:
        """Return the errand that hands a visit in."""
        pending = self._pending

        def errand() -> Action:
            try:
                packet = pending.packet if pending and _is_same(pending.visit, visit) else None
                if packet is None and pending and (number := self._counted(pending, visit)):
                    return actions.LodgeDone(number)
                packet = packet or pack(
                    visit, context, self._store, self._edition, self._station, self._senses
                )
            except (KioskError, SyncError, ProvisioningError) as error:
                return actions.LodgeFailed(error.code)
            self._pending = _Pending(visit, packet)
            return lodge(packet, self._store)

        return errand

    def _counted(self, pending: _Pending, visit: Visit) -> SlipNumber | None:
        """Return the slip of a lodge that failed and yet reached the disk, only signed anew."""
        before, now = pending.visit.signing, visit.signing
        if (before.ways, before.countersigns) != (now.ways, now.countersigns):
            return None
        if not _is_same(pending.visit, replace(visit, signing=before)):
            return None
        application = pending.packet.draft.application
        slip = self._store.slip(application.slip)
        return slip.number if slip and slip.application == application.id else None


def _is_same(before: Visit, now: Visit) -> bool:
    """Say whether nothing that is handed in has changed since."""
    return _handed_in(before) == _handed_in(now)


def _handed_in(visit: Visit) -> Visit:
    """All that goes into an application, in whatever language it is looked at."""
    kept = replace(durable(visit), signing=visit.signing, language=Language.ZH)
    return replace(kept, later=visit.later)
