"""Measures are sums that anybody can add up again: by hand, and anew from the events."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from random import Random

import pytest

from cloud.clock.measures import Counts, added, quarter, tallies
from cloud.clock.rules import shipped_rules
from cloud.clock.scores import Scores, scores
from cloud.clock.tallies import Tallies
from cloud.clock.trace import (
    CaseTrace,
    Decision,
    Holder,
    HolderKind,
    Holding,
    MemberTrace,
    Notice,
    Outcome,
    Question,
)
from provisioning.catalogue.model import Regime
from provisioning.storage.database import Database
from tests.cloud.clock.traces import A_MEMBER, ALMANAC, DAY_MS, at, case, limit

TODAY = date(2026, 12, 31)
HANDLED = replace(A_MEMBER, regime=Regime.NO_APPLICATION, limit=limit("5 wd"))


def body(name: str) -> Holder:
    return Holder(HolderKind.BODY, name)


def by_hand() -> CaseTrace:
    """The case of docs/measures.md."""
    register = replace(
        HANDLED,
        matter="MT-REG",
        department="D-GA",
        holdings=(
            Holding(Holder(HolderKind.TRANSIT, "ST-1"), at("2026-11-02"), at("2026-11-03")),
            Holding(body("D-GA"), at("2026-11-03"), at("2026-11-06")),
        ),
        decision=Decision(Outcome.GRANTED, at("2026-11-06")),
    )
    insure = replace(
        HANDLED,
        matter="MT-MED",
        department="D-YB",
        needs=("MT-REG",),
        begun_ms=at("2026-11-06"),
        holdings=(
            Holding(body("D-GA"), at("2026-11-02"), at("2026-11-06")),
            Holding(body("D-YB"), at("2026-11-06"), at("2026-11-20")),
        ),
        notices=(Notice(at("2026-11-12"), at("2026-11-12"), avoidable=True),),
        decision=Decision(Outcome.GRANTED, at("2026-11-20")),
    )
    asked = Question("D-YB", "D-GA", at("2026-11-09"), limit("2 wd"), at("2026-11-12"))
    return replace(case(register, insure), questions=(asked,))


@pytest.mark.row("P10")
def test_a_report_worked_out_by_hand_is_equal() -> None:
    found = added(tallies(by_hand(), TODAY, ALMANAC), "2026Q4")
    day = 24 * 60
    assert found == {
        ("D-GA", "PK-X"): Counts(
            decided=1,
            in_time=1,
            days_used=4,
            days_promised=5,
            sound=1,
            held_minutes=(3 + 4) * day,
            asked=1,
            waited_for=1,
            let_go=1,
        ),
        ("D-YB", "PK-X"): Counts(decided=1, days_used=6, days_promised=5, held_minutes=14 * day),
    }
    rules = shipped_rules().assessment
    assert scores(found["D-GA", "PK-X"], rules) == Scores(1000, 1000, 500, 850, "good")
    assert scores(found["D-YB", "PK-X"], rules) == Scores(0, 0, None, 0, "poor")


def test_efficiency_falls_by_what_was_used_beyond_the_promise() -> None:
    rules = shipped_rules().assessment
    used = Counts(decided=4, in_time=2, days_used=40, days_promised=20, sound=4)
    assert scores(used, rules).efficiency == 250
    assert scores(Counts(), rules) == Scores(None, None, None, None, "")


@pytest.mark.row("J05")
def test_what_residents_say_weighs_as_much_as_the_place_has_set() -> None:
    rules = shipped_rules().assessment
    inside = Counts(decided=2, in_time=2, sound=2, asked=2, answered=2)
    rated = replace(inside, rated=4, satisfied=1)
    assert scores(inside, rules).whole == 1000
    assert (scores(rated, rules).rating, scores(rated, rules).whole) == (250, 850)
    alone = type(rules)(0, 0, 0, rules.grade, rating=1)
    without = type(rules)(40, 30, 30, rules.grade)
    assert [scores(rated, one).whole for one in (alone, without)] == [250, 1000]
    assert [scores(rated, one).grade for one in (alone, without)] == ["poor", "excellent"]


@pytest.mark.row("J05")
def test_weights_are_settings_and_the_result_changes_as_told() -> None:
    counts = Counts(decided=2, in_time=1, sound=2)
    rules = shipped_rules().assessment
    only_effect = type(rules)(0, 1, 0, rules.grade)
    assert scores(counts, rules).whole == (500 * 40 + 1000 * 30) // 70
    assert scores(counts, only_effect).whole == 1000


@pytest.mark.row("J09")
def test_a_decision_that_was_set_aside_is_not_sound_and_is_counted() -> None:
    good = replace(HANDLED, decision=Decision(Outcome.REFUSED, at("2026-11-05")))
    overturned = replace(
        good, decision=Decision(Outcome.REFUSED, at("2026-11-05"), overturned=True)
    )
    assert [one.counts.sound for one in tallies(case(good), TODAY, ALMANAC)] == [1]
    assert [one.counts.sound for one in tallies(case(overturned), TODAY, ALMANAC)] == [0]
    counted = [one.counts for one in tallies(case(overturned), TODAY, ALMANAC)]
    assert [(one.sound, one.overturned) for one in counted] == [(0, 1)]


def test_quarters_are_named_after_their_day() -> None:
    assert [quarter(date(2026, month, 1)) for month in (1, 3, 4, 10, 12)] == [
        "2026Q1",
        "2026Q1",
        "2026Q2",
        "2026Q4",
        "2026Q4",
    ]


_BODIES = ("D-RS", "D-GA", "D-YB")


def any_ms(chance: Random) -> int:
    return at("2026-10-09") + chance.randrange(120) * DAY_MS // 2


def any_member(chance: Random, name: str, before: list[str]) -> MemberTrace:
    cuts = sorted(any_ms(chance) for _ in range(chance.randint(2, 4)))
    decision = Decision(chance.choice(list(Outcome)), any_ms(chance), chance.random() < 0.5)
    return replace(
        HANDLED,
        matter=name,
        department=chance.choice(_BODIES),
        needs=tuple(before[:1]),
        begun_ms=at("2026-10-09"),
        holdings=tuple(Holding(body(chance.choice(_BODIES)), a, b) for a, b in pairwise(cuts)),
        decision=decision if chance.random() < 0.7 else None,
    )


def any_question(chance: Random) -> Question:
    answered = any_ms(chance) if chance.random() < 0.5 else None
    wanted = limit("2 wd") if chance.random() < 0.8 else None
    return Question(
        chance.choice(_BODIES), chance.choice(_BODIES), any_ms(chance), wanted, answered
    )


def any_case(chance: Random, number: int) -> CaseTrace:
    names = [f"MT-{n}" for n in range(chance.randint(1, 3))]
    members = [any_member(chance, name, names[:n]) for n, name in enumerate(names)]
    return replace(
        case(*members, received="2026-10-09"),
        number=f"N-{number}",
        title=chance.choice(("PK-X", "PK-Y")),
        questions=tuple(any_question(chance) for _ in range(chance.randrange(3))),
    )


def anew(found: Iterable[CaseTrace]) -> dict[str, dict[tuple[str, str], Counts]]:
    last = {trace.number: trace for trace in found}
    counted = [one for trace in last.values() for one in tallies(trace, TODAY, ALMANAC)]
    return {period: added(counted, period) for period in {one.period for one in counted}}


@pytest.mark.row("J04", "P10")
@pytest.mark.parametrize("seed", range(20))
def test_a_report_worked_out_anew_equals_the_stored_one(database: Database, seed: int) -> None:
    """A case told several times, also otherwise, counts as it was told last."""
    chance, stored = Random(seed), Tallies(database)  # noqa: S311 - a test's own chance
    everything: list[CaseTrace] = []
    for _round in range(chance.randint(1, 5)):
        some = [any_case(chance, n) for n in chance.sample(range(5), 3)]
        everything += some
        stored.keep(some, TODAY, ALMANAC)
        stored.keep(some, TODAY, ALMANAC)
    expected = anew(everything)
    assert {period: stored.report(period) for period in stored.periods()} == expected
    assert expected
    cleared = {trace.number: replace(trace, members=(), questions=()) for trace in everything}
    stored.keep(cleared.values(), TODAY, ALMANAC)
    assert stored.periods() == ()
