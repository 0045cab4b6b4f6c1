"""Drafts: sealed to a slip that is on paper, opened by it, and gone when their time is over."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from edge_sync.edge.drafts import ClosedDraft, OpenedDraft
from edge_sync.edge.lodge import Edge
from edge_sync.edge.opening import open_edge
from edge_sync.edge.settings import EdgeSettings, KioskKeys
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA
from edge_sync.errors import SlipCodeError
from edge_sync.wire.application import KioskId
from edge_sync.wire.resume_code import DraftEnd, ResumeCode, read_resume_code, write_resume_code
from provisioning.storage.database import open_database
from provisioning.storage.errors import DiskFullError
from provisioning.storage.fields import milliseconds
from provisioning.trust.suite import NotOpenedError
from tests.edge_sync.people import CANARIES, SUITE, filled

KIOSK = KioskId("k000001")
LAST = date(2026, 12, 21)
PLAIN = "".join(CANARIES).encode() + os.urandom(50_000)


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return 0.0


class Place:
    """A folder in which one kiosk's store is opened, closed and opened again."""

    def __init__(self, folder: Path) -> None:
        self.settings = EdgeSettings(folder / "data", reserve_bytes=1024)
        self.clock = Clock()
        sealing, receipts = SUITE.new_sealing_key(), SUITE.new_signing_key()
        self.keys = KioskKeys(
            kiosk=KIOSK,
            suite=SUITE,
            signing=SUITE.new_signing_key(),
            cloud_sealing=SUITE.sealing_public(sealing),
            cloud_receipts=SUITE.signing_public(receipts),
        )

    def open(self, stack: ExitStack) -> Edge:
        return stack.enter_context(open_edge(self.settings, self.keys, self.clock, "boot"))

    def files(self) -> list[Path]:
        return sorted(self.settings.drafts.iterdir())

    def bytes_on_disk(self) -> bytes:
        found = [file for file in self.settings.folder.rglob("*") if file.is_file()]
        return b"".join(file.read_bytes() for file in found if file.name != "ballast")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
def edge(place: Place) -> Iterator[Edge]:
    with ExitStack() as stack:
        yield place.open(stack)


def test_a_resume_code_says_its_kiosk_its_last_day_and_its_secret() -> None:
    code = ResumeCode(KIOSK, LAST, bytes(range(16)))
    assert read_resume_code(write_resume_code(code)) == code
    assert "secret" not in repr(code)
    for wrong in ("DR1:", "DP1:" + write_resume_code(code)[4:], write_resume_code(code)[:-2]):
        with pytest.raises(SlipCodeError):
            read_resume_code(wrong)


@pytest.mark.row("Z03", "F14")
def test_a_draft_opens_with_its_slip_alone_and_nothing_readable_lies_on_the_disk(
    edge: Edge, place: Place
) -> None:
    code = edge.drafts.new_code(LAST)
    draft = edge.drafts.keep(code, PLAIN)
    assert edge.drafts.open(code) == OpenedDraft(draft, PLAIN)
    other = edge.drafts.new_code(LAST)
    assert edge.drafts.open(other) == ClosedDraft(DraftEnd.GONE)
    on_disk = place.bytes_on_disk()
    assert not [canary for canary in CANARIES if canary.encode() in on_disk]
    assert code.secret not in on_disk


def test_a_draft_survives_the_kiosk_being_switched_off(place: Place) -> None:
    with ExitStack() as stack:
        edge = place.open(stack)
        code = edge.drafts.new_code(LAST)
        edge.drafts.keep(code, PLAIN)
    with ExitStack() as stack:
        opened = place.open(stack).drafts.open(code)
    assert isinstance(opened, OpenedDraft)
    assert opened.plain == PLAIN


@pytest.mark.row("F14")
def test_an_expired_draft_is_deleted_at_the_start_and_every_day(place: Place) -> None:
    with ExitStack() as stack:
        edge = place.open(stack)
        code = edge.drafts.new_code(LAST)
        edge.drafts.keep(code, PLAIN)
        for _ in range(30):
            place.clock.at += timedelta(days=1)
            edge.drafts.tidy()
        assert isinstance(edge.drafts.open(code), OpenedDraft)
        place.clock.at += timedelta(days=1)
        assert edge.drafts.open(code) == ClosedDraft(DraftEnd.EXPIRED)
        assert place.files()
    with ExitStack() as stack:
        place.open(stack)
        assert place.files() == []


@pytest.mark.row("F14")
def test_a_date_that_jumps_ahead_costs_nobody_a_draft(place: Place) -> None:
    with ExitStack() as stack:
        edge = place.open(stack)
        code = edge.drafts.new_code(LAST)
        edge.drafts.keep(code, PLAIN)
    place.clock.at += timedelta(days=730)
    for _ in range(3):
        with ExitStack() as stack:
            edge = place.open(stack)
            edge.drafts.tidy()
            assert isinstance(edge.drafts.open(code), OpenedDraft)
    place.clock.at += timedelta(days=1)
    with ExitStack() as stack:
        assert isinstance(place.open(stack).drafts.open(code), OpenedDraft), "a day has passed"


@pytest.mark.row("F14")
@pytest.mark.parametrize(("ahead_days", "is_kept"), [(730, True), (0, False)])
def test_the_clouds_word_says_which_day_it_is(
    place: Place, ahead_days: int, *, is_kept: bool
) -> None:
    with ExitStack() as stack:
        code = place.open(stack).drafts.new_code(LAST)
    with ExitStack() as stack:
        place.open(stack).drafts.keep(code, PLAIN)
    place.clock.at += timedelta(days=735)
    database = open_database(place.settings.database, SCHEMA)
    error_ms = milliseconds(place.clock.at) - milliseconds(place.clock.at - timedelta(ahead_days))
    EdgeStore(database).set_clock_error(error_ms, milliseconds(place.clock.at))
    database.close()
    with ExitStack() as stack:
        found = place.open(stack).drafts.open(code)
    assert isinstance(found, OpenedDraft) is is_kept
    assert bool(place.files()) is is_kept


@pytest.mark.row("F14")
def test_a_cloud_whose_date_jumps_ahead_costs_nobody_a_draft(place: Place) -> None:
    with ExitStack() as stack:
        edge = place.open(stack)
        code = edge.drafts.new_code(LAST)
        edge.drafts.keep(code, PLAIN)
    store = EdgeStore(database := open_database(place.settings.database, SCHEMA))
    for day in range(29):
        error_ms = -milliseconds(datetime(1980, 1, 1, tzinfo=UTC)) if day % 2 else 0
        for said_ms in (error_ms, error_ms - 60_000):
            store.set_clock_error(said_ms, milliseconds(place.clock.at))
            with ExitStack() as stack:
                found = place.open(stack).drafts.open(code)
                assert isinstance(found, OpenedDraft), f"day {day}"
        place.clock.at += timedelta(days=1)
    place.clock.at += timedelta(days=2)
    store.set_clock_error(0, milliseconds(place.clock.at))
    database.close()
    with ExitStack() as stack:
        assert place.open(stack).drafts.open(code) == ClosedDraft(DraftEnd.EXPIRED)


def test_a_dropped_draft_leaves_no_file_and_says_that_it_is_gone(edge: Edge, place: Place) -> None:
    code = edge.drafts.new_code(LAST)
    draft = edge.drafts.keep(code, PLAIN)
    edge.drafts.drop(draft)
    edge.drafts.drop(draft)
    assert (edge.drafts.open(code), place.files()) == (ClosedDraft(DraftEnd.GONE), [])


def test_a_newer_draft_takes_the_place_of_the_one_it_came_from(edge: Edge, place: Place) -> None:
    first, second = edge.drafts.new_code(LAST), edge.drafts.new_code(LAST)
    edge.drafts.keep(second, b"newer", replaces=edge.drafts.keep(first, b"older"))
    assert edge.drafts.open(first) == ClosedDraft(DraftEnd.GONE)
    opened = edge.drafts.open(second)
    assert isinstance(opened, OpenedDraft)
    assert (opened.plain, len(place.files())) == (b"newer", 1)


@pytest.mark.row("F15", "F14")
def test_what_was_made_from_a_draft_is_handed_in_once_and_ends_it(edge: Edge, place: Place) -> None:
    code = edge.drafts.new_code(LAST)
    draft = edge.drafts.keep(code, PLAIN)
    handed = filled(edge, KIOSK)
    lodged = edge.lodge(handed.application, {}, b"record", handed.secret, draft)
    assert edge.drafts.open(code) == ClosedDraft(DraftEnd.HANDED_IN, lodged.slip.number)
    assert place.files() == []


def test_a_lodge_that_fails_leaves_its_draft(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> None:
    code = edge.drafts.new_code(LAST)
    draft = edge.drafts.keep(code, PLAIN)
    handed = filled(edge, KIOSK)
    monkeypatch.setattr("edge_sync.edge.room.free_bytes", lambda _folder: 0)
    with pytest.raises(DiskFullError):
        edge.lodge(handed.application, {}, b"record", handed.secret, draft)
    with pytest.raises(DiskFullError):
        edge.drafts.keep(edge.drafts.new_code(LAST), PLAIN, draft)
    assert isinstance(edge.drafts.open(code), OpenedDraft)


def test_the_slip_of_another_kiosk_is_known_as_such(edge: Edge) -> None:
    code = ResumeCode(KioskId("k000002"), LAST, bytes(16))
    assert edge.drafts.open(code) == ClosedDraft(DraftEnd.ELSEWHERE)


def test_an_altered_draft_does_not_open(edge: Edge, place: Place) -> None:
    code = edge.drafts.new_code(LAST)
    edge.drafts.keep(code, PLAIN)
    [file] = place.files()
    data = bytearray(file.read_bytes())
    data[100] ^= 1
    file.write_bytes(bytes(data))
    with pytest.raises(NotOpenedError):
        edge.drafts.open(code)
