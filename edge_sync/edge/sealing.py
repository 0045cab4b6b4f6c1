"""The sealed form of an application and its documents, and their files on the disk."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

from edge_sync.errors import UnsoundApplicationError
from edge_sync.wire.application import Document, DocumentId, Submission
from edge_sync.wire.documents import seal_document, sealed_size
from edge_sync.wire.messages import SealedDocument
from provisioning.storage.files import files_in, read, remove_durably, write_together_durably
from provisioning.trust.suite import PIECE_KEY_BYTES, Hasher, Suite


class SealedFiles:
    """The folder of sealed documents, each under its own id."""

    def __init__(self, folder: Path, suite: Suite) -> None:
        self._folder = folder
        self._suite = suite

    def path(self, document: DocumentId) -> Path:
        """Return where a sealed document lies."""
        return self._folder / document

    def write(
        self, application: Submission, documents: Mapping[DocumentId, bytes]
    ) -> tuple[SealedDocument, ...]:
        """Seal every document into its file, durably.

        All or none: when one fails, the files written before it are removed.
        Raises UnsoundApplicationError, DiskFullError or UnreachableError.
        """
        check_documents(application, documents, self._suite)
        digests = {document.id: self._suite.hasher() for document in application.documents}
        with ExitStack() as undo:
            undo.callback(self.remove, application.documents)
            write_together_durably(
                {
                    self.path(document.id): self._sealed(
                        document, documents[document.id], digests[document.id]
                    )
                    for document in application.documents
                }
            )
            undo.pop_all()
        return tuple(
            SealedDocument(
                document.id, sealed_size(document.size_bytes), digests[document.id].digest()
            )
            for document in application.documents
        )

    def part(self, document: DocumentId, offset: int, size: int) -> bytes:
        """Return so many sealed bytes from an offset on; fewer when the file is gone or shorter."""
        return read(self.path(document), offset, size) or b""

    def remove(self, documents: tuple[Document, ...]) -> None:
        """Remove the files of documents, there or not."""
        remove_durably(self.path(document.id) for document in documents)

    def remove_all_but(self, known: set[DocumentId]) -> int:
        """Remove files that belong to nothing; return how many."""
        strays = [file for file in files_in(self._folder) if file.name not in known]
        remove_durably(strays)
        return len(strays)

    def _sealed(self, document: Document, plain: bytes, digest: Hasher) -> Iterator[bytes]:
        """Seal a document piece by piece; ``digest`` has seen them all in the end."""
        for piece in seal_document(plain, document.key, self._suite):
            digest.update(piece)
            yield piece


def check_documents(
    application: Submission, documents: Mapping[DocumentId, bytes], suite: Suite
) -> None:
    """Raise UnsoundApplicationError unless these are exactly the documents described."""
    described = {document.id for document in application.documents}
    if described != set(documents) or len(described) != len(application.documents):
        raise UnsoundApplicationError("the documents are not those the application names")
    for document in application.documents:
        plain = documents[document.id]
        if document.size_bytes != len(plain) or document.sha256 != suite.hash(plain):
            raise UnsoundApplicationError("a document is not as the application describes it")
    keys = {document.key for document in application.documents}
    if len(keys) != len(described) or any(len(key) != PIECE_KEY_BYTES for key in keys):
        raise UnsoundApplicationError("every document has a fresh key of its own")
