"""One kiosk is back at once; a province comes back without knocking the brokers over."""

import heapq
import random
from collections import Counter

import pytest

from edge_sync.engine.backoff import BackOff
from edge_sync.engine.redial import Redial

ATTEMPT_S = 5.0  # what one try takes when nobody answers


def redial(chance: random.Random, longest_s: float = 600.0) -> Redial:
    return Redial(BackOff(0.5, longest_s, chance.random), chance.random)


def test_a_connection_that_stood_and_fell_is_tried_again_at_once() -> None:
    one = redial(random.Random(1))  # noqa: S311 - kiosks, not secrets
    one.up(100)
    one.lost(200)
    assert 200 <= one.next_at <= 200.25
    assert one.is_due(200.25)
    assert not one.is_due(199)


def test_a_connection_that_falls_again_and_again_is_no_success() -> None:
    one = redial(random.Random(1))  # noqa: S311 - the same
    waits = []
    for now in range(0, 1000, 100):
        one.up(now)
        one.lost(now + 1)
        waits.append(one.next_at - now - 1)
    assert waits[9] > 60


def test_no_pause_is_longer_than_a_quarter_of_the_outage_so_far() -> None:
    one = redial(random.Random(1))  # noqa: S311 - the same
    one.up(0)
    one.lost(100)
    now = 100.0
    while now < 2000:
        one.failed(now)
        assert one.next_at - now <= max(2.0, (now - 100) / 4)
        now = one.next_at + ATTEMPT_S
    fresh = redial(random.Random(1))  # noqa: S311 - the same
    fresh.failed(50_000)
    assert fresh.next_at <= 50_002, "a machine that was just switched on"


def test_what_gives_hope_brings_the_next_try_forward_and_never_back() -> None:
    one = redial(random.Random(1))  # noqa: S311 - the same
    one.up(0)
    one.lost(100)
    for _ in range(12):
        one.failed(1100)
    assert one.next_at > 1200
    one.hasten(1110)
    assert 1110 <= one.next_at <= 1170, "a tenth of the outage, a minute at most"
    before = one.next_at
    one.hasten(10_000)
    assert one.next_at == before


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_province_comes_back_spread_over_minutes(seed: int) -> None:
    """Five thousand kiosks on one broker lose it for half an hour; it takes 700 TLS a second."""
    chance, kiosks, back_at = random.Random(seed), 5000, 1800.0  # noqa: S311 - the same
    waiting: list[tuple[float, int, Redial]] = []
    for number in range(kiosks):
        one = redial(chance)
        one.up(-1000)
        one.lost(chance.random())
        heapq.heappush(waiting, (one.next_at, number, one))
    back: Counter[int] = Counter()
    while waiting:
        now, number, one = heapq.heappop(waiting)
        if now + ATTEMPT_S >= back_at:
            back[int(max(now, back_at))] += 1
        else:
            one.failed(now + ATTEMPT_S)
            heapq.heappush(waiting, (one.next_at, number, one))
    print("seed", seed, "most in a second", max(back.values()))  # noqa: T201 - for a failure
    assert sum(back.values()) == kiosks
    assert max(back.values()) < 140, "a fifth of what its broker can take"
    assert max(back) < back_at + 600


def test_a_province_whose_masts_come_back_together_still_spreads() -> None:
    chance = random.Random(4)  # noqa: S311 - the same
    moments = []
    for _ in range(5000):
        one = redial(chance)
        one.up(-1000)
        one.lost(0)
        for _ in range(12):
            one.failed(3000)
        one.hasten(3600)
        moments.append(one.next_at)
    assert max(Counter(int(at) for at in moments).values()) < 140
    assert max(moments) <= 3660
