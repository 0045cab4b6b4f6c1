"""How the station stands, worked out for the helper's page (row L06): no personal data in it."""

from collections.abc import Callable

from devices.printer.contract import Printer
from edge_sync.edge.health import OutboxHealth
from edge_sync.edge.lodge import Waiting
from kiosk.journeys.helper_states import StationLook, Unsent
from kiosk.morning import morning_entries
from kiosk.parts import Store
from provisioning.catalogue.model import Edition
from provisioning.clock import Clock
from provisioning.errors import ProvisioningError

_HOUR_MS = 3_600_000
_MILLI = 1000


def look_at_station(
    store: Store,
    printer: Printer,
    camera_fault: Callable[[], str | None],
    edition: Edition,
    clock: Clock,
    *further: str | None,
) -> StationLook:
    """Ask store and devices. Takes a second or two; a store that fails is one more fault.

    ``further`` are codes of what the caller has looked at: the edition, the voice.
    """
    asleep = printer.look()
    faults = [asleep.value if asleep else None, camera_fault(), *further]
    try:
        waiting, slips_due = store.waiting(), len(store.slips_due())
        health, morning = store.outbox_health(), morning_entries(store, clock)
        off_ms = store.stamp().error_ms
    except ProvisioningError as error:
        waiting, slips_due, health, morning = Waiting(0, {}), 0, OutboxHealth(), ()
        faults.append(error.code)
        off_ms = None
    faults += waiting.faults
    age_ms = clock.now().timestamp() * _MILLI - (waiting.oldest_ms or 0)
    return StationLook(
        unsent=Unsent(
            count=waiting.owed,
            oldest_h=max(0, int(age_ms // _HOUR_MS)) if waiting.oldest_ms is not None else 0,
            refused=tuple(waiting.refused.items()),
        ),
        faults=tuple(fault for fault in faults if fault),
        catalogue=edition.version,
        catalogue_day=edition.catalogue.heading.published,
        slips_due=slips_due,
        outbox=health.entries,
        morning=morning,
        clock_off_s=None if off_ms is None else round(off_ms / _MILLI),
        has_paper=asleep is None,
    )
