"""`journal export` and `verify` as a third party uses them: a file, public keys, a verdict."""

from pathlib import Path

import msgspec
import pytest

from edge_sync.wire.exports import JournalExport, read_export, write_export
from tests.edge_sync.people import filled
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
