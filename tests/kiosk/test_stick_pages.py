"""A resident puts in a stick: its scans are shown, judged as the camera's are, and handed in.

The kiosk's app on real parts, and the real process that looks at a folder in memory.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from devices.emulation.gestures import carry_out
from devices.stick.reader import FolderStick
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.states import PaperStage, StickStage
from kiosk.text import ProblemText
from tests.devices.stick.conftest import scanned
from tests.kiosk.conftest import PATIENCE_S, Desk, Station1
from tests.kiosk.test_app import fill, identify, opened, sign


@dataclass
class Village:
    """A kiosk, and the place where a stick may be put in."""

    desk: Desk
    station: Station1
    slot: Path

    def at_the_paper(self, title: str = "MT-PENSION-REG") -> None:
        identify(self.desk)
        fill(self.desk, title)

    def look(self) -> s.StickWay:
        """Ask for the stick, and wait until all that is on it is known."""
        self.desk.do(a.UseStick())
        return self.until(lambda way: way.is_all)

    def until(self, holds: Callable[[s.StickWay], bool]) -> s.StickWay:
        """Wait until that is true of what is known of the stick."""
        while True:
            shown = self.desk.until(s.Paper, stage=PaperStage.STICK)
            if isinstance(shown, s.Paper) and shown.stick is not None and holds(shown.stick):
                return shown.stick

    def choose(self, place: int) -> s.Paper:
        self.desk.do(a.ChooseLeaf(place))
        taken = self.desk.until(s.Paper, stage=PaperStage.TAKEN)
        assert isinstance(taken, s.Paper)
        return taken

    @property
    def reader(self) -> FolderStick:
        assert isinstance(self.station.stick_pages, FolderStick)
        return self.station.stick_pages


@pytest.fixture
def village(station: Station1) -> Iterator[Village]:
    slot = Path(tempfile.mkdtemp(prefix="doorstep-stick-", dir="/dev/shm"))
    station.stick_pages = FolderStick(slot, station.folder, PATIENCE_S)
    with ExitStack() as stack:
        yield Village(station.open(stack), station, slot)
    shutil.rmtree(slot, ignore_errors=True)


@pytest.mark.row("F13")
def test_a_scan_on_a_stick_is_shown_chosen_cleaned_and_handed_in(village: Village) -> None:
    (village.slot / "张三的户口本.jpg").write_bytes(scanned("household-zhang"))
    village.at_the_paper()
    stick = village.look()
    assert len(stick.leaves) == 1
    taken = village.choose(0)
    assert taken.flaw is None
    village.desk.do(a.AcceptPage())
    sign(village.desk)
    village.desk.until(s.Goodbye)
    assert village.reader.process_id is None, "who looked at the stick is gone with the paper"
    documents = opened(village.desk, village.station).documents
    assert [document.material for document in documents] == ["M-HUKOU"]
    written = [file.read_bytes() for file in village.station.folder.rglob("*") if file.is_file()]
    assert not any(taken.picture in data for data in written), "a page lies on disk in clear"
    assert not any("张三的户口本".encode() in data for data in written), "nor does its file's name"


@pytest.mark.row("F13")
def test_the_same_page_twice_and_a_table_without_a_paper_are_refused(village: Village) -> None:
    (village.slot / "scan.jpg").write_bytes(scanned("household-zhang"))
    carry_out(village.desk.hands, {"do": "take-paper"})
    shutil.copy(village.station.bench.frame, village.slot / "table.jpg")
    village.at_the_paper()
    flaws = [village.choose(place).flaw for place in _each(village)]
    assert sorted(flaw.name if flaw else "" for flaw in flaws) == ["", "FLAW_NO_PAGE"]
    good = flaws.index(None)
    village.desk.do(a.Retake())
    village.choose(good)
    village.desk.do(a.AcceptPage(another=True))
    assert village.choose(good).flaw is ProblemText.FLAW_TWICE


def _each(village: Village) -> Iterator[int]:
    for place in range(len(village.look().leaves)):
        if place:
            village.desk.do(a.Retake())
        yield place


@pytest.mark.row("F13")
def test_a_stick_that_comes_late_is_seen_by_itself_and_one_pulled_out_is_told(
    village: Village,
) -> None:
    village.slot.rmdir()
    village.at_the_paper()
    village.desk.do(a.UseStick())
    village.until(lambda way: way.stage is StickStage.WAITING)
    ready = village.slot.with_suffix(".ready")
    ready.mkdir()
    (ready / "scan.jpg").write_bytes(scanned("household-zhang"))
    ready.rename(village.slot)
    village.until(lambda way: bool(way.leaves))
    shutil.rmtree(village.slot)
    village.desk.do(a.ChooseLeaf(0))
    village.desk.until(s.Paper, stage=PaperStage.FAILED, fault="DEV-07")
    village.slot.mkdir()
    village.desk.do(a.UseStick())
    village.desk.until(s.Paper, stage=PaperStage.FAILED, fault="DEV-08")


def test_one_chosen_while_others_are_still_looked_at_comes_or_is_told_to_have_gone(
    village: Village,
) -> None:
    for number in range(9):
        (village.slot / f"{number}.jpg").write_bytes(scanned("bank-card"))
    village.at_the_paper()
    village.desk.do(a.UseStick())
    way = village.until(lambda way: bool(way.leaves))
    assert not way.is_all, "a sheet of them is shown before all are known"
    village.desk.app.pump()
    shutil.rmtree(village.slot)
    village.desk.do(a.ChooseLeaf(0))
    village.desk.until(s.Paper, stage=PaperStage.FAILED, fault="DEV-07")


@pytest.mark.row("Z02")
def test_with_the_visit_all_that_was_seen_of_a_stick_goes(village: Village) -> None:
    (village.slot / "scan.jpg").write_bytes(scanned("household-zhang"))
    village.at_the_paper()
    village.look()
    assert village.reader.process_id is not None
    village.desk.do(a.Leave(), a.Confirm())
    village.desk.until(s.Welcome)
    assert village.reader.process_id is None
