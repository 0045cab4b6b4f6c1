"""`journal export` and `verify` as a third party uses them: a file, public keys, a verdict."""

from pathlib import Path

import msgspec
import pytest

from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA
from edge_sync.wire.exports import JournalExport, read_export, write_export
from edge_sync.wire.messages import Refused, encode
from provisioning.cloud.registrar import read_cloud_keys
from provisioning.storage.database import open_database
from provisioning.wire.identity import WORD_FILE
from tests.edge_sync.people import SUITE, filled
from tests.edge_sync.receipts import lone_receipt
from tests.edge_sync.site import KIOSK, Site
from tests.house.test_command_line import run, sentence_of

SETTINGS = """
identity = "{folder}/kiosk/identity"
data = "{folder}/kiosk/data"
broker_host = "127.0.0.1"
broker_port = 1
station_zh = "站"
station_en = "station"
reader = "/dev/null"
printer = "/dev/null"
camera = "none.png"
"""


@pytest.mark.row("T01", "T02")
def test_a_journal_is_exported_and_a_changed_one_ends_with_one_plain_sentence(
    tmp_path: Path,
) -> None:
    site, settings, out = Site(tmp_path), tmp_path / "kiosk.toml", tmp_path / "journal.proof"
    settings.write_text(SETTINGS.format(folder=tmp_path), encoding="utf-8")
    with site.open_edge() as edge:
        slips = [filled(edge, KIOSK).lodge(edge).slip for _ in range(2)]
        exported = run("journal", "export", "--settings", str(settings), str(out))
    assert (exported.returncode, exported.stdout) == (0, f"2 entries, 0 receipts in {out}\n")
    slip = tmp_path / "slip.txt"
    slip.write_text(slips[1].public_code, encoding="ascii")
    keys = ("--identity", str(tmp_path / "ca" / "kiosks"))
    result = run("verify", str(slip), str(out), *keys)
    assert result.returncode == 0
    assert "is whole from 1 to 2" in result.stdout
    assert "K000001-000002 stands in the journal" in result.stdout
    export = read_export(out.read_bytes())
    assert isinstance(export, JournalExport)
    out.write_bytes(write_export(msgspec.structs.replace(export, entries=export.entries[:1])))
    assert "is lost" in sentence_of(run("verify", str(slip), str(out), *keys))
    nobody = run("verify", str(out), "--identity", str(tmp_path / "nobody"))
    assert (nobody.returncode, nobody.stderr) == (3, "")


@pytest.mark.row("L06")
def test_the_outbox_is_listed_and_what_was_refused_is_offered_again(tmp_path: Path) -> None:
    site, settings = Site(tmp_path), tmp_path / "kiosk.toml"
    settings.write_text(SETTINGS.format(folder=tmp_path), encoding="utf-8")
    with site.open_edge() as edge:
        handed = filled(edge, KIOSK)
        handed.lodge(edge)
        database = open_database(site.edge.database, SCHEMA)
        store, slip = EdgeStore(database), handed.application.slip
        store.set_aside(
            Refused(
                suite=SUITE.id,
                kiosk=KIOSK,
                application=handed.application.id,
                code="SYN-09",
                parcel_sha256=bytes(32),
                refused_ms=0,
            )
        )
        listed = run("outbox", "list", "--settings", str(settings))
        assert listed.stdout == f"{slip}  0 h  SYN-09  call\n"
        again = run("outbox", "again", "--settings", str(settings), slip)
        assert again.returncode == 0, again.stderr
        assert store.owed() == [handed.application.id]
        assert slip in sentence_of(run("outbox", "again", "--settings", str(settings), slip))
        database.close()


@pytest.mark.row("T02")
def test_a_receipt_alone_in_a_file_is_checked_with_its_slip(tmp_path: Path) -> None:
    site = Site(tmp_path)
    with site.open_edge() as edge:
        handed = filled(edge, KIOSK)
        code = handed.lodge(edge).slip.public_code
    database = open_database(site.edge.database, SCHEMA)
    offer = EdgeStore(database).offer(handed.application.id)
    database.close()
    assert offer is not None
    slip, receipt = tmp_path / "slip.txt", tmp_path / "receipt"
    slip.write_text(code, encoding="ascii")
    word = tmp_path / "kiosk" / "identity" / WORD_FILE
    keys = ("--identity", str(tmp_path / "ca" / "kiosks"), "--cloud", str(word))
    cloud = read_cloud_keys(tmp_path / "cloud" / "keys").receipt
    receipt.write_bytes(encode(lone_receipt(offer, KIOSK, cloud)))
    result = run("verify", str(slip), str(receipt), *keys)
    assert result.returncode == 0, result.stderr
    assert "is the one that was received" in result.stdout
    receipt.write_bytes(encode(lone_receipt(offer, KIOSK, SUITE.new_signing_key())))
    assert "is not genuine" in sentence_of(run("verify", str(slip), str(receipt), *keys))
