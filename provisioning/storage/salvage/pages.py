"""The newest form of every page of a damaged file, from the file and its log."""

import struct
from collections.abc import Iterator
from pathlib import Path

from provisioning.storage.errors import UnreachableError
from provisioning.storage.files import exists, read
from provisioning.storage.salvage.log import committed_pages, is_page_size, log_page_size

DEFAULT_PAGE_BYTES = 4096  # what this program's own files have, if nothing else says it
HEAD_BYTES = 100  # of page 1 belong to the file and not to the page

_MAGIC = b"SQLite format 3\x00"
_SIZE_AT, _RESERVED_AT = 16, 20
_SHORT = struct.Struct(">H")
_MOST_RESERVED = 32


class Pages:
    """One damaged file. Raises UnreachableError when there is none."""

    def __init__(self, path: Path) -> None:
        if not exists(path):
            raise UnreachableError("there is no such file")
        self._path = path
        log = read(path.with_name(path.name + "-wal")) or b""
        head = _read(path, 0, HEAD_BYTES)
        self.page_bytes = _page_bytes(head, log)
        self._newer = committed_pages(log, self.page_bytes)
        head = self._newer.get(1, head)
        reserved = head[_RESERVED_AT] if head.startswith(_MAGIC) else 0
        self.usable_bytes = self.page_bytes - min(reserved, _MOST_RESERVED)

    def numbers(self) -> Iterator[int]:
        """Return the number of every page there is, in the file or only in the log."""
        number, last = 1, max(self._newer, default=0)
        while number <= last or self.page(number):
            yield number
            number += 1

    def page(self, number: int) -> bytes:
        """Return one page, filled up with zeros where the file ends; nothing beyond it.

        What the disk no longer gives is as good as zeros.
        """
        if number in self._newer:
            return self._newer[number]
        if number < 1:
            return b""
        found = _read(self._path, (number - 1) * self.page_bytes, self.page_bytes)
        return found.ljust(self.page_bytes, b"\0") if found else b""


def _read(path: Path, offset: int, length: int) -> bytes:
    try:
        return read(path, offset, length) or b""
    except UnreachableError:  # a bad spot of the disk
        return bytes(length)


def _page_bytes(head: bytes, log: bytes) -> int:
    named = _SHORT.unpack_from(head, _SIZE_AT)[0] if head.startswith(_MAGIC) else 0
    size = 65536 if named == 1 else named  # 1 stands for it
    return size if is_page_size(size) else log_page_size(log) or DEFAULT_PAGE_BYTES
