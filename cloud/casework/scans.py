"""Opening scans for officers: sealed on the disk, plain in memory for as long as they are shown."""

from cloud.casework.views import DocumentView
from cloud.errors import DocumentUnreadableError
from edge_sync.cloud.objects import Objects
from edge_sync.errors import MismatchError
from edge_sync.wire.application import ApplicationId, Document, DocumentId, PersonId
from provisioning.storage.errors import StorageError
from provisioning.trust.suite import Suite


class Scans:
    """The scans of all cases, kept sealed by the intake. Any thread."""

    def __init__(self, objects: Objects, suite: Suite) -> None:
        self._objects = objects
        self._suite = suite

    def open(self, view: DocumentView) -> bytes:
        """Return one scan, exactly as the resident laid it under the camera.

        Raises DocumentUnreadableError when it is gone, damaged or another.
        """
        try:
            content = b"".join(
                self._objects.read(ApplicationId(view.application), _described(view))
            )
        except (MismatchError, StorageError) as error:
            raise DocumentUnreadableError("a scan does not open") from error
        if self._suite.hash(content) != view.sha256:
            raise DocumentUnreadableError("a scan is not the one its application describes")
        return content


def _described(view: DocumentView) -> Document:
    return Document(
        id=DocumentId(view.document),
        material=view.material,
        holder=PersonId(view.holder),
        media_type=view.media_type,
        pages=view.pages,
        size_bytes=view.size_bytes,
        sha256=view.sha256,
        key=view.key,
    )
