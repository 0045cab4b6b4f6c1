"""The helper's desk on a real roster: who gets in, who waits, and what a clock cannot change."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from edge_sync.wire.application import Stamp
from kiosk.helper_desk import ALONE_S, IDLE_S, WAITS_S, HelperDesk, HelperFiles
from kiosk.journeys import actions as a
from kiosk.journeys.duty import Duty
from kiosk.roster_file import roster_file
from provisioning.cloud.rosters import Rosters
from provisioning.trust.international import InternationalSuite
from provisioning.wire.roster import Limits, entry_of

SUITE = InternationalSuite()
STATION = "529901100201"
KEY = SUITE.new_signing_key()
NOW = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)
WRONG = "no code"


@dataclass
class Clock:
    at: datetime = NOW
    passed_s: float = 100.0
    error_ms: int | None = None

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.passed_s

    def wait(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.passed_s += seconds

    def stamp(self) -> Stamp:
        moment = int(self.at.timestamp() * 1000)
        return Stamp(moment, self.error_ms, 1, "boot", int(self.passed_s * 1000))


@dataclass
class Place:
    """One kiosk's files, and the registrar that writes its roster."""

    folder: Path
    clock: Clock = field(default_factory=Clock)
    came_down: bytes | None = None

    @property
    def rosters(self) -> Rosters:
        return Rosters(self.folder / "rosters", SUITE)

    @property
    def file(self) -> Path:
        return self.folder / "roster.json"

    def hire(self, limits: Limits = Limits.STAFF, last: date = date(2027, 1, 31)) -> str:
        self.rosters.found(STATION)
        return self.rosters.add(STATION, "张秀兰", limits, date(2026, 11, 1), last)[1]

    def write(self, life: timedelta = timedelta(days=180), issued: datetime = NOW) -> None:
        self.rosters.write(STATION, KEY, issued, self.file, life)

    def open(self) -> HelperDesk:
        """Switch the kiosk on."""
        files = HelperFiles(
            roster=roster_file(
                self.file, SUITE, SUITE.signing_public(KEY), STATION, lambda: self.came_down
            ),
            entry_of=lambda roster, code: entry_of(roster, code, SUITE),
            tally=self.folder / "helpers.json",
            stamp=self.clock.stamp,
        )
        return HelperDesk(files, self.clock)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.mark.row("R18", "C02", "R09")
def test_a_helper_signs_in_with_no_network_and_is_on_duty(place: Place) -> None:
    code = place.hire()
    place.write()
    desk = place.open()
    assert desk.duty == Duty()
    assert desk.check(code) == a.SignedIn()
    on = desk.duty.on
    assert on is not None
    assert (on.id, on.name, on.may_vouch, on.may_carry) == ("h0001", "张秀兰", True, True)
    desk.sign_out()
    assert desk.duty == Duty()


@pytest.mark.row("L05")
def test_a_volunteer_helps_and_speaks_for_nobody(place: Place) -> None:
    code = place.hire(Limits.VOLUNTEER)
    place.write()
    desk = place.open()
    desk.check(code)
    on = desk.duty.on
    assert on is not None
    assert not on.may_vouch
    assert not on.may_carry


def test_waits_grow_with_wrong_codes_and_outlive_a_restart(place: Place) -> None:
    code = place.hire()
    place.write()
    desk = place.open()
    waits = []
    for _ in range(len(WAITS_S) + 1):
        assert desk.check(WRONG) == a.CodeRefused()
        waits.append(desk.duty.wait_s)
        place.clock.wait(desk.duty.wait_s)
        assert desk.duty.wait_s == 0
    assert waits == [*WAITS_S[1:], WAITS_S[-1], WAITS_S[-1]]
    again = place.open()
    assert again.duty.wait_s == WAITS_S[-1]
    place.clock.wait(WAITS_S[-1])
    assert again.check(code) == a.SignedIn()
    assert place.open().duty.wait_s == 0, "the right code forgives the wrong ones"


def test_the_tally_names_nobody_and_a_damaged_one_forgives_nothing(place: Place) -> None:
    code = place.hire()
    place.write()
    place.open().check(code)
    tally = place.folder / "helpers.json"
    said = tally.read_text(encoding="utf-8")
    assert code not in said
    assert "张秀兰" not in said
    tally.write_bytes(b"\xff{")
    assert place.open().duty.wait_s == WAITS_S[-1]


@pytest.mark.row("R09")
def test_a_temporary_helper_is_let_in_until_her_last_day_and_put_out_after_it(
    place: Place,
) -> None:
    code = place.hire(last=date(2026, 11, 21))
    place.write()
    desk = place.open()
    assert desk.check(code) == a.SignedIn()
    assert not desk.tick()
    place.clock.at = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)  # midnight in China
    assert desk.tick()
    assert desk.duty.on is None
    assert desk.check(code) == a.CodeRefused(is_of_another_day=True)


def test_a_duty_ends_after_half_an_hour_in_which_she_did_nothing(place: Place) -> None:
    code = place.hire()
    place.write()
    desk = place.open()
    desk.check(code)
    place.clock.wait(IDLE_S - 1)
    desk.touch()
    place.clock.wait(IDLE_S - 1)
    assert not desk.tick()
    place.clock.wait(1)
    assert desk.tick()
    assert desk.duty.on is None


def test_a_duty_that_is_joined_to_nobody_ends_after_five_minutes_at_welcome(place: Place) -> None:
    code = place.hire()
    place.write()
    desk = place.open()
    desk.check(code)
    place.clock.wait(ALONE_S)
    assert not desk.tick()
    assert desk.tick(is_alone=True)
    assert desk.duty.on is None


def test_an_expired_roster_lets_nobody_in_and_a_new_one_does_without_a_restart(
    place: Place,
) -> None:
    code = place.hire()
    place.write(life=timedelta(days=1))
    place.clock.wait(2 * 86400)
    desk = place.open()
    assert desk.duty.fault == "PRO-47"
    assert desk.check(code) == a.CodeRefused()
    place.write(issued=place.clock.at)
    assert desk.check(code) == a.SignedIn()
    assert desk.duty.fault == ""


def test_a_clock_that_was_turned_back_wakes_no_expired_roster(place: Place) -> None:
    code = place.hire()
    place.write(life=timedelta(days=30))
    place.clock.wait(29 * 86400)
    assert place.open().check(code) == a.SignedIn()
    place.clock.wait(2 * 86400)
    assert place.open().check(code) == a.CodeRefused()
    place.clock.at = NOW
    place.clock.error_ms = -31 * 86_400_000  # as the courier last found it
    assert place.open().duty.fault == "PRO-47", "the known error puts the clock right"


def test_a_moment_seen_once_is_not_undone_by_the_clock(place: Place) -> None:
    code = place.hire(last=date(2026, 12, 1))
    place.write()
    place.clock.at = datetime(2026, 12, 2, 1, 0, tzinfo=UTC)
    assert place.open().check(code) == a.CodeRefused(is_of_another_day=True)
    place.clock.at = NOW
    assert place.open().check(code) == a.CodeRefused(is_of_another_day=True)


def test_an_older_roster_never_takes_the_place_of_a_newer_one(place: Place) -> None:
    code = place.hire()
    place.write()
    older = place.file.read_bytes()
    place.rosters.revoke(STATION, "h0001")
    place.write()
    assert place.open().duty.fault == ""
    place.file.write_bytes(older)
    desk = place.open()
    assert desk.duty.fault == "PRO-47"
    assert desk.check(code) == a.CodeRefused()


def test_a_cloud_whose_clock_was_years_ahead_locks_no_helper_out(place: Place) -> None:
    code = place.hire()
    place.write()
    place.clock.error_ms = -5000 * 86_400_000
    assert place.open().check(code) == a.SignedIn(), "no clock of ours wanders so far"


def test_a_cloud_whose_clock_was_weeks_ahead_locks_no_helper_out_for_good(place: Place) -> None:
    code = place.hire(last=date(2026, 12, 1))
    place.write()
    place.clock.error_ms = -30 * 86_400_000
    assert place.open().check(code) == a.CodeRefused(is_of_another_day=True)
    place.clock.error_ms = 0
    assert place.open().check(code) == a.SignedIn()


@pytest.mark.parametrize("came", [b"", b"{}", b"of another station", None])
def test_a_roster_that_came_down_and_cannot_be_believed_leaves_the_installed_one(
    place: Place, came: bytes | None
) -> None:
    code = place.hire()
    place.write()
    elsewhere = Rosters(place.folder / "elsewhere", SUITE)
    elsewhere.found("529901100202")
    elsewhere.write("529901100202", KEY, NOW, place.folder / "other.json", timedelta(days=9))
    place.came_down = (place.folder / "other.json").read_bytes() if came and b"of" in came else came
    desk = place.open()
    assert desk.duty.fault == ""
    assert desk.check(code) == a.SignedIn()


def test_a_roster_that_came_down_serves_where_the_installed_one_is_spoilt(place: Place) -> None:
    code = place.hire()
    place.write()
    place.came_down = place.file.read_bytes()
    place.file.write_bytes(b"spoilt")
    assert place.open().check(code) == a.SignedIn()


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff\xfe", None])
def test_a_missing_or_damaged_roster_is_refused_with_its_code(
    place: Place, damage: bytes | None
) -> None:
    if damage is not None:
        place.file.write_bytes(damage)
    desk = place.open()
    assert desk.duty.fault == "PRO-46"
    assert desk.check(WRONG) == a.CodeRefused()
    assert desk.duty.wait_s == 0, "no code was wrong: none could be looked at"
