"""The real engine, store and intake under a link that lies and a plug that is pulled."""

import base64
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from edge_sync.simulation.quick_suite import QuickSuite
from edge_sync.simulation.report import one_outcome, outcomes_of, simulate
from edge_sync.simulation.sample import CANARIES, MARK, spellings
from edge_sync.simulation.shrink import shrunk
from edge_sync.simulation.steps import Act, steps_of
from edge_sync.simulation.telling import troubles
from edge_sync.simulation.watch import Watch
from tests.edge_sync.people import SUITE

ROOT = Path(__file__).resolve().parents[3]
SEED = 20261122  # what runs every time is the same every time; `make soak` takes its chances


@pytest.mark.row("T02", "T05", "T09", "F15", "Z03")
@pytest.mark.parametrize("quarter", range(4))  # side by side, where tests run so
def test_nothing_is_lost_repeated_damaged_or_readable_in_two_thousand_schedules(
    quarter: int,
) -> None:
    check(SEED + 500 * quarter, schedules=500, processes=1)


@pytest.mark.soak
@pytest.mark.timeout(14_400)
def test_nothing_is_lost_repeated_damaged_or_readable_in_a_hundred_thousand_schedules() -> None:
    seed = random.SystemRandom().randrange(10**9)
    check(seed, schedules=100_000, processes=os.cpu_count() or 1)


def check(seed: int, schedules: int, processes: int) -> None:
    findings = simulate(SUITE, schedules, seed, processes)
    report = findings.report
    print(report)  # noqa: T201 - the seed to run again
    if findings.wrong:
        print(*troubles(findings, SUITE), sep="\n")  # noqa: T201 - as short as it gets
    assert not findings.wrong
    assert (report.lost, report.duplicated, report.corrupt, report.unsealed) == (0, 0, 0, 0)
    assert report.schedules == schedules
    assert report.receipts > schedules
    assert report.crashes > schedules
    assert report.cuts > schedules


@pytest.mark.row("T09", "F15")
def test_what_a_damaged_database_held_is_printed_and_sent_though_its_disk_was_full_at_first() -> (
    None
):
    assert one_outcome(SUITE, 20062503).words == ()


def test_the_same_seed_is_the_same_schedule() -> None:
    first = list(outcomes_of(SUITE, range(96, 102)))
    assert list(outcomes_of(SUITE, range(96, 102))) == first
    assert sum(outcome.crashes for outcome in first) > 0


def test_several_processes_find_the_same_in_the_same_order() -> None:
    seeds = range(40, 56)
    assert list(outcomes_of(SUITE, seeds, processes=2)) == list(outcomes_of(SUITE, seeds))


def test_some_steps_of_a_schedule_can_be_run_again_by_themselves() -> None:
    steps = steps_of(3)
    lodges = [step.number for step in steps if step.act is Act.LODGE]
    assert one_outcome(SUITE, 3, lodges).lodged == len(lodges) > 0
    assert one_outcome(SUITE, 3, []).lodged == 0


def test_everything_that_may_happen_does() -> None:
    happened = {step.act for seed in range(300) for step in steps_of(seed)}
    assert happened == set(Act)


def test_the_shortest_list_that_still_goes_wrong_is_found() -> None:
    needed = {3, 17, 18, 40}
    assert shrunk(list(range(45)), lambda only: needed <= set(only), 1000) == sorted(needed)
    assert shrunk(list(range(45)), lambda _only: False, 1000) == []


def test_canaries_are_found_in_every_spelling() -> None:
    for word in CANARIES:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
            watch = Watch(every_word=True)
            watch.see(b"xx" + word.encode(encoding) + b"yy")
            assert watch.found
    watch = Watch(every_word=True)
    watch.see(random.Random(1).randbytes(100_000))  # noqa: S311
    assert not watch.found
    assert len(spellings()) > len(CANARIES)


def test_the_quick_suite_seals_and_signs_as_the_protocol_needs() -> None:
    suite = QuickSuite(random.Random(1))  # noqa: S311
    key, other = suite.new_sealing_key(), suite.new_sealing_key()
    sealed = suite.seal(b"plain", suite.sealing_public(key), b"context")
    assert b"plain" not in sealed
    assert suite.open(sealed, key, b"context") == b"plain"
    for bad, opener, context in (
        (sealed, other, b"context"),
        (sealed, key, b"another"),
        (bytes([sealed[0] ^ 1]) + sealed[1:], key, b"context"),
    ):
        with pytest.raises(Exception, match="altered"):
            suite.open(bad, opener, context)
    signing = suite.new_signing_key()
    public, word = suite.signing_public(signing), suite.sign(b"word", signing)
    assert suite.is_signed(b"word", word, public)
    assert not suite.is_signed(b"other", word, public)
    assert not suite.is_signed(b"word", word, suite.signing_public(suite.new_signing_key()))
    piece = suite.seal_piece(b"piece", bytes(32), 3, last=True)
    assert suite.open_piece(piece, bytes(32), 3, last=True) == b"piece"
    for index, last in ((2, True), (3, False)):
        with pytest.raises(Exception, match="altered"):
            suite.open_piece(piece, bytes(32), index, last=last)


def test_the_verb_prints_one_line_of_json() -> None:
    command = [sys.executable, "main.py", "simulate", "sync", "--schedules", "3", "--seed", "7"]
    said = subprocess.run(
        [*command, "--processes", "1", "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    report = json.loads(said.stdout)
    assert list(report) == [
        *("schedules", "seed", "receipts", "crashes", "cuts"),
        *("lost", "duplicated", "corrupt", "unsealed", "seconds"),
    ]
    assert (report["schedules"], report["seed"]) == (3, 7)


@pytest.mark.parametrize("before", range(6))
def test_who_is_named_in_base64_is_found_wherever_the_name_begins(before: int) -> None:
    """Every spelling is long enough not to stand by chance in what is sealed."""
    written = base64.b64encode(b"?" * before + MARK.encode() + b"??")
    assert [one for one in spellings() if one in written]
    assert min(map(len, spellings())) >= 8
