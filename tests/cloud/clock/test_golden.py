"""A hundred cases whose days were worked out apart from the program."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cloud.clock.counting import DueDay
from cloud.clock.member_clock import MemberClock, member_clock
from cloud.clock.trace import Extension, MemberTrace, Notice, Suspension, SuspensionKind
from provisioning.catalogue.model import Regime
from tests.cloud.clock.traces import A_MEMBER, ALMANAC, at, day, limit

GOLDEN: list[dict[str, Any]] = msgspec.toml.decode(
    Path(__file__).with_name("golden.toml").read_bytes()
)["case"]


def trace(told: dict[str, Any]) -> MemberTrace:
    return replace(
        A_MEMBER,
        regime=Regime(told["regime"]),
        limit=limit(told["limit"]),
        begun_ms=at(told["received"]),
        accepted_ms=at(told["accepted"]) if "accepted" in told else None,
        notices=tuple(Notice(at(a), at(b) if b else None) for a, b in told.get("notices", ())),
        suspensions=tuple(
            Suspension(SuspensionKind.TEST, at(a), at(b) if b else None)
            for a, b in told.get("suspended", ())
        ),
        extensions=tuple(
            Extension(limit(more), at(on), "leader", "a reason", told=how == "told")
            for more, on, how in told.get("extended", ())
        ),
    )


def clock_of(told: dict[str, Any]) -> MemberClock:
    today = told.get("today", told.get("accepted", told["received"])[:10])
    return member_clock(trace(told), date.fromisoformat(today), ALMANAC)


def due(text: str, *, provisional: bool = False) -> DueDay | None:
    found = day(text)
    return DueDay(found, provisional) if found else None


@pytest.mark.row("J03")
def test_the_table_holds_a_hundred_cases() -> None:
    assert len(GOLDEN) >= 100
    assert [told["number"] for told in GOLDEN] == list(range(1, len(GOLDEN) + 1))


@pytest.mark.row("J03")
@pytest.mark.parametrize("told", GOLDEN, ids=[f"{told['number']}" for told in GOLDEN])
def test_every_golden_case_ends_on_its_day(told: dict[str, Any]) -> None:
    clock, expected = clock_of(told), told["expect"]
    assert clock.due == due(expected["due"], provisional=expected["provisional"])
    assert clock.accepted == day(expected["counts_from"])
    assert clock.by_silence == expected["by_silence"]
    assert (clock.say_by.day if clock.say_by else None) == day(expected["say_by"])
