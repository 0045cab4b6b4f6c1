"""The story of `make run`, told under a recorder: every byte that kiosk and broker write.

The processes are the real ones, started as `main.py` starts them. The recorder
is strace; what it must not hold is anything that names the residents.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.card_reader.test_people import CANARIES
from provisioning.trust.international import InternationalSuite
from screens.demonstration.personas import BIRTH, PENSION
from screens.demonstration.report import StoryReport
from screens.demonstration.site import Part
from screens.demonstration.staging import staged
from screens.demonstration.story import Story

MAIN = Path(__file__).resolve().parents[2] / "main.py"
RECORDED = (Part.KIOSK, Part.COURIER, Part.BROKER)
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
WRITES = "trace=write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg,sendmmsg"
RECORDER = ("strace", "-DD", "-A", "-f", "-qq", "-yy", "-xx", "-s", "1048576", "-e", WRITES, "-o")
# The wires to the devices carry the card and the slip; the glass socket is the script's own eye.
WIRES = ("/dev/pts", "UNIX-STREAM")
TYPED = tuple(
    persona.answers[key] for persona in (PENSION, BIRTH) for key in ("phone", "bank_account")
)


@pytest.fixture(scope="module")
def site_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="doorstep-"))  # a socket's path holds 107 bytes
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def told(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> StoryReport:
    out = tmp_path_factory.mktemp("story")
    with staged(site_folder, MAIN, out, InternationalSuite()) as place:
        commands = place.site.commands
        records = {
            part: (*RECORDER, str(site_folder / f"{part.value}.record"), *commands[part])
            for part in RECORDED
        }
        place.site.commands = {**commands, **records}
        return Story(place, print).play()


@pytest.mark.timeout(600)
@pytest.mark.row("T09", "F15", "U02", "U03", "M03", "L01")
def test_two_applications_lodged_off_line_become_one_case_each(told: StoryReport) -> None:
    assert told.faults() == []
    assert [one.title for one in told.applications] == ["MT-PENSION-REG", "PK-BIRTH"]
    assert [one.documents for one in told.applications] == [1, 4]
    assert max(one.deliveries for one in told.applications) > 1
    assert len(told.killed) == 2
    assert len(told.screens) > 50


@pytest.mark.timeout(600)
@pytest.mark.row("Z03", "Z06")
def test_no_byte_written_by_kiosk_or_broker_names_a_resident(
    told: StoryReport, site_folder: Path
) -> None:
    assert told.lost == 0
    for part in RECORDED:
        record = site_folder / f"{part.value}.record"
        assert record.stat().st_size > 0, "the recorder is awake"
        assert names_in_record(record) == set(), part
    for folder in ("kiosk", "broker", "log"):
        assert list(files_that_name_somebody(site_folder / folder)) == []


@pytest.mark.timeout(600)
def test_the_recorder_sees_what_goes_to_the_glass(told: StoryReport, site_folder: Path) -> None:
    """The same search over the wires, where the residents are named: it would find them."""
    assert told.lost == 0
    assert names_in_record(site_folder / "kiosk.record", wires=True) != set()


def words() -> tuple[str, ...]:
    return (*CANARIES, *TYPED)


def names_in_record(record: Path, *, wires: bool = False) -> set[str]:
    found: set[str] = set()
    spelled = {
        "".join(f"\\x{byte:02x}" for byte in word.encode(encoding)): word
        for word in words()
        for encoding in ENCODINGS
    }
    with record.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            if any(wire in line.split("\\x", 1)[0] for wire in WIRES) is wires:
                found |= {word for spelling, word in spelled.items() if spelling in line}
    return found


def files_that_name_somebody(folder: Path) -> Iterator[Path]:
    sought = [word.encode(encoding) for word in words() for encoding in ENCODINGS]
    for file in folder.rglob("*"):
        if file.is_file() and any(word in file.read_bytes() for word in sought):
            yield file
