"""An application whose papers bear days: how old each was, as the resident said it (row F04).

It is a version of its own beside those without days, which travel as before. A day
is asked only of papers that may be too old; where none stands on a paper, none is here.
"""

from edge_sync.wire.application import Application, DocumentId, Value
from edge_sync.wire.remarked import RemarkedApplication


class DatedApplication(RemarkedApplication, frozen=True, kw_only=True, tag="application-3"):
    """An application on whose papers days stand ("20261105"), by document."""

    dates: dict[DocumentId, Value]


def dates_of(application: Application) -> dict[DocumentId, Value]:
    """Return the days that stand on an application's scans, by scan."""
    return application.dates if isinstance(application, DatedApplication) else {}
