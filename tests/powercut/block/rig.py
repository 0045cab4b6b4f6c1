"""Records a workload on a real ext4, cuts the power at many points and checks each.

unshare --mount --propagation private --pid --fork --kill-child \
    python -m tests.powercut.block.rig FOLDER SEED POINTS LODGES full|normal

Prints one line of JSON: {"points", "promises", "lost", "damaged", "unmountable", "flushes"}.
The mounts and the loop devices are gone with the last process, however that ends.
"""

import json
import os
import random
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

import msgspec

from edge_sync.edge.opening import damaged_files, open_edge
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA
from edge_sync.wire.application import SlipNumber
from edge_sync.wire.verify import check_journal
from provisioning.storage.database import open_database
from tests.edge_sync.people import SUITE
from tests.edge_sync.site import CLOCK
from tests.powercut.block.trace import DISK_BYTES, Event, Flush, Mark, kept, left_by_a_cut, promised
from tests.powercut.block.workload import Secrets, settings

_PATIENCE_S = 120.0


@dataclass(slots=True)
class Tally:
    """What was found at the points."""

    points: int = 0
    promises: int = 0
    lost: int = 0
    damaged: int = 0
    unmountable: int = 0
    flushes: int = 0
    words: list[str] = field(default_factory=list)


def main() -> None:
    folder, how = Path(sys.argv[1]), sys.argv[5]
    seed, points, lodges = map(int, sys.argv[2:5])
    secrets = Secrets.new()
    (folder / "secrets").write_bytes(msgspec.msgpack.encode(secrets))
    blank = make_blank(folder / "blank")
    record(folder, lodges, how)
    events = kept(folder / "trace")
    tally = replay(folder, secrets, blank, events, points, random.Random(seed))  # noqa: S311
    tally.flushes = sum(isinstance(event, Flush) for event in events)
    print(json.dumps(asdict(tally)))  # noqa: T201 - its answer


def make_blank(path: Path) -> bytes:
    path.write_bytes(bytes(DISK_BYTES))
    lazily = "lazy_itable_init=0,lazy_journal_init=0"
    run("mkfs.ext4", "-q", "-F", "-b", "4096", "-J", "size=4", "-E", lazily, str(path))
    return path.read_bytes()


def record(folder: Path, lodges: int, how: str) -> None:
    """Let the workload run on a recorded disk."""
    fuse, disk = folder / "fuse", folder / "disk"
    fuse.mkdir()
    disk.mkdir()
    here = [sys.executable, "-m"]
    files = (str(fuse), str(folder / "blank"), str(folder / "trace"))
    recorder = subprocess.Popen([*here, "tests.powercut.block.recorder", *files])
    wait_for(fuse / "disk")
    with loop_mounted(fuse / "disk", disk):
        workload = [*here, "tests.powercut.block.workload", str(disk), str(folder / "secrets")]
        run(*workload, str(fuse / "mark"), str(lodges), how)
    run("umount", str(fuse))
    recorder.wait(_PATIENCE_S)


def replay(
    folder: Path,
    secrets: Secrets,
    blank: bytes,
    events: Sequence[Event],
    points: int,
    chance: random.Random,
) -> Tally:
    """Cut the power at points by chance, half of them right after a promise."""
    tally = Tally()
    marks = [place for place, event in enumerate(events, 1) if isinstance(event, Mark)]
    for number in range(points):
        anywhere = chance.randrange(marks[0], len(events) + 1)
        until = chance.choice(marks) if number % 2 else anywhere
        before = events[:until]
        (folder / "image").write_bytes(left_by_a_cut(blank, before, chance))
        tally.points += 1
        tally.promises += len(promised(before))
        check(folder, secrets, promised(before), tally)
    return tally


def check(folder: Path, secrets: Secrets, promises: Sequence[str], tally: Tally) -> None:
    """Mount what was left, open the store as the kiosk does, and look for all it promised."""
    disk = folder / "disk"
    try:
        with loop_mounted(folder / "image", disk):
            look(disk, secrets, promises, tally)
    except subprocess.CalledProcessError as error:
        tally.unmountable += 1
        tally.words.append(str(error))


def look(disk: Path, secrets: Secrets, promises: Sequence[str], tally: Tally) -> None:
    place = settings(disk)
    with open_edge(place, secrets.keys, CLOCK, "boot") as edge:
        lost = [slip for slip in promises if edge.slip(SlipNumber(slip)) is None]
        public = SUITE.signing_public(secrets.keys.signing)
        faults = check_journal(edge.journal(), SUITE, lambda _kiosk: public).faults
        lost += list(lost_documents(place.documents, place.database, len(edge.journal())))
    tally.lost += len(lost)
    tally.damaged += len(damaged_files(place)) + len(faults)
    tally.words += [f"lost {slip}" for slip in lost]


def lost_documents(folder: Path, database: Path, entries: int) -> Iterator[str]:
    """Say which documents of the outbox are not whole; nothing has left it yet."""
    opened = open_database(database, SCHEMA)
    store = EdgeStore(opened)
    offers = [store.offer(name) for name in store.owed()]
    opened.close()
    if len(offers) != entries:
        yield f"{entries - len(offers)} parcels"
    for document in (document for offer in offers if offer for document in offer.documents):
        file = folder / document.id
        if not file.exists() or SUITE.hash(file.read_bytes()) != document.sha256:
            yield f"document {document.id}"


@contextmanager
def loop_mounted(image: Path, place: Path) -> Iterator[None]:
    """Mount a file as an ext4. The loop device goes with the mount."""
    run("mount", "-t", "ext4", "-o", "loop", str(image), str(place))
    try:
        yield
    finally:
        run("umount", str(place))


def wait_for(path: Path) -> None:
    pause = threading.Event()
    for _ in range(int(_PATIENCE_S / 0.02)):
        if path.exists():
            return
        pause.wait(0.02)
    raise TimeoutError(path)


def run(*words: str) -> None:
    subprocess.run(words, check=True, env={**os.environ, "LC_ALL": "C"})


if __name__ == "__main__":
    main()
