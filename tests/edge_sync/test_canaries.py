"""Every byte that kiosk and broker write is recorded and searched for the test persons."""

import base64
import json
import shutil
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlencode

import pytest

from edge_sync.simulation.tables import SCHEMA as CASE_SCHEMA
from edge_sync.simulation.tables import SimCaseRow
from provisioning.storage.database import open_database
from tests.edge_sync.people import CANARIES, CANARY_NAME, CANARY_NUMBER
from tests.edge_sync.site import PATIENCE_S, Site, wait_until
from tests.powercut.parts import Part
from tests.spellings import files_that_name_somebody, named_in, spellings, written_in

APPLICATIONS = 3
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
    sought = spellings(CANARIES)
    for record, known in KNOWN.items():
        with (records / record).open(encoding="ascii") as lines:
            written = b"\n".join(written_in(line) for line in lines)
        assert known.encode() in written, "the recorder is awake"
        assert named_in(written, sought) == set()
    assert list(files_that_name_somebody(tmp_path, CANARIES)) == []


def test_the_search_finds_a_canary_that_is_written_on_purpose_in_every_spelling(
    tmp_path: Path,
) -> None:
    every = list(spellings([CANARY_NAME, CANARY_NUMBER]))
    for number, spelling in enumerate(every):
        (tmp_path / f"{number}").write_bytes(b"xx" + spelling)
    found = files_that_name_somebody(tmp_path, [CANARY_NAME, CANARY_NUMBER])
    assert len(list(found)) == len(every) > 40


@pytest.mark.parametrize("word", [CANARY_NAME, CANARY_NUMBER])
def test_common_writers_spell_a_canary_as_it_is_sought(word: str) -> None:
    sought = spellings([word])
    for behind in range(3):
        text = "x" * behind + word + "yz"
        for data in (
            text.encode("gb18030"),
            text.encode("utf-16"),
            text.encode().hex().encode(),
            json.dumps({"name": text}).encode(),
            urlencode({"name": text}).encode(),
            base64.b64encode(text.encode()),
            base64.urlsafe_b64encode(text.encode("utf-16-le")),
        ):
            assert named_in(data, sought) == {word}


def test_a_line_of_the_recorder_is_read_whole() -> None:
    line = (
        '12 writev(3, [{iov_base="\\x61\\x62", iov_len=2}, {iov_base="\\x63", iov_len=1}], 2) = 3'
    )
    assert written_in(line) == b"12 writev(3, [{iov_base=abc"
    assert written_in("12 +++ exited with 0 +++") == b"12 +++ exited with 0 +++"


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
