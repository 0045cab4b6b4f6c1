"""Kill -9 at random: whatever dies, every printed slip becomes exactly one case.

This proves that the parts may die at any instruction, not that the disk keeps
its word: that is the simulation's task, and the mains relay's on the bench.
"""

import random
import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from edge_sync.simulation.tables import SimCaseRow
from edge_sync.wire.verify import check_journal, check_slip
from provisioning.storage.database import open_read_only
from tests.edge_sync.people import SUITE
from tests.edge_sync.site import PATIENCE_S, Site, wait_until
from tests.powercut.parts import Part, paper_of

SEED = 20261122  # what runs every time is the same every time; `make soak` takes its chances

Victim = tuple[Callable[[], None], Callable[[], None]]  # how it dies, how it comes back


@pytest.mark.row("T02", "T09", "F15")
def test_twenty_random_kills_lose_nothing_and_repeat_nothing(tmp_path: Path) -> None:
    kill_at_random(tmp_path, SEED, kills=20, applications=15)


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_two_hundred_random_kills_lose_nothing_and_repeat_nothing(tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(10**9)
    print("seed", seed)  # noqa: T201 - to run it again
    kill_at_random(tmp_path, seed, kills=200, applications=150)


def kill_at_random(folder: Path, seed: int, kills: int, applications: int) -> None:
    chance, pause = random.Random(seed), threading.Event()  # noqa: S311 - a schedule, not a secret
    site = Site(folder)
    with ExitStack() as running:
        running.enter_context(site.broker)
        courier, intake, lodger = (
            running.enter_context(Part(name, site, *more))
            for name, more in (("courier", ()), ("intake", ()), ("lodger", (str(applications),)))
        )
        victims: list[Victim] = [
            (courier.kill, courier.start),
            (intake.kill, intake.start),
            (lodger.kill, lodger.start),
            (site.broker.kill, site.broker.start),
            (site.broker.kill, lambda: begin_with_nothing(site)),
        ]
        for _ in range(kills):
            pause.wait(chance.random() * 1.2)
            kill, start = chance.choice(victims)
            kill()
            pause.wait(chance.choice((0.0, 0.0, 0.3)))
            start()
        if not lodger.is_running:
            lodger.start()
        assert lodger.wait(PATIENCE_S) == 0
        with site.open_edge() as edge:
            wait_until(lambda: edge.waiting().owed == 0, "every receipt")
    check(site, applications)


def begin_with_nothing(site: Site) -> None:
    """Start the broker without all it acknowledged."""
    for file in (site.folder / "broker" / "store").iterdir():
        file.unlink()
    site.broker.start()


def check(site: Site, applications: int) -> None:
    """Compare, as a stranger to the program would, what was printed with what arrived."""
    cloud = open_read_only(site.cloud_file)
    cases = [row.application for row in cloud.rows(SimCaseRow.select())]
    cloud.close()
    printed = paper_of(site.folder).read_text().split("\n")[:-1]
    key_of = site.registrar.registry.signing_key
    findings = [check_slip(code, SUITE, key_of) for code in printed]
    assert all(finding.is_genuine for finding in findings)
    assert len(cases) == len(set(cases)) == applications
    with site.open_edge() as edge:
        slips = {edge.slip(finding.facts.slip) for finding in findings}
        assert {slip.application for slip in slips if slip} == set(cases)
        assert edge.slips_due() == []
        assert edge.waiting().refused == {}
        assert check_journal(edge.journal(), SUITE, key_of).faults == ()
        assert len(edge.journal()) == applications
    assert list(site.edge.documents.iterdir()) == []
