"""The newest form of every page of a damaged file, from the file and its log."""

import struct
from pathlib import Path

from provisioning.storage.salvage.log import committed_pages, is_page_size, log_page_size
from provisioning.storage.translation import file_errors

DEFAULT_PAGE_BYTES = 4096  # what this program's own files have, if nothing else says it
HEAD_BYTES = 100  # of page 1 belong to the file and not to the page

_MAGIC = b"SQLite format 3\x00"
_SIZE_AT, _RESERVED_AT = 16, 20
_SHORT = struct.Struct(">H")
_MOST_RESERVED = 32


class Pages:
    """One damaged file, open to be read. One thread; `close` when done."""

    def __init__(self, path: Path) -> None:
        log_file = path.with_name(path.name + "-wal")
        with file_errors():
            log = log_file.read_bytes() if log_file.exists() else b""
            self._file = path.open("rb")
            self._size = path.stat().st_size
            head = self._file.read(HEAD_BYTES)
        self.page_bytes = _page_bytes(head, log)
        self._newer = committed_pages(log, self.page_bytes)
        self._head = self._newer.get(1, head)
        reserved = self._head[_RESERVED_AT] if self._is_headed else 0
        self.usable_bytes = self.page_bytes - min(reserved, _MOST_RESERVED)

    @property
    def count(self) -> int:
        """The highest page number there is."""
        return max([-(-self._size // self.page_bytes), *self._newer])

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def page(self, number: int) -> bytes:
        """Return one page, filled up with zeros where the file ends; nothing beyond it.

        What the disk no longer gives is as good as zeros.
        """
        if number in self._newer:
            return self._newer[number]
        if not 0 < number <= self.count:
            return b""
        try:
            self._file.seek((number - 1) * self.page_bytes)
            read = self._file.read(self.page_bytes)
        except OSError:
            read = b""
        return read.ljust(self.page_bytes, b"\0")

    @property
    def _is_headed(self) -> bool:
        return self._head.startswith(_MAGIC) and len(self._head) >= HEAD_BYTES


def _page_bytes(head: bytes, log: bytes) -> int:
    named = _SHORT.unpack_from(head, _SIZE_AT)[0] if head.startswith(_MAGIC) else 0
    size = 65536 if named == 1 else named
    return size if is_page_size(size) else log_page_size(log) or DEFAULT_PAGE_BYTES
