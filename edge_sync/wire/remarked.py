"""An application with remarks: what a kiosk saw on its papers that does not fit (row T06).

It is a version of its own beside the application without remarks, which travels
as before. A remark was shown to the resident, who handed the paper in all the
same; it refuses nothing and tells an officer where to look.
"""

from enum import Enum

from edge_sync.wire.application import Application, DocumentId, Record


class RemarkKind(Enum):
    """In what a paper does not fit."""

    OTHER_PAPER = "other-paper"  # ``what`` is the material that it looks like
    UNLIKE = "unlike"  # ``what`` are the elements in which it says otherwise


class PaperRemark(Record, frozen=True):
    """One remark on one scanned document. It holds no value of the paper."""

    document: DocumentId
    kind: RemarkKind
    what: tuple[str, ...]


class RemarkedApplication(Application, frozen=True, kw_only=True, tag="application-2"):
    """An application on whose papers there is something to remark."""

    remarks: tuple[PaperRemark, ...]


def remarks_of(application: Application) -> dict[DocumentId, PaperRemark]:
    """Return the remarks on an application's scans, by scan."""
    kept = application.remarks if isinstance(application, RemarkedApplication) else ()
    return {one.document: one for one in kept}
