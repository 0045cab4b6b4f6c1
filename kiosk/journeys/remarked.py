"""Remarks on papers as they go into the application."""

from collections.abc import Iterator, Mapping

import msgspec

from edge_sync.wire.application import Application, DocumentId
from edge_sync.wire.remarked import PaperRemark, RemarkedApplication
from edge_sync.wire.remarked import RemarkKind as Kind
from kiosk.journeys.remark import Remark, RemarkKind


def remarked(
    application: Application,
    documents: Mapping[str, DocumentId],
    remarks: Mapping[str, Remark],
) -> Application:
    """Return the application with the remarks on its scans; without any it stays as it is."""
    kept = tuple(_kept(documents, remarks))
    if not kept:
        return application
    values = msgspec.structs.asdict(application)
    return RemarkedApplication(**values, remarks=kept)


def _kept(
    documents: Mapping[str, DocumentId], remarks: Mapping[str, Remark]
) -> Iterator[PaperRemark]:
    for paper, document in documents.items():
        remark = remarks.get(paper)
        if remark is None or remark.kind is RemarkKind.RECOGNISED:
            continue
        if remark.kind is RemarkKind.UNLIKE:
            yield PaperRemark(document, Kind.UNLIKE, remark.unlike)
        else:
            yield PaperRemark(document, Kind.OTHER_PAPER, (remark.material,))
