"""What has not left, copied to the stick that a helper put in; how it ended is a value."""

import logging
from pathlib import Path

from edge_sync.errors import StickFailedError, SyncError
from kiosk.journeys.helper_states import Copy, CopyStage
from kiosk.parts import Store
from provisioning.errors import ProvisioningError

logger = logging.getLogger(__name__)


def copy_unsent(store: Store, stick: Path) -> Copy:
    """Copy it, durably. Takes as long as the stick needs."""
    try:
        carried = store.carry_away(stick)
    except (SyncError, ProvisioningError) as error:
        logger.warning("%s: nothing was copied to a stick", error.code)
        return Copy(CopyStage.FAILED, code=error.code)
    if carried.torn:
        return Copy(CopyStage.FAILED, carried.applications, StickFailedError.code)
    return Copy(CopyStage.DONE, carried.applications)
