"""A database server that goes away and comes back, under a running intake."""

import signal

import pytest

from edge_sync.wire.messages import Busy
from tests.edge_sync.people import filled
from tests.edge_sync.site import (
    KIOSK,
    Desk,
    Site,
    courier_running,
    intake_running,
    wait_until,
)
from tests.postgres import PrivatePostgres


@pytest.mark.row("F15")
def test_kiosks_are_asked_to_wait_and_nothing_is_lost_or_taken_twice(
    site: Site, postgres: str, postgres_server: PrivatePostgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def seen(wait_ms: int) -> Busy:
        asked.append(wait_ms)
        return Busy(wait_ms)

    monkeypatch.setattr("edge_sync.cloud.intake_process.Busy", seen)
    site.database = postgres
    desk = Desk()
    with site.open_edge() as edge, intake_running(site, desk), courier_running(site):
        filled(edge, KIOSK).lodge(edge)
        wait_until(lambda: edge.waiting().owed == 0, "the first receipt")
        postgres_server.stop(signal.SIGQUIT)
        try:
            filled(edge, KIOSK, 20_000).lodge(edge)
            filled(edge, KIOSK).lodge(edge)
            wait_until(lambda: bool(asked), "the word to wait")
        finally:
            postgres_server.start()
        wait_until(lambda: edge.waiting().owed == 0, "the receipts")
    assert len(desk.taken) == len({arrival.slip for _, arrival in desk.taken})
    assert {arrival.slip for _, arrival in desk.taken} >= {f"K000001-{n:06d}" for n in (1, 2, 3)}
