"""How a person's words may stand in bytes: what a search for canaries looks for.

Three encodings of text, and what hexadecimal, base64, JSON and an address line make of them.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from edge_sync.simulation.sample import in_base64

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
TELLING_BYTES = 6  # four stand by chance in one sealed megabyte of a few thousand
_QUOTED = re.compile(r'"((?:\\x[0-9a-f]{2})+)"')


def spellings(words: Iterable[str]) -> dict[bytes, str]:
    """Return every spelling that is long enough to tell, with the word it spells."""
    spelled = {one: word for word in words for one in _spelled(word)}
    return {one: word for one, word in spelled.items() if len(one) >= TELLING_BYTES}


def named_in(data: bytes, sought: dict[bytes, str]) -> set[str]:
    return {word for one, word in sought.items() if one in data}


def files_that_name_somebody(folder: Path, words: Iterable[str]) -> Iterator[Path]:
    sought = spellings(words)
    for file in folder.rglob("*"):
        if file.is_file() and named_in(file.read_bytes(), sought):
            yield file


def written_in(line: str) -> bytes:
    """Return what a line of strace's record tells: what was called on which file, and the bytes.

    The bytes stand as with its option -xx.
    """
    called = line.split('"', 1)[0].encode()
    return called + bytes.fromhex("".join(_QUOTED.findall(line)).replace("\\x", ""))


def _spelled(word: str) -> Iterator[bytes]:
    for encoding in ENCODINGS:
        plain = word.encode(encoding)
        yield plain
        yield plain.hex().encode()
        yield plain.hex().upper().encode()
        for skip in range(3):
            standard = in_base64(plain, skip)
            yield standard
            yield standard.translate(bytes.maketrans(b"+/", b"-_"))
    yield word.encode("ascii", "backslashreplace")
    yield quote(word).encode()
