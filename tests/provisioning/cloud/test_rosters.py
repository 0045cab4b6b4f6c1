"""The roster of helpers: made at the registrar, believed at the kiosk; nothing else is."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provisioning.cloud.errors import NameRefusedError, RegistrarDamagedError, UnknownHelperError
from provisioning.cloud.rosters import ROSTER_LIFE, Rosters
from provisioning.trust.international import InternationalSuite
from provisioning.wire.roster import Limits, Roster, RosterRefusedError, entry_of, read_roster

SUITE = InternationalSuite()
STATION, OTHER = "529901100201", "529901100202"
KEY = SUITE.new_signing_key()
PUBLIC = SUITE.signing_public(KEY)
NOW = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)
FIRST, LAST = date(2026, 11, 1), date(2027, 1, 31)


@pytest.fixture
def rosters(tmp_path: Path) -> Rosters:
    made = Rosters(tmp_path / "rosters", SUITE)
    made.found(STATION)
    return made


def written(rosters: Rosters, folder: Path) -> Roster:
    rosters.write(STATION, KEY, NOW, folder / "roster.json", ROSTER_LIFE)
    return read_roster((folder / "roster.json").read_bytes(), SUITE, PUBLIC, STATION)


@pytest.mark.row("R18", "R09")
def test_a_helper_is_known_by_her_code_and_by_no_other(rosters: Rosters, tmp_path: Path) -> None:
    helper, code = rosters.add(STATION, "张秀兰", Limits.STAFF, FIRST, LAST)
    other, other_code = rosters.add(STATION, "杨帆", Limits.VOLUNTEER, FIRST, LAST)
    roster = written(rosters, tmp_path)
    found, other_found = entry_of(roster, code, SUITE), entry_of(roster, other_code, SUITE)
    assert found is not None
    assert (found.helper, found.name, found.limits) == (helper, "张秀兰", Limits.STAFF)
    assert other_found is not None
    assert (other_found.helper, other_found.limits) == (other, Limits.VOLUNTEER)
    assert found.salt != other_found.salt
    wrong = f"{(int(code) + 1) % 10**8:08}"
    assert entry_of(roster, wrong, SUITE) is None
    assert code.encode() not in (tmp_path / "roster.json").read_bytes()
    assert code.encode() not in (tmp_path / "rosters" / f"{STATION}.json").read_bytes()


@pytest.mark.row("R09")
def test_a_temporary_helper_serves_from_her_first_to_her_last_day(
    rosters: Rosters, tmp_path: Path
) -> None:
    rosters.add(STATION, "张秀兰", Limits.STAFF, FIRST, LAST)
    entry = written(rosters, tmp_path).helpers[0]
    assert [entry.is_valid_on(day) for day in (FIRST, LAST)] == [True, True]
    day = timedelta(days=1)
    assert [entry.is_valid_on(day) for day in (FIRST - day, LAST + day)] == [False, False]


def test_who_left_is_on_no_later_roster_and_her_number_is_never_given_again(
    rosters: Rosters, tmp_path: Path
) -> None:
    gone, _code = rosters.add(STATION, "张秀兰", Limits.STAFF, FIRST, LAST)
    before = written(rosters, tmp_path)
    rosters.revoke(STATION, gone)
    after = written(rosters, tmp_path)
    assert after.version > before.version
    assert [entry.helper for entry in after.helpers] == []
    rosters.found(OTHER)
    assert rosters.add(OTHER, "杨帆", Limits.STAFF, FIRST, LAST)[0] != gone
    with pytest.raises(UnknownHelperError):
        rosters.revoke(STATION, gone)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_one_altered_byte_is_never_believed(
    rosters: Rosters, tmp_path: Path, data: st.DataObject
) -> None:
    whole = tmp_path / "roster.json"
    if not whole.exists():
        rosters.add(STATION, "张秀兰", Limits.STAFF, FIRST, LAST)
        written(rosters, tmp_path)
    good = whole.read_bytes()
    at = data.draw(st.integers(0, len(good) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != good[at]))
    damaged = good[:at] + bytes([byte]) + good[at + 1 :]
    try:
        roster = read_roster(damaged, SUITE, PUBLIC, STATION)
    except RosterRefusedError:
        return
    assert roster == read_roster(good, SUITE, PUBLIC, STATION)  # blanks around values may change


def test_another_key_another_station_and_a_forged_body_are_refused(
    rosters: Rosters, tmp_path: Path
) -> None:
    rosters.add(STATION, "张秀兰", Limits.STAFF, FIRST, LAST)
    written(rosters, tmp_path)
    file = (tmp_path / "roster.json").read_bytes()
    stranger = SUITE.signing_public(SUITE.new_signing_key())
    with pytest.raises(RosterRefusedError, match="not signed"):
        read_roster(file, SUITE, stranger, STATION)
    with pytest.raises(RosterRefusedError, match="another station"):
        read_roster(file, SUITE, PUBLIC, OTHER)
    outer = msgspec.json.decode(file)
    longer = msgspec.json.decode(read_bytes(outer["roster"])) | {"expires_ms": 2**50}
    outer["roster"] = msgspec.json.encode(longer)
    with pytest.raises(RosterRefusedError, match="not signed"):
        read_roster(msgspec.json.encode(outer), SUITE, PUBLIC, STATION)


def read_bytes(text: str) -> bytes:
    return msgspec.json.decode(msgspec.json.encode(text), type=bytes)


@pytest.mark.parametrize("name", ["", "   ", "x" * 21, "a\nb"])
def test_a_name_that_cannot_be_shown_is_refused(rosters: Rosters, name: str) -> None:
    with pytest.raises(NameRefusedError):
        rosters.add(STATION, name, Limits.STAFF, FIRST, LAST)


def test_a_station_and_days_that_make_no_sense_are_refused(rosters: Rosters) -> None:
    with pytest.raises(NameRefusedError):
        rosters.found("../etc")
    with pytest.raises(NameRefusedError):
        rosters.add(STATION, "张秀兰", Limits.STAFF, LAST, FIRST)
    with pytest.raises(UnknownHelperError, match="found it first"):
        rosters.add(OTHER, "张秀兰", Limits.STAFF, FIRST, LAST)


def test_a_damaged_working_file_is_named_and_nothing_is_given_out(
    rosters: Rosters, tmp_path: Path
) -> None:
    (tmp_path / "rosters" / f"{STATION}.json").write_text("{", encoding="utf-8")
    with pytest.raises(RegistrarDamagedError):
        rosters.add(STATION, "张秀兰", Limits.STAFF, FIRST, LAST)
