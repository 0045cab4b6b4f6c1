"""The real engine, store and intake under a link that lies and a plug that is pulled."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from edge_sync.cloud.store import ArrivalState, IntakeStore, Settled
from edge_sync.edge.store import EdgeStore
from edge_sync.engine.debt import Debt
from edge_sync.engine.machine import Engine
from edge_sync.simulation.report import outcomes_of, simulate
from edge_sync.simulation.schedule import Schedule
from tests.edge_sync.people import SUITE


@pytest.mark.row("T02", "T09", "F15")
def test_nothing_is_lost_and_nothing_comes_twice(tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(10**9)
    report = simulate(tmp_path, SUITE, schedules=10, seed=seed)
    print(report)  # noqa: T201 - the seed to run again
    assert (report.lost, report.duplicated, report.wrong) == (0, 0, ())
    assert report.receipts == report.lodged > 30
    assert report.crashes > 20


def test_the_same_seed_is_the_same_schedule(tmp_path: Path) -> None:
    outcomes = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        outcomes.append(Schedule(tmp_path / name, SUITE, 7).run())
    assert outcomes[0] == outcomes[1]


settle_held = IntakeStore.settle_held


def take_again(store: IntakeStore, settled: Sequence[Settled], now_ms: int) -> None:
    """A cloud that does not note what it took takes it again."""
    settle_held(store, settled, now_ms)
    for one in settled:
        store.settle(one.application, ArrivalState.GATHERING, one.answer, now_ms)


def nothing(_store: EdgeStore) -> set[str]:
    return set()


def everything(*_arguments: object) -> bool:
    return True


def stop_trying(debt: Debt, *, trust_bytes: int) -> None:
    """A kiosk that does not ask again after a cut."""
    debt.flying.clear()
    debt.trust_bytes = min(trust_bytes, 0)
    debt.due = None


@pytest.mark.parametrize(
    ("owner", "name", "bug"),
    [
        (IntakeStore, "settle_held", take_again),
        (EdgeStore, "keep_news", everything),
        (EdgeStore, "documents_owed", nothing),
        (Engine, "knows", everything),
        (Debt, "link_lost", stop_trying),
    ],
)
def test_the_simulation_finds_a_bug_that_was_put_in(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    owner: type,
    name: str,
    bug: Callable[..., object],
) -> None:
    monkeypatch.setattr(owner, name, bug)
    outcomes = outcomes_of(tmp_path, SUITE, schedules=10, seed=1)
    assert not all(outcome.is_right for outcome in outcomes)


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_nothing_is_lost_in_two_thousand_schedules(tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(10**9)
    report = simulate(tmp_path, SUITE, schedules=2000, seed=seed)
    print(report)  # noqa: T201 - the seed to run again
    assert (report.lost, report.duplicated, report.wrong) == (0, 0, ())
