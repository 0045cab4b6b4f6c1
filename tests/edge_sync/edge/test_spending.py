"""What a metered card has cost is known after a restart, and a wrong clock gives nothing away."""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from edge_sync.cloud.intake import Intake, Letter
from edge_sync.cloud.ready import Reply
from edge_sync.edge.courier import run_courier
from edge_sync.edge.spending import Spending
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA
from provisioning.storage.database import open_database
from tests.edge_sync.people import filled
from tests.edge_sync.site import CLOCK, KIOSK, Desk, Site, intake_running, running, wait_until

DAY_S = 86_400
DAILY = 100_000


@dataclass
class Clock:
    at: datetime = datetime(2026, 11, 22, tzinfo=UTC)
    passed_s: float = 0.0

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.passed_s


@contextmanager
def spending(folder: Path, clock: Clock, daily_bytes: int | None = DAILY) -> Iterator[Spending]:
    """A courier's start; its end is as sudden as a power cut."""
    clock.passed_s = 0.0
    database = open_database(folder / "kiosk.db", SCHEMA)
    try:
        yield Spending(EdgeStore(database), clock, daily_bytes)
    finally:
        database.close()


def test_a_restart_forgets_nothing_that_was_spent(tmp_path: Path) -> None:
    clock = Clock()
    for _ in range(20):
        with spending(tmp_path, clock) as card:
            card.budget.spend(4_000, 0.0)
            card.note()
    with spending(tmp_path, clock) as card:
        assert 80_000 <= card.budget.spent_bytes <= 80_000 + 21 * DAILY / 500
        assert card.budget.allows(0.0)
        card.budget.spend(20_000, 0.0)
        card.note()
    with spending(tmp_path, clock) as card:
        assert not card.budget.allows(0.0)


@pytest.mark.parametrize(("passed", "left"), [(0.5, 0.5), (1.0, 0.0), (2000.0, 0.0), (-3.0, 1.0)])
def test_what_was_spent_wears_off_while_the_kiosk_is_off(
    tmp_path: Path, passed: float, left: float
) -> None:
    clock = Clock()
    with spending(tmp_path, clock) as card:
        card.budget.spend(DAILY, 0.0)
        card.note()
    clock.at += timedelta(days=passed)
    with spending(tmp_path, clock) as card:
        assert card.budget.spent_bytes == pytest.approx(left * DAILY, abs=0.02 * DAILY)


def test_notes_are_rare_and_a_card_without_a_limit_needs_none(tmp_path: Path) -> None:
    clock = Clock()
    with spending(tmp_path, clock) as card:
        written = set()
        for _ in range(300):
            card.budget.spend(50, 0.0)
            card.note()
            written.add(card.budget.noted_bytes)
        assert len(written) <= 80
    (tmp_path / "other").mkdir()
    with spending(tmp_path / "other", clock, None) as card:
        card.budget.spend(DAILY, 0.0)
        card.note()
        assert card.budget.allows(0.0)
        assert card.budget.noted_bytes == 0


@pytest.mark.soak  # it is waited for
def test_a_store_that_is_busy_stops_no_courier(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with spending(tmp_path, Clock()) as card:
        other = open_database(tmp_path / "kiosk.db", SCHEMA)
        with other.transaction():
            card.budget.spend(DAILY, 0.0)
            card.note()
        other.close()
    assert "not noted" in caplog.text


@pytest.mark.row("T09")
def test_a_courier_that_is_started_again_keeps_to_the_days_bytes(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    came: list[int] = []
    receive = Intake.receive_all

    def counted(intake: Intake, letters: Sequence[Letter]) -> list[Reply]:
        came.extend(len(payload) for _kiosk, payload in letters)
        return receive(intake, letters)

    monkeypatch.setattr(Intake, "receive_all", counted)
    daily = 5 * DAILY
    settings = replace(site.courier(), daily_bytes=daily)
    desk = Desk()
    with site.open_edge() as edge, intake_running(site, desk):
        filled(edge, KIOSK, 5 * daily).lodge(edge)
        for start in range(3):
            urgent = filled(edge, KIOSK)
            urgent.lodge(edge)
            with running(
                lambda stop: run_courier(settings, site.kiosk_keys, CLOCK, random.random, stop)
            ):
                wait_until(lambda at=start: len(desk.taken) > at, "what is urgent passes")  # type: ignore[misc]
                wait_until(lambda: sum(came) > 0.8 * daily, "the day's bytes")
    assert sum(came) < 1.3 * daily
    assert len(desk.taken) == 3
