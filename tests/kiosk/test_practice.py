"""Practice: everything as in earnest, and nothing of it in the real store, outbox or printer."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from devices.emulation.gestures import carry_out
from devices.emulation.practice import (
    PLAY_PEOPLE,
    PracticePrinter,
)
from devices.printer.sheet import Line
from edge_sync.edge.lodge import Edge
from edge_sync.edge.opening import open_edge
from edge_sync.edge.settings import EdgeSettings, KioskKeys
from kiosk.edition_desk import EditionDesk
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.parts import Station
from kiosk.practice import (
    IDLE_S,
    PractisingKiosk,
    practice_mark,
)
from kiosk.practice_room import Room
from provisioning.catalogue.words import Words
from tests.kiosk.conftest import KIOSK, PATIENCE_S, STATION, SUITE, Desk, Station1
from tests.kiosk.resident import MYSELF, SIGNATURE
from tests.kiosk.test_helper_visits import _deed, code, sign_in
from tests.kiosk.voice.conftest import MakeMouth, make_mouth
from tests.provisioning.edge.town import found_region, open_kiosk, take
from tests.shipped import shipped_edition

__all__ = ["code", "make_mouth"]  # the fixtures


@dataclass
class School:
    """A kiosk with a practice room; what was practised in it stays to be looked at."""

    desk: Desk
    station: Station1
    printer: PracticePrinter = field(default_factory=PracticePrinter)
    edges: list[Edge] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        real, clock = self.desk.app._devices, self.desk.clock  # noqa: SLF001 - its eye is shared
        village = Station(KIOSK, STATION, Words("示例村便民服务站", "Example village"))
        helpers = self.station.desk
        assert helpers is not None
        app = self.desk.app
        self.voice = app._senses.voice  # noqa: SLF001 - it is shared like the eye
        about = (lambda: app.edition, village, real, clock, SUITE, helpers, self.store)
        room = Room(*about, self.voice, self.printer)
        self.kiosk = PractisingKiosk(self.desk.app, room.begin, clock)

    @contextmanager
    def store(self, keys: KioskKeys) -> Iterator[Edge]:
        folder = self.station.folder / f"practice-{len(self.folders)}"
        self.folders.append(folder)
        settings = EdgeSettings(folder, reserve_bytes=1024)
        with open_edge(settings, keys, self.desk.clock, "boot") as edge:
            self.edges.append(edge)
            yield edge

    def begin(self, code: str) -> None:
        sign_in(self.desk, code)
        self.kiosk.apply(a.StartPractice())
        assert self.is_practice

    @property
    def is_practice(self) -> bool:
        return self.kiosk.shown.is_practice

    def until(self, kind: type[s.State], limit_s: float = PATIENCE_S) -> s.State:
        end = time.monotonic() + limit_s
        while time.monotonic() < end:
            self.kiosk.pump()
            if isinstance(state := self.kiosk.shown.state, kind):
                return state
            time.sleep(0.005)  # noqa: TID251 - a frame of the window
        raise AssertionError(f"never came to {kind.__name__}: {self.kiosk.shown.state}")

    def do(self, *deeds: a.Action) -> None:
        for deed in deeds:
            self.kiosk.apply(deed)

    def until_card(self) -> str:
        self.do(a.Start(), a.Agree(), MYSELF)
        for _ in range(2000):
            self.kiosk.pump()
            state = self.kiosk.shown.state
            if isinstance(state, s.Identify) and state.card.greeting:
                return state.card.greeting
            time.sleep(0.005)  # noqa: TID251 - a frame of the window
        raise AssertionError("no play person came")


@pytest.fixture
def school(desk: Desk, station: Station1) -> Iterator[School]:
    made = School(desk, station)
    yield made
    made.kiosk.stop()


def everything(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.row("L01", "L05")
def test_a_practice_touches_nothing_real_and_all_its_paper_says_so(
    school: School, station: Station1, code: str
) -> None:
    sign_in(school.desk, code)
    real, slips = everything(station.folder / "data"), len(list(school.desk.hands.slips.glob("*")))
    school.do(a.StartPractice())
    assert school.until_card() == "练***三"
    school.do(a.Agree(), a.ChooseTitle("MT-PENSION-REG"))
    for _ in range(60):
        if isinstance(school.kiosk.shown.state, s.Sign):
            break
        assert school.is_practice, "every page says so"
        school.do(_deed(school.kiosk.shown.state, "zhang"))
    school.do(a.Sign(SIGNATURE))
    goodbye = school.until(s.Goodbye)
    assert isinstance(goodbye, s.Goodbye)
    assert goodbye.number == "K000000-000001"
    assert school.edges[0].waiting().owed == 1, "it was lodged in the practice's own store"
    school.do(a.EndPractice())
    assert everything(station.folder / "data") == real
    assert school.desk.edge.waiting().owed == 0
    assert len(list(school.desk.hands.slips.glob("*"))) == slips
    [sheet] = school.printer.sheets
    marks = [e.text for e in (sheet.elements[0], sheet.elements[-1]) if isinstance(e, Line)]
    assert marks == [practice_mark()] * 2
    assert "练习" in practice_mark()
    assert "NOT VALID" in practice_mark()


def test_practice_begins_from_the_helpers_page_alone(school: School, code: str) -> None:
    school.do(a.StartPractice())
    assert not school.is_practice, "nobody is signed in"
    sign_in(school.desk, code)
    page = school.kiosk.shown.state
    assert isinstance(page, s.HelperPage)
    assert page.can_practise
    school.do(a.Back(), a.Start(), a.StartPractice())
    assert not school.is_practice, "a resident's visit is on"


def test_a_practice_ends_after_five_idle_minutes_and_its_visit_is_gone(
    school: School, code: str
) -> None:
    school.begin(code)
    school.until_card()
    school.desk.clock.ahead += timedelta(seconds=IDLE_S + 1)
    school.kiosk.pump()
    assert not school.is_practice
    assert not isinstance(school.kiosk.shown.state, s.Identify)


def test_a_practice_ends_when_the_duty_does(school: School, code: str) -> None:
    school.begin(code)
    school.do(a.CallHelper())
    school.desk.do(a.SignOut())
    school.kiosk.pump()
    assert not school.is_practice
    assert isinstance(school.kiosk.shown.state, s.Welcome)


@pytest.mark.row("M01")
def test_a_practice_is_served_from_the_edition_that_came_down_meanwhile(
    school: School, code: str, tmp_path: Path
) -> None:
    region, desk = found_region(tmp_path / "region"), school.desk
    region.bring_out(1001)
    with closing(open_kiosk(tmp_path, region.root)) as shelf:
        desk.app.watch(EditionDesk(shelf, shipped_edition(), desk.clock))
        take(shelf, region.folder / "repository")
        end = time.monotonic() + PATIENCE_S
        while desk.app.edition.version != 1001 and time.monotonic() < end:
            desk.clock.ahead += timedelta(seconds=3)
            desk.until(s.Welcome)
        school.begin(code)
        practice = school.kiosk._practice  # noqa: SLF001 - nothing on its pages names an edition
        assert practice is not None
        assert practice.kiosk.edition.version == 1001
        school.kiosk.stop()


def test_a_real_card_does_not_reach_a_practice(school: School, code: str) -> None:
    school.begin(code)
    carry_out(school.desk.hands, {"do": "insert-card", "person": "li"})
    assert school.until_card() == "练***三"


def test_play_people_say_in_their_names_that_they_are() -> None:
    assert [person.name for person in PLAY_PEOPLE] == ["练习·张三", "练习·李四"]


@pytest.mark.row("A01", "L01")
def test_a_practice_speaks_with_the_kiosk_s_own_voice(
    station: Station1, make_mouth: MakeMouth, code: str
) -> None:
    mouth = make_mouth()
    with ExitStack() as stack:
        desk = station.open(stack, voice=mouth.voice)
        school = School(desk, station)
        stack.callback(school.kiosk.stop)
        school.begin(code)
        mouth.done()
        before = mouth.heard()
        school.do(a.Start())
        mouth.done()
        assert mouth.heard() > before
