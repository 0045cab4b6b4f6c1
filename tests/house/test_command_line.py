"""The command line: every verb explains itself, and fails in one plain sentence."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from devices.document_camera.test_papers import PAPERS
from edge_sync.wire.application import KioskId
from edge_sync.wire.slip_code import SlipFacts, slip_number, write_public_code
from provisioning.catalogue.files import DEFAULT_FOLDER
from provisioning.trust.international import InternationalSuite
from provisioning.trust.suite import SigningPrivateKey
from provisioning.wire.identity import SIGNING_KEY_FILE

ROOT = Path(__file__).resolve().parents[2]
VERBS = (
    "kiosk",
    "courier",
    "reader",
    "cloud all",
    "cloud intake",
    "cloud desk",
    "cloud broker",
    "cloud take",
    "rescue",
    "link-settings",
    "fleet found",
    "fleet enrol",
    "fleet list",
    "fleet officer",
    "fleet factor",
    "fleet roster found",
    "fleet roster add",
    "fleet roster revoke",
    "fleet roster write",
    "devices check",
    "devices emulate",
    "devices hand",
    "devices insert-card",
    "devices remove-card",
    "catalogue lint",
    "scan",
    "contact-sheet",
    "gallery",
    "verify",
    "journal export",
    "journal meet",
    "outbox list",
    "outbox again",
    "cloud journals",
    "cloud export",
    "search",
    "bench",
    "simulate sync",
    "demo",
)


def run(*words: str, said: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *words],
        cwd=ROOT,
        input=said,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )


def sentence_of(result: subprocess.CompletedProcess[str]) -> str:
    assert result.returncode != 0
    assert "Traceback" not in result.stderr
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, result.stderr
    return lines[0]


EXPLAIN = """
import json, sys
from typer.testing import CliRunner
import main
main.gather()
explained = {}
for verb in sys.argv[1:]:
    told = CliRunner().invoke(main.app, [*verb.split(), "--help"], prog_name="main.py")
    explained[verb] = (told.exit_code, told.output)
print(json.dumps(explained))
"""


@pytest.fixture(scope="module")
def explained() -> dict[str, tuple[int, str]]:
    """What each verb says of itself, asked in one process: forty would do nothing but start."""
    asked = [sys.executable, "-c", EXPLAIN, *VERBS]
    said = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True, timeout=600)
    told: dict[str, tuple[int, str]] = json.loads(said.stdout)
    return told


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_explains_itself(explained: dict[str, tuple[int, str]], verb: str) -> None:
    status, told = explained[verb]
    assert status == 0
    assert re.search(r"Usage: main\.py " + verb, told)


def test_the_program_explains_itself_to_who_starts_it() -> None:
    result = run("--help")
    assert result.returncode == 0
    assert {verb.split()[0] for verb in VERBS} <= set(result.stdout.split())


def test_the_readme_names_every_group_of_verbs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for verb in {verb.split()[0] for verb in VERBS}:
        assert f"`{verb}" in readme, verb


def test_settings_with_an_unknown_key_are_refused_in_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('identity = "here"\ncolour = "red"\n', encoding="utf-8")
    assert "PRO-60" in sentence_of(run("courier", "--settings", str(file)))


def test_settings_that_are_not_there_are_named(tmp_path: Path) -> None:
    missing = str(tmp_path / "none.toml")
    assert missing in sentence_of(run("cloud", "intake", "--settings", missing))


@pytest.mark.row("M16", "F11")
def test_a_broken_catalogue_is_told_by_file_place_and_cure(tmp_path: Path) -> None:
    folder = tmp_path / "catalogue"
    shutil.copytree(DEFAULT_FOLDER, folder)
    matter = folder / "matters" / "MT-PENSION-REG.toml"
    matter.write_text(
        matter.read_text(encoding="utf-8").replace("M-HUKOU", "M-NOBODY"), encoding="utf-8"
    )
    result = run("catalogue", "lint", str(folder))
    assert result.returncode == 1
    assert "MT-PENSION-REG.toml" in result.stdout
    assert "M-NOBODY" in result.stdout


def test_the_shipped_catalogue_is_clean() -> None:
    result = run("catalogue", "lint")
    assert result.returncode == 0
    assert "note:" not in result.stdout


@pytest.mark.row("M08")
def test_lint_reminds_the_planner_of_local_life_events(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "provisioning/catalogue/data", folder)
    themes = folder / "themes.toml"
    plain = themes.read_text(encoding="utf-8").replace("local = true\n", "")
    themes.write_text(plain, encoding="utf-8")
    result = run("catalogue", "lint", str(folder))
    assert result.returncode == 0
    assert "note: themes.toml" in result.stdout


@pytest.mark.row("F13")
def test_scan_says_what_the_camera_would_make_of_a_picture(tmp_path: Path) -> None:
    picture = tmp_path / "paper.jpg"
    PAPERS["bank-card"]().convert("RGB").save(picture)
    kept = ("--out", str(tmp_path / "out"), "--tone", "bilevel", "--pdf", "all.pdf")
    result = run("scan", str(picture), "--json", *kept)
    found = json.loads(result.stdout)
    assert set(found) == {
        *("file", "corners", "flags", "accepted", "kind"),
        *("fields", "lines", "bytes", "milliseconds"),
    }
    assert found["file"] == str(picture)
    assert {one.name for one in (tmp_path / "out").iterdir()} == {"paper.png", "all.pdf"}
    assert set(found["milliseconds"]) == {"find", "judge", "clean", "read"}


def test_scan_of_no_picture_is_one_line_with_the_same_keys_and_one_sentence(tmp_path: Path) -> None:
    text = tmp_path / "words.txt"
    text.write_text("no picture", encoding="utf-8")
    result = run("scan", str(text), str(tmp_path), "/dev/zero", "--json")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["file"] for one in found] == [str(text), str(tmp_path), "/dev/zero"]
    assert {tuple(one) for one in found} == {
        (
            *("file", "corners", "flags", "accepted", "kind"),
            *("fields", "lines", "bytes", "milliseconds"),
        )
    }
    assert result.returncode == 1
    sentences = result.stderr.splitlines()
    assert [one.partition(": ")[0] for one in sentences] == [one["file"] for one in found]
    assert [one.partition(": ")[2].split(":")[0] for one in sentences] == [
        "these bytes are no picture",
        "this is a folder",
        "this is no file",
    ]


@pytest.mark.row("T02")
def test_verify_refuses_what_is_no_slip(tmp_path: Path) -> None:
    text, identity = tmp_path / "slip.txt", ("--identity", str(tmp_path))
    text.write_text("DS1:NOT A SLIP", encoding="utf-8")
    assert "slip" in sentence_of(run("verify", str(text), *identity))
    for nothing in (tmp_path / "none", tmp_path):
        assert "cannot be read" in sentence_of(run("verify", str(nothing), *identity))


def test_an_unknown_benchmark_names_those_there_are() -> None:
    assert "lodge" in sentence_of(run("bench", "nothing"))


@pytest.mark.row("R09")
def test_a_town_is_founded_and_a_kiosk_enrolled_once(tmp_path: Path) -> None:
    registrar, keys, out = (str(tmp_path / name) for name in ("registrar", "keys", "kiosk"))
    assert run("fleet", "found", registrar, keys).returncode == 0
    assert run("fleet", "enrol", registrar, "k000007", "529901101201", out).returncode == 0
    assert "k000007" in run("fleet", "list", registrar).stdout
    again = run("fleet", "enrol", registrar, "k000007", "529901101201", out)
    assert "k000007" in sentence_of(again)


@pytest.mark.row("R09")
def test_an_administrator_begins_with_an_account_a_last_day_and_a_second_factor(
    tmp_path: Path,
) -> None:
    file, own = tmp_path / "town.toml", ("--settings", str(tmp_path / "town.toml"))
    names = ("registrar", "keys", "data", "broker")
    folders = "".join(f'{name} = "{tmp_path / name}"\n' for name in names)
    file.write_text(folders + 'broker_host = "localhost"\nbroker_port = 8883\n')
    assert run("fleet", "found", str(tmp_path / "registrar"), str(tmp_path / "keys")).stdout
    keeper = ("fleet", "officer", "an.quan", "安全", "D-RS", "--role", "security-admin", *own)
    opened = run(*keeper, "--until", "2036-12-31", said="rain-on-the-pass\n")
    assert "fleet factor an.quan" in opened.stdout
    assert re.search(r"code app: (\w{4} ){7}\w{4}$", run("fleet", "factor", "an.quan", *own).stdout)
    assert "nobody" in sentence_of(run("fleet", "factor", "nobody", *own))


def test_every_part_fails_in_one_sentence_that_begins_with_its_code(tmp_path: Path) -> None:
    nobody = run("devices", "insert-card", str(tmp_path), "li")
    assert sentence_of(nobody).startswith("DEV-05: ")
    assert (
        sentence_of(run("devices", "hand", str(tmp_path), "{")) == "a command is one line of JSON"
    )


def test_a_damaged_entry_is_listed_as_such_among_the_others(tmp_path: Path) -> None:
    registrar, keys = str(tmp_path / "registrar"), str(tmp_path / "keys")
    run("fleet", "found", registrar, keys)
    for kiosk in ("k000001", "k000002"):
        run("fleet", "enrol", registrar, kiosk, "529901101201", str(tmp_path / kiosk))
    (tmp_path / "registrar" / "kiosks" / "k000001.json").write_bytes(b"torn")
    listed = run("fleet", "list", registrar)
    assert listed.returncode == 0
    assert "k000001  PRO-43" in listed.stdout
    assert "k000002  529901101201  active" in listed.stdout


def test_a_hand_that_is_no_command_is_one_sentence(tmp_path: Path) -> None:
    for command, sentence in (("[]", "JSON object"), ("lift", "one line of JSON")):
        assert sentence in sentence_of(run("devices", "hand", str(tmp_path), command))


@pytest.mark.row("T02")
def test_verify_believes_a_slip_of_an_enrolled_kiosk_and_no_changed_one(tmp_path: Path) -> None:
    registrar, keys, out = (tmp_path / name for name in ("registrar", "keys", "kiosk"))
    run("fleet", "found", str(registrar), str(keys))
    run("fleet", "enrol", str(registrar), "k000007", "529901101201", str(out))
    suite, key = InternationalSuite(), SigningPrivateKey((out / SIGNING_KEY_FILE).read_bytes())
    kiosk = KioskId("k000007")
    facts = SlipFacts(kiosk, slip_number(kiosk, 3), 5, 1_795_300_000_000, bytes(24))
    slip, registry = tmp_path / "slip.txt", str(registrar / "kiosks")
    slip.write_text(write_public_code(facts, suite, key), encoding="ascii")
    result = run("verify", str(slip), "--identity", registry)
    assert (result.returncode, result.stdout) == (
        0,
        "K000007-000003 is genuine, journal entry 5\n",
    )
    slip.write_text(write_public_code(facts, suite, suite.new_signing_key()), encoding="ascii")
    assert "not genuine" in sentence_of(run("verify", str(slip), "--identity", registry))


def test_a_roster_is_made_at_the_registrar_and_says_each_code_once(tmp_path: Path) -> None:
    registrar, keys, out = (str(tmp_path / name) for name in ("ca", "keys", "roster.json"))
    station = "529901100201"
    assert run("fleet", "found", registrar, keys).returncode == 0
    assert run("fleet", "roster", "found", registrar, station).returncode == 0
    added = run("fleet", "roster", "add", registrar, station, "张秀兰", "--until", "2099-01-31")
    found = re.fullmatch(r"h0001 张秀兰 until 2099-01-31: code ([0-9]{8})\n", added.stdout)
    assert found is not None, added.stdout + added.stderr
    written = run("fleet", "roster", "write", registrar, keys, station, out)
    assert written.stdout == f"roster 1 of {station}: 1 helpers\n"
    assert found[1] not in (tmp_path / "roster.json").read_text(encoding="utf-8")
    assert run("fleet", "roster", "revoke", registrar, station, "h0001").returncode == 0
    wrong = run("fleet", "roster", "revoke", registrar, station, "h0002")
    assert wrong.returncode == 1
    assert sentence_of(wrong).startswith("PRO-48")
