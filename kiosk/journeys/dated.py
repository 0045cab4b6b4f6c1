"""The days on papers as they go into the application."""

from collections.abc import Mapping

import msgspec

from edge_sync.wire.application import Application, DocumentId, Source, Value
from edge_sync.wire.dated import DatedApplication
from edge_sync.wire.remarked import RemarkedApplication
from provisioning.catalogue.rules.given import DECLINED, Given


def dated(
    application: Application,
    documents: Mapping[str, DocumentId],
    dates: Mapping[str, Given],
) -> Application:
    """Return the application with the days on its scans; without any it stays as it is."""
    known = {
        document: Value(given.text, Source(given.origin.value), by_helper=given.by_helper)
        for key, document in documents.items()
        if (given := dates.get(key, DECLINED)) != DECLINED
    }
    if not known:
        return application
    remarks = application.remarks if isinstance(application, RemarkedApplication) else ()
    values = msgspec.structs.asdict(application)
    return DatedApplication(**{**values, "remarks": remarks}, dates=known)
