"""One helper's code at two kiosks at once: somebody else has it too (row R09)."""

import logging
from collections.abc import Iterable
from datetime import timedelta

from edge_sync.wire.application import Application
from provisioning.storage.database import Database
from provisioning.storage.many import Row

logger = logging.getLogger(__name__)

AT_ONCE = timedelta(minutes=10)
"""Nobody ends one visit and helps in another at a second kiosk within so short a time."""

_ONE_MS = timedelta(milliseconds=1)
_ELSEWHERE = """
SELECT kiosk FROM casework_case
WHERE helper = ? AND kiosk <> ? AND legal_ms BETWEEN ? AND ? LIMIT 1
"""


def is_helper_elsewhere(
    database: Database, application: Application, legal_ms: int, beside: Iterable[Row] = ()
) -> bool:
    """Say whether this helper handed in at another kiosk at about this time. Logs an alarm.

    ``beside`` are cases that are opened together with this one.
    """
    if application.helper is None:
        return False
    span_ms = AT_ONCE // _ONE_MS
    own, begun, ended = application.kiosk, legal_ms - span_ms, legal_ms + span_ms
    found = database.ask(_ELSEWHERE, application.helper, own, begun, ended)
    together = (
        one["kiosk"]
        for one in beside
        if one["helper"] == application.helper
        and one["kiosk"] != own
        and begun <= one["legal_ms"] <= ended
    )
    elsewhere = found[0][0] if found else next(together, None)
    if elsewhere is None:
        return False
    logger.warning("helper %s at %s and at %s at once", application.helper, own, elsewhere)
    return True
