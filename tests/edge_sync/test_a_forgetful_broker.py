"""A broker that loses everything it acknowledged costs time and no data (decision 1).

Between the broker and the intake stands a relay that holds what the broker hands on:
to the kiosk all of it is acknowledged, and nowhere else is it known. Then the broker is
killed, begins with nothing, and the held bytes are cut off. That broker is mosquitto: three
nodes that forget all at once are nobody's broker.
"""

import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from edge_sync.cloud.intake_process import run_intake
from edge_sync.link_events import Left, LinkEvent
from edge_sync.mqtt import Link
from screens.demonstration.relay import Relay
from tests.edge_sync.people import filled
from tests.edge_sync.site import CLOCK, KIOSK, Desk, Site, courier_running, running, wait_until
from tests.powercut.test_random_kills import begin_with_nothing

CHANCE = 0.5
WIPES = 3


@contextmanager
def intake_behind(relay: Relay, site: Site, desk: Desk) -> Iterator[None]:
    """The intake, which reaches the broker through a relay."""
    behind = Site(site.folder, relay.port)

    def work(stop: threading.Event) -> None:
        database = site.open_cloud()
        try:
            run_intake(
                behind.intake(), database, site.intake_keys, desk, CLOCK, lambda: CHANCE, stop
            )
        finally:
            database.close()

    with running(work):
        yield


def wipe(site: Site, relay: Relay) -> None:
    """Kill the broker with all that it took and did not hand on."""
    site.broker.kill()
    relay.cut()
    begin_with_nothing(site)
    relay.restore()
    relay.let_answers_pass()


def wait_for(things: Sequence[object], count: int, what: str) -> None:
    wait_until(lambda: len(things) >= count, what)


@pytest.mark.row("T02", "T09", "F15")
def test_a_broker_that_forgets_all_it_acknowledged_loses_nothing_and_repeats_nothing(
    mosquitto_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = mosquitto_site
    acknowledged: list[Left] = []
    step = Link.step

    def seen(link: Link, timeout_s: float, also: Sequence[socket.socket] = ()) -> list[LinkEvent]:
        events = step(link, timeout_s, also)
        if link._settings.name == KIOSK:  # noqa: SLF001 - whose connection it is
            acknowledged.extend(one for one in events if isinstance(one, Left) and one.taken)
        return events

    monkeypatch.setattr(Link, "step", seen)
    desk, handed = Desk(), []
    with (
        site.open_edge() as edge,
        Relay(site.port) as relay,
        intake_behind(relay, site, desk),
        courier_running(site),
    ):
        wait_until(lambda: edge.stamp().error_ms is not None, "the cloud's greeting")
        for _ in range(WIPES):
            relay.hold_answers()
            had = len(acknowledged)
            handed.append(filled(edge, KIOSK, 30_000))
            handed[-1].lodge(edge)
            wait_for(acknowledged, had + 2, "the broker's word")
            assert len(desk.taken) == len(handed) - 1, "nobody else has heard of it"
            wipe(site, relay)
            wait_for(desk.taken, len(handed), "the commit")
        wait_until(lambda: edge.waiting().owed == 0, "every receipt")
    assert list(site.edge.documents.iterdir()) == [], "removed behind the receipt"
    assert [one.id for one, _arrival in desk.taken] == [one.application.id for one in handed]
