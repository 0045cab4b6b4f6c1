"""How a scan is noted in a case: by reference, with the key that opens its sealed file."""

from edge_sync.wire.application import Document
from edge_sync.wire.remarked import PaperRemark
from provisioning.storage.many import Row


def note_document(
    case: int,
    document: Document,
    material: str,
    holder: str,
    application: str | None = None,
    remark: PaperRemark | None = None,
    dated: str = "",
) -> Row:
    """Return the row of one scan. ``application`` is what it came with, if not the case's."""
    return {
        "case": case,
        "application": application,
        "document": document.id,
        "material": material,
        "holder": holder,
        "media_type": document.media_type,
        "pages": document.pages,
        "size_bytes": document.size_bytes,
        "sha256": document.sha256,
        "key": document.key,
        "flawed": int(document.flawed),
        "remark": remark,
        "dated": dated,
    }
