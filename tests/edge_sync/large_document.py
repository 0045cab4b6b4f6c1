"""A program for one test: a document of this many megabytes from sealing to the officer's check.

It is sealed into its file as a kiosk does, read piece by piece as the courier
does, put together and checked as the intake does, and opened as the desk does.
Prints by how many megabytes the process grew.
"""

import hashlib
import json
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

from edge_sync.cloud.objects import Objects
from edge_sync.edge.sealing import SealedFiles
from edge_sync.wire.application import ApplicationId, Document, DocumentId, PersonId
from edge_sync.wire.documents import seal_document, sealed_size
from edge_sync.wire.messages import PIECE_BYTES
from provisioning.storage.files import write_durably
from provisioning.trust.international import InternationalSuite

MEGABYTE = 1024 * 1024
SUITE = InternationalSuite()
APPLICATION, DOCUMENT = ApplicationId("1" * 32), DocumentId("2" * 32)


def parts(megabytes: int) -> Iterator[bytes]:
    for number in range(megabytes):
        yield hashlib.sha256(number.to_bytes(4, "big")).digest() * (MEGABYTE // 32)


def described(megabytes: int) -> Document:
    digest = hashlib.sha256()
    for part in parts(megabytes):
        digest.update(part)
    return Document(
        id=DOCUMENT,
        material="M-HUKOU",
        holder=PersonId("p1"),
        media_type="application/pdf",
        pages=1,
        size_bytes=megabytes * MEGABYTE,
        sha256=digest.digest(),
        key=bytes(range(32)),
    )


def walk(folder: Path, megabytes: int) -> None:
    (folder / "documents").mkdir()
    files, objects = SealedFiles(folder / "documents", SUITE), Objects(folder / "objects", SUITE)
    document = described(megabytes)
    write_durably(files.path(DOCUMENT), seal_document(parts(megabytes), document.key, SUITE))
    for index in range(-(-sealed_size(document.size_bytes) // PIECE_BYTES)):
        offset = index * PIECE_BYTES
        part = files.part(DOCUMENT, offset, PIECE_BYTES)
        objects.write_at(APPLICATION, DOCUMENT, offset, part)
    assert objects.sealed_hash(APPLICATION, DOCUMENT)
    objects.check(APPLICATION, document)
    assert sum(map(len, objects.read(APPLICATION, document))) == document.size_bytes


def grown_kb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    place, size = Path(sys.argv[1]), int(sys.argv[2])
    described(1)
    before = grown_kb()
    walk(place, size)
    sys.stdout.write(json.dumps({"grown_mb": (grown_kb() - before) / 1024}))
