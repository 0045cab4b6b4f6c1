"""A paper photographed with the resident's phone arrives at the line that asked for it.

The kiosk's app on real parts, the messenger beside it with its door, and a phone that
speaks HTTP. No broker runs anywhere.
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest

from devices.emulation.gestures import carry_out
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.states import PaperStage
from kiosk.text import Language, ProblemText, say
from tests.kiosk.conftest import PATIENCE_S, Desk, Station1
from tests.kiosk.phone.test_door import ask
from tests.kiosk.phone.test_door import station as door
from tests.kiosk.test_app import fill, identify, opened, sign


@dataclass
class Village:
    """A kiosk with a door for phones, and what a phone's camera sees."""

    desk: Desk
    station: Station1

    def at_the_paper(self, title: str = "MT-PENSION-REG") -> None:
        identify(self.desk)
        fill(self.desk, title)

    def send(self, paper: str) -> s.Paper:
        """Send a photograph of a paper by phone, and return the page that it became."""
        picture = self.photo(paper)
        assert ask(self.code(), picture)[0] == 204
        taken = self.desk.until(s.Paper, stage=PaperStage.TAKEN)
        assert isinstance(taken, s.Paper)
        return taken

    def photo(self, paper: str) -> bytes:
        """Return a JPEG of a paper on a table: what the emulated camera would see of it."""
        carry_out(self.desk.hands, {"do": "lay-paper", "paper": paper})
        return self.station.bench.frame.read_bytes()

    def code(self) -> str:
        """Ask for the phone's way, and return what the code on the glass says."""
        self.desk.do(a.UsePhone())
        while True:
            self.desk.until(s.Paper, stage=PaperStage.PHONE)
            state = self.desk.state
            if isinstance(state, s.Paper) and state.phone and state.phone.url:
                return state.phone.url


@pytest.fixture
def village(station: Station1) -> Iterator[Village]:
    with ExitStack() as stack:
        folder = station.folder / "phones"
        folder.mkdir()
        station.phones = stack.enter_context(door(folder)).socket
        yield Village(station.open(stack), station)


@pytest.mark.row("C03")
def test_a_phones_picture_is_found_cleaned_and_handed_in_like_a_scan(village: Village) -> None:
    village.at_the_paper()
    sent = village.photo("household-zhang")
    url = village.code()
    assert "户口簿" in ask(url)[1]
    village.desk.until(s.Paper, stage=PaperStage.PHONE)
    assert ask(url, sent)[0] == 204
    taken = village.desk.until(s.Paper, stage=PaperStage.TAKEN)
    assert isinstance(taken, s.Paper)
    assert taken.flaw is None
    assert 0 < len(taken.picture) < len(sent)
    village.desk.do(a.AcceptPage())
    sign(village.desk)
    village.desk.until(s.Goodbye)
    documents = opened(village.desk, village.station).documents
    assert [document.material for document in documents] == ["M-HUKOU"]
    written = [file.read_bytes() for file in village.station.folder.rglob("*") if file.is_file()]
    assert not any(taken.picture in data for data in written), "a page lies on disk in clear"


def test_what_is_no_page_is_judged_and_what_is_no_picture_is_told(village: Village) -> None:
    village.at_the_paper()
    village.photo("household-zhang")
    carry_out(village.desk.hands, {"do": "take-paper"})
    nothing = village.station.bench.frame.read_bytes()
    assert ask(village.code(), nothing)[0] == 204
    taken = village.desk.until(s.Paper, stage=PaperStage.TAKEN)
    assert isinstance(taken, s.Paper)
    assert taken.flaw is ProblemText.FLAW_NO_PAGE
    village.desk.do(a.Retake())
    assert ask(village.code(), b"\xff\xd8\xff and nothing more")[0] == 204
    village.desk.until(s.Paper, stage=PaperStage.FAILED, fault="DEV-03")


@pytest.mark.row("F13")
def test_a_page_that_is_sent_twice_is_refused_and_said(village: Village) -> None:
    village.at_the_paper()
    assert village.send("household-zhang").flaw is None
    village.desk.do(a.AcceptPage(another=True))
    again = village.send("household-zhang")
    assert again.flaw is ProblemText.FLAW_TWICE
    assert not again.may_keep
    assert "拍过了" in say(Language.ZH, again.flaw)

    village.desk.do(a.AcceptPage())
    assert village.desk.state == again, "what is refused cannot be handed in"
    village.desk.do(a.Retake())
    assert village.send("marriage-certificate").flaw is None


@pytest.mark.row("F13")
def test_what_is_no_portrait_is_refused_and_said(village: Village) -> None:
    village.at_the_paper("MT-ELDER-CARD")
    while isinstance(state := village.desk.state, s.Paper) and "PHOTO" not in state.key:
        village.desk.do(a.SkipPaper())
    wrong = village.send("bank-card")
    assert wrong.key.startswith("M-PHOTO")
    assert wrong.flaw is ProblemText.FLAW_PORTRAIT_SIZE
    assert "照片" in say(Language.ZH, wrong.flaw)

    village.desk.do(a.Retake())
    assert village.send("photo").flaw is None


@pytest.mark.row("Z02")
def test_the_code_ends_with_the_page_and_with_the_visit(village: Village) -> None:
    village.at_the_paper()
    first = village.code()
    village.desk.do(a.Retake())
    village.desk.app.pump()
    second = village.code()
    assert second != first
    _until_gone(first)
    village.desk.do(a.Leave(), a.Confirm())
    village.desk.until(s.Welcome)
    village.desk.app.pump()
    _until_gone(second)
    assert ask(second, b"\xff\xd8\xff")[0] == 410


def _until_gone(url: str) -> None:
    until = time.monotonic() + PATIENCE_S
    while ask(url)[0] != 410:
        assert time.monotonic() < until, "the code is still good"


def test_where_the_messenger_is_away_it_is_told_and_the_camera_takes_it(
    station: Station1,
) -> None:
    station.phones = station.folder / "nobody.sock"
    with ExitStack() as stack:
        village = Village(station.open(stack), station)
        village.at_the_paper()
        village.desk.do(a.UsePhone())
        village.desk.until(s.Paper, stage=PaperStage.FAILED, fault="KIO-05")
        village.photo("household-zhang")
        village.desk.do(a.Retake(), a.TakePage())
        village.desk.until(s.Paper, stage=PaperStage.TAKEN, flaw=None)
