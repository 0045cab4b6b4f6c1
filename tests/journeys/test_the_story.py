"""The story of `make run`, told under a recorder: every byte that kiosk and broker write.

The processes are the real ones, started as `main.py` starts them. The recorder
is strace; what it must not hold is anything that names the residents.
"""

from pathlib import Path

import pytest

from devices.card_reader.test_people import CANARIES
from provisioning.trust.international import InternationalSuite
from screens.demonstration.personas import BIRTH, PENSION
from screens.demonstration.report import StoryReport
from screens.demonstration.site import Part
from screens.demonstration.staging import staged
from screens.demonstration.story import Story
from tests.journeys.small import SMALL
from tests.spellings import files_that_name_somebody, named_in, spellings, written_in

MAIN = Path(__file__).resolve().parents[2] / "main.py"
RECORDED = (Part.KIOSK, Part.COURIER, Part.BROKER)
WRITES = "trace=write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg,sendmmsg"
STOPPED_FOR = ("--seccomp-bpf", "-e", WRITES)  # for writing alone, not at every system call
RECORDER = ("strace", "-DD", "-A", "-f", "-qq", "-yy", "-xx", "-s", "1048576", *STOPPED_FOR, "-o")
# What Python compiles it writes too, and a module's sample number is somebody's in the story.
UNCOMPILED = ("env", "PYTHONDONTWRITEBYTECODE=1")
# The wires to the devices carry the card and the slip; the glass socket is the script's own eye.
# What is said passes through a pipe to the synthesiser, and as sound through one to the card.
WIRES = ("/dev/pts", "UNIX-STREAM", "<pipe:[")
TYPED = tuple(
    persona.answers[key] for persona in (PENSION, BIRTH) for key in ("phone", "bank_account")
)
NAMING = (*CANARIES, *TYPED)


@pytest.mark.timeout(900)
@pytest.mark.row("T09", "F15", "U02", "U03", "M03", "L01", "Z03", "Z06", "P04", "J01")
def test_the_story_is_true_and_no_byte_of_it_names_a_resident(
    site_folder: Path, tmp_path: Path
) -> None:
    told = tell_recorded(site_folder, tmp_path)
    assert told.faults() == []
    assert [one.title for one in told.applications] == ["MT-PENSION-REG", "PK-BIRTH"]
    assert [one.documents for one in told.applications] == [1, 6]  # five, and one asked for anew
    assert told.days_passed >= 2
    assert len(told.desk) == 9
    assert max(one.deliveries for one in told.applications) > 1
    assert len(told.killed) == 3
    assert len(told.screens) > 50
    assert any(name.startswith("goodbye.") for name in told.heard.room)
    assert told.heard.strange == 0
    for part in RECORDED:
        record = site_folder / f"{part.value}.record"
        assert record.stat().st_size > 0, "the recorder is awake"
        assert names_in_record(record) == set(), part
    for folder in ("kiosk", "broker", "log"):
        assert list(files_that_name_somebody(site_folder / folder, NAMING)) == []
    # The same search over the wires, where the residents are named, would find them.
    assert names_in_record(site_folder / "kiosk.record", wires=True) != set()


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.row("T09", "F15", "Z03")
def test_the_story_is_as_true_with_the_cloud_on_postgresql(
    site_folder: Path, tmp_path: Path, postgres: str
) -> None:
    with staged(
        site_folder, MAIN, tmp_path, InternationalSuite(), SMALL, database=postgres
    ) as place:
        told = Story(place, print).play()
        tables = place.cloud_database
    assert told.faults() == []
    assert tables == postgres
    assert not (site_folder / "cloud" / "data" / "cloud.db").exists()


def tell_recorded(folder: Path, out: Path) -> StoryReport:
    """Play the story with kiosk, courier and broker under the recorder."""
    with staged(folder, MAIN, out, InternationalSuite(), SMALL) as place:
        commands = place.site.commands
        records = {
            part: (*UNCOMPILED, *RECORDER, str(folder / f"{part.value}.record"), *commands[part])
            for part in RECORDED
        }
        place.site.commands = {**commands, **records}
        return Story(place, print).play()


def names_in_record(record: Path, *, wires: bool = False) -> set[str]:
    found: set[str] = set()
    sought = spellings(NAMING)
    with record.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            if any(wire in line.split("\\x", 1)[0] for wire in WIRES) is wires:
                found |= named_in(written_in(line), sought)
    return found
