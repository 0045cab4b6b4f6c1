"""The far end of a bench link: a real broker, and the intake or a peer's listener behind it.

python -m tests.bench.link.far FOLDER NUMBER PATTERN
"""

import random
import struct
import sys
import threading
from collections import defaultdict
from pathlib import Path
from typing import TextIO

from edge_sync.cloud.arrival import Arrival
from edge_sync.cloud.identity import intake_link
from edge_sync.cloud.intake_process import IntakeSettings, run_intake
from edge_sync.link_events import Message
from edge_sync.mqtt import Link
from edge_sync.wire.submissions import Submitted
from edge_sync.wire.topics import EVERY_KIOSK_UP
from provisioning.process import until_told
from tests.bench.link.place import HEADER_BYTES, PORT, URGENT, Place
from tests.edge_sync.site import CLOCK


class Book:
    """Writes down what arrived. ``kind`` is part, whole or urgent."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def note(self, kind: str, name: str, size: int) -> None:
        self._file.write(f"{CLOCK.monotonic()} {kind} {name} {size}\n")
        self._file.flush()


def take_applications(place: Place, book: Book, stop: threading.Event) -> None:
    """Be the cloud: the intake as it is shipped."""
    link = intake_link(place.folder / "cloud" / "identity", place.ends.cloud_address, PORT)
    settings = IntakeSettings(link=link, objects=place.folder / "cloud" / "objects")

    def note(application: Submitted, _arrival: Arrival) -> None:
        size = sum(document.size_bytes for document in application.documents)
        book.note("whole" if size else "urgent", application.id, size)

    database = place.open_cloud()
    try:
        run_intake(settings, database, place.intake_keys, note, CLOCK, random.random, stop)
    finally:
        database.close()


def take_messages(place: Place, book: Book, stop: threading.Event) -> None:
    """Be a peer's cloud: note every part once, and every file that is whole."""
    link = Link(
        intake_link(place.folder / "cloud" / "identity", place.ends.cloud_address, PORT),
        [EVERY_KIOSK_UP],
    )
    link.open()
    held: dict[int, set[int]] = defaultdict(set)
    have: dict[int, int] = defaultdict(int)
    while not stop.is_set():
        for event in link.step(0.2):
            if isinstance(event, Message):
                link.acknowledge(event)
                _note(event.payload, held, have, book)
    link.close()


def _note(payload: bytes, held: dict[int, set[int]], have: dict[int, int], book: Book) -> None:
    number, offset, size = struct.unpack("!3I", payload[:HEADER_BYTES])
    length = len(payload) - HEADER_BYTES
    if number == URGENT:
        book.note("urgent", str(offset), length)
    elif offset not in held[number]:
        held[number].add(offset)
        have[number] += length
        book.note("part", str(number), length)
        if have[number] == size:
            book.note("whole", str(number), size)


def main(folder: str, number: str, pattern: str) -> None:
    place = Place(Path(folder), int(number))
    with place.broker, place.arrived.open("a", encoding="ascii") as file, until_told() as stop:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        work = take_applications if pattern == "doorstep" else take_messages
        work(place, Book(file), stop)


if __name__ == "__main__":
    main(*sys.argv[1:])
