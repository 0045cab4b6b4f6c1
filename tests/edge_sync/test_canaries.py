"""Every byte that kiosk and broker write is recorded and searched for the test persons."""

import base64
import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

import pytest

from edge_sync.simulation.tables import SCHEMA as CASE_SCHEMA
from edge_sync.simulation.tables import SimCaseRow
from provisioning.storage.database import open_database
from tests.edge_sync.people import CANARIES, CANARY_ADDRESS, CANARY_NAME, CANARY_NUMBER
from tests.edge_sync.site import PATIENCE_S, Site, wait_until
from tests.powercut.parts import Part

APPLICATIONS = 3
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
WRITES = "trace=write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg,sendmmsg"
KNOWN = {"lodger": "K000001-000001", "courier": "receipt-2", "broker": "New client connected"}
STOPPED_FOR = ("--seccomp-bpf", "-e", WRITES)  # for writing alone, not at every system call
RECORDER = ("strace", "-D", "-f", "-qq", "-xx", "-s", "1048576", *STOPPED_FOR, "-o")


@pytest.mark.row("Z03")
def test_no_byte_that_kiosk_and_broker_write_names_anybody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Site(tmp_path)
    records = tmp_path / "records"
    records.mkdir()
    monkeypatch.setenv("PATH", str(recording_broker(tmp_path, records)), prepend=":")
    with ExitStack() as running:
        running.enter_context(site.broker)
        running.enter_context(Part("intake", site))
        courier = Part("courier", site)
        running.push(courier)
        courier.start(*RECORDER, str(records / "courier"))
        lodger = Part("lodger", site, str(APPLICATIONS))
        lodger.start(*RECORDER, str(records / "lodger"))
        assert lodger.wait(PATIENCE_S) == 0
        cloud = open_database(site.cloud_file, CASE_SCHEMA)
        wait_until(lambda: cloud.count(SimCaseRow.select()) == APPLICATIONS, "the cases")
        with site.open_edge() as edge:
            wait_until(lambda: edge.waiting().owed == 0, "the receipts")
        cloud.close()
    for record, known in KNOWN.items():
        text = (records / record).read_text(encoding="ascii")
        assert written(known.encode()) in text, "the recorder is awake"
        assert [word for word in forbidden() if written(word) in text] == []
    assert list(files_that_name_somebody(tmp_path)) == []


def test_the_recorder_would_have_seen_it(tmp_path: Path) -> None:
    """The search finds a canary written on purpose, in each encoding, wherever it begins."""
    spelled = [
        *(CANARY_NUMBER.encode(encoding) for encoding in ENCODINGS),
        CANARY_ADDRESS.encode().hex().encode(),
        json.dumps({"address": CANARY_ADDRESS}).encode(),
        quote(f"?address={CANARY_ADDRESS}").encode(),
        *(base64.b64encode(b"?" * before + CANARY_NAME.encode() + b"?") for before in range(4)),
    ]
    for number, data in enumerate(spelled):
        (tmp_path / f"{number}").write_bytes(b"xx" + data)
    assert len(list(files_that_name_somebody(tmp_path))) == len(spelled)


def recording_broker(folder: Path, records: Path) -> Path:
    """Make a folder with a "mosquitto" that is the real one under the recorder."""
    real = shutil.which("mosquitto", path="/usr/sbin:/usr/bin:/usr/local/sbin")
    assert real
    own = folder / "bin"
    own.mkdir()
    words = " ".join((*RECORDER, str(records / "broker"), real))
    script = own / "mosquitto"
    script.write_text(f'#!/bin/sh\nexec {words} "$@"\n')
    script.chmod(0o755)
    return own


def written(data: bytes) -> str:
    """Spell bytes as the recorder does."""
    return "".join(f"\\x{byte:02x}" for byte in data)


def forbidden() -> set[bytes]:
    """Every canary in each encoding, and as JSON, an address, hex and base64 would have it."""
    found = {word.encode(encoding) for word in CANARIES for encoding in ENCODINGS}
    for word in CANARIES:
        data = word.encode()
        found |= {json.dumps(word)[1:-1].encode(), quote(word).encode(), data.hex().encode()}
        found |= {in_base64(data, before) for before in range(3)}
    return found


def in_base64(data: bytes, before: int) -> bytes:
    """All that base64 makes of these bytes alone, behind so many others (RFC 4648 section 4)."""
    first, behind = -(-8 * before // 6), 8 * (before + len(data)) // 6
    return base64.b64encode(bytes(before) + data)[first:behind]


def files_that_name_somebody(folder: Path) -> Iterator[str]:
    words = forbidden()
    for file in folder.rglob("*"):
        if file.is_file() and any(word in file.read_bytes() for word in words):
            yield file.name
