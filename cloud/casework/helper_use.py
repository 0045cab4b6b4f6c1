"""One helper's code at two kiosks at once: somebody else has it too (row R09)."""

import logging
from datetime import timedelta

from cloud.casework.tables import CaseRow
from edge_sync.wire.application import Application
from provisioning.storage.database import Database

logger = logging.getLogger(__name__)

AT_ONCE = timedelta(minutes=10)
"""Nobody ends one visit and helps in another at a second kiosk within so short a time."""

_ONE_MS = timedelta(milliseconds=1)


def is_helper_elsewhere(database: Database, application: Application, legal_ms: int) -> bool:
    """Say whether this helper handed in at another kiosk at about this time. Logs an alarm."""
    if application.helper is None:
        return False
    span_ms = AT_ONCE // _ONE_MS
    elsewhere = database.first(
        CaseRow.select().where(
            (CaseRow.helper == application.helper)
            & (CaseRow.kiosk != application.kiosk)
            & (CaseRow.legal_ms >= legal_ms - span_ms)
            & (CaseRow.legal_ms <= legal_ms + span_ms)
        )
    )
    if elsewhere is None:
        return False
    logger.warning(
        "helper %s at %s and at %s at once", application.helper, application.kiosk, elsewhere.kiosk
    )
    return True
