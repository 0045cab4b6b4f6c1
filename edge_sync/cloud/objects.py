"""Sealed documents in the cloud: one file each, gathered piece by piece, never stored in clear."""

from collections.abc import Iterator
from pathlib import Path

from edge_sync.errors import MismatchError
from edge_sync.wire.application import ApplicationId, Document, DocumentId
from edge_sync.wire.documents import open_document
from edge_sync.wire.messages import PIECE_BYTES
from provisioning.storage.files import exists, make_folder, read, write_part_durably
from provisioning.trust.suite import NotOpenedError, Suite


class Objects:
    """The folder of sealed documents. Any thread may read; the intake writes."""

    def __init__(self, folder: Path, suite: Suite) -> None:
        self._folder = folder
        self._suite = suite
        make_folder(folder)

    def write_piece(
        self, application: ApplicationId, document: DocumentId, index: int, data: bytes
    ) -> None:
        """Put one sealed piece in its place; it is on the disk when this returns."""
        self.write_at(application, document, index * PIECE_BYTES, data)

    def write_at(
        self, application: ApplicationId, document: DocumentId, offset: int, data: bytes
    ) -> None:
        """Put a part of a sealed document in its place; it is on the disk when this returns."""
        write_part_durably(self._path(application, document), offset, data)

    def sealed_hash(self, application: ApplicationId, document: DocumentId) -> bytes:
        """Return the digest of a sealed file, reading a piece at a time; nothing if it is gone."""
        if not exists(self._path(application, document)):
            return b""
        digest = self._suite.hasher()
        for piece in self._pieces(application, document):
            digest.update(piece)
        return digest.digest()

    def read(self, application: ApplicationId, document: Document) -> Iterator[bytes]:
        """Open a document for whoever may see it, a piece at a time.

        Raises MismatchError at the first piece that is not what the resident's
        application describes; nothing after it is given.
        """
        try:
            yield from open_document(
                self._pieces(application, document.id), document.key, self._suite
            )
        except NotOpenedError as error:
            raise MismatchError("a document does not open with its key") from error

    def check(self, application: ApplicationId, document: Document) -> None:
        """Read a document through. Raises MismatchError unless it is the one described."""
        digest, size_bytes = self._suite.hasher(), 0
        for part in self.read(application, document):
            digest.update(part)
            size_bytes += len(part)
        if (digest.digest(), size_bytes) != (document.sha256, document.size_bytes):
            raise MismatchError("a document is not the one its application describes")

    def _path(self, application: ApplicationId, document: DocumentId) -> Path:
        """Both ids name the file, so that no kiosk can write over another's document."""
        return self._folder / f"{application}-{document}"

    def _pieces(self, application: ApplicationId, document: DocumentId) -> Iterator[bytes]:
        path, offset = self._path(application, document), 0
        while piece := read(path, offset, PIECE_BYTES):
            yield piece
            offset += len(piece)
