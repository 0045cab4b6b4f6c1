"""What a process still holds of a person when the visit is over: objects, and raw memory."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

NAME, NUMBER, ADDRESS = "欧阳翠屏", "529901198807210083", "榆钱巷九十七号院"
SCRAMBLE = 0x5A
ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le", "latin-1")  # as Python, SDL and files hold text


def _scrambled(word: str) -> str:
    return ".".join(str(ord(character) ^ SCRAMBLE) for character in word)


@pytest.fixture
def process() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.screens.person_in_memory"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as started:
        yield started
        started.kill()


def _ask(process: subprocess.Popen[str], line: str) -> str:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()
    for answer in process.stdout:
        if not answer.startswith("["):  # Kivy's log
            return answer.strip()
    raise AssertionError("the process has ended")


def _in_raw_memory(pid: int, word: str) -> int:
    """Count a word in every writable page of a process, in every form that text has."""
    forms = {form for form in (_form(word, one) for one in ENCODINGS) if form}
    count = 0
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
            if span is None:
                continue
            first, last = (int(end, 16) for end in span.groups())
            memory.seek(first)
            try:
                held = memory.read(last - first)
            except OSError:
                continue  # a page that no process may read
            count += sum(held.count(form) for form in forms)
    return count


def _form(word: str, encoding: str) -> bytes:
    try:
        return word.encode(encoding)
    except UnicodeEncodeError:
        return b""


@pytest.mark.row("Z02")
@pytest.mark.soak
def test_after_a_visit_no_object_holds_a_word_of_its_person(
    process: subprocess.Popen[str], record_property: Callable[[str, object], None]
) -> None:
    words = (NAME, NUMBER, ADDRESS)
    scrambled = " ".join(map(_scrambled, words))
    assert _ask(process, scrambled) == "gone"
    raw = {word: _in_raw_memory(process.pid, word) for word in words}
    assert _ask(process, scrambled) == "0"
    record_property("in_freed_memory", list(raw.values()))  # 0 to 5; 16 without overwriting
