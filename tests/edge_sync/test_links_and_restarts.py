"""Cut links, killed couriers and restarted clouds, over a real broker."""

from collections.abc import Sequence

import pytest

from edge_sync.cloud.intake import Intake, Letter
from edge_sync.cloud.ready import Reply
from edge_sync.engine.machine import WINDOW_BYTES
from edge_sync.simulation.tables import SCHEMA as CASE_SCHEMA
from edge_sync.simulation.tables import SimCaseRow
from provisioning.storage.database import open_database
from screens.demonstration.relay import Relay
from tests.edge_sync.people import filled
from tests.edge_sync.site import (
    KIOSK,
    Desk,
    Site,
    courier_running,
    intake_running,
    wait_until,
)
from tests.powercut.parts import Part


@pytest.mark.row("T02", "F15")
def test_a_parcel_delivered_twice_is_one_case(mosquitto_site: Site) -> None:
    """The courier dies after the cloud's commit and before the receipt reaches it."""
    site = mosquitto_site  # no answer passes meanwhile, so no other node could be found
    desk = Desk()
    cloud = site.open_cloud()
    with site.open_edge() as edge, intake_running(site, desk), Relay(site.port) as relay:
        handed = filled(edge, KIOSK)
        kiosk_side = Site(site.folder, relay.port)
        with Part("courier", kiosk_side) as courier:
            wait_until(lambda: edge.stamp().error_ms is not None, "the cloud's greeting")
            relay.hold_answers()
            handed.lodge(edge)
            wait_until(lambda: len(desk.taken) == 1, "the commit")
            courier.kill()
            relay.let_answers_pass()
            assert edge.waiting().owed == 1
            courier.start()
            wait_until(lambda: edge.waiting().owed == 0, "the receipt")
        deliveries = cloud._driver.execute_sql("SELECT deliveries FROM arrival").fetchone()[0]  # noqa: SLF001 - an independent look
        assert deliveries > 1
        assert [application.id for application, _ in desk.taken] == [handed.application.id]
        assert edge.receipt(handed.application.id) is not None
    cloud.close()


@pytest.mark.row("T09")
def test_only_the_missing_pieces_travel_again_after_a_cut(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    came: list[int] = []
    receive = Intake.receive_all

    def counted(intake: Intake, letters: Sequence[Letter]) -> list[Reply]:
        came.extend(len(payload) for _kiosk, payload in letters)
        return receive(intake, letters)

    monkeypatch.setattr(Intake, "receive_all", counted)
    desk, size = Desk(), 1_500_000
    with site.open_edge() as edge, intake_running(site, desk), Relay(site.port) as relay:
        relay.slow_down(1_000_000)
        filled(edge, KIOSK, size).lodge(edge)
        with courier_running(site, relay.port):
            wait_until(lambda: sum(came) > size // 3, "a third of the document")
            relay.cut()
            relay.restore()
            wait_until(lambda: edge.waiting().owed == 0, "the receipt")
    assert len(desk.taken) == 1
    assert size < sum(came) < size + 2 * WINDOW_BYTES, "at most the window travels twice"


def test_the_intake_may_restart_while_kiosks_send(site: Site) -> None:
    database = open_database(site.cloud_file, CASE_SCHEMA)
    with site.open_edge() as edge, courier_running(site), Part("intake", site) as intake:
        for _ in range(4):
            filled(edge, KIOSK, 50_000).lodge(edge)
            intake.kill()
            intake.start()
        wait_until(lambda: edge.waiting().owed == 0, "the receipts")
    assert database.count(SimCaseRow.select()) == 4
    database.close()


def test_a_broker_that_forgets_everything_costs_time_and_no_data(mosquitto_site: Site) -> None:
    site = mosquitto_site
    desk = Desk()
    with site.open_edge() as edge, courier_running(site):
        filled(edge, KIOSK, 20_000).lodge(edge)
        wait_until(lambda: site.broker.log.read_bytes().count(b"k000001") > 0, "the courier")
        site.broker.kill()
        for file in (site.folder / "broker" / "store").iterdir():
            file.unlink()
        site.broker.start()
        with intake_running(site, desk):
            wait_until(lambda: edge.waiting().owed == 0, "the receipt")
    assert len(desk.taken) == 1
