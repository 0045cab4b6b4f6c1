"""The whole way over a real broker with mutual TLS: lodge, courier, intake, receipt, news."""

import pytest

from edge_sync.cloud.news_outbox import NewsOutbox
from edge_sync.cloud.objects import Objects
from edge_sync.wire.receipt import is_receipt_genuine
from edge_sync.wire.slip_code import read_private_code
from edge_sync.wire.verify import check_slip, stands_on
from tests.edge_sync.people import SUITE, filled
from tests.edge_sync.site import (
    CLOCK,
    KIOSK,
    Desk,
    Site,
    courier_running,
    intake_running,
    news_about,
    wait_until,
)


@pytest.mark.row("T09", "F15")
def test_an_application_lodged_offline_arrives_once_when_the_link_returns(
    either_site: Site,
) -> None:
    site, desk = either_site, Desk()
    with site.open_edge() as edge:
        handed = filled(edge, KIOSK, 100_000, 5_000)
        lodged = handed.lodge(edge)
        assert edge.waiting().owed == 1
        with intake_running(site, desk), courier_running(site):
            wait_until(lambda: edge.waiting().owed == 0, "the receipt")
        receipt = edge.receipt(handed.application.id)
        assert receipt is not None
        assert is_receipt_genuine(receipt, SUITE, site.kiosk_keys.cloud_receipts)
        finding = check_slip(lodged.slip.public_code, SUITE, site.registrar.registry.signing_key)
        assert finding.is_genuine
        assert stands_on(finding.facts, edge.journal()[0], SUITE)
    assert [application for application, _arrival in desk.taken] == [handed.application]
    objects = Objects(site.intake().objects, SUITE)
    for document in handed.application.documents:
        opened = b"".join(objects.read(handed.application.id, document))
        assert opened == handed.documents[document.id]
    assert list(site.edge.documents.iterdir()) == []


@pytest.mark.row("T01", "T05")
def test_the_kiosk_has_the_cloud_show_that_its_heads_are_one_history(site: Site) -> None:
    with site.open_edge() as edge, intake_running(site, Desk()), courier_running(site):
        for count in (1, 2, 3):
            filled(edge, KIOSK).lodge(edge)
            wait_until(lambda: edge.waiting().owed == 0, "the receipt")
            wait_until(lambda: edge.heads.wanted() == (), "the proof")
            assert [head.size for head in edge.heads.newest()] == [count]
        assert edge.heads.doubts() == []


@pytest.mark.row("U03")
def test_news_reach_the_slip_only_after_it_is_printed(either_site: Site) -> None:
    site, desk = either_site, Desk()
    with site.open_edge() as edge, intake_running(site, desk), courier_running(site):
        handed = filled(edge, KIOSK)
        slip = handed.lodge(edge).slip
        assert slip.private_code is not None
        secret = read_private_code(slip.private_code)
        wait_until(lambda: len(desk.taken) == 1, "the application")
        database = site.open_cloud()
        outbox, news = NewsOutbox(database, SUITE, CLOCK), news_about(handed.application)
        wait_until(lambda: edge.waiting().owed == 0, "the receipt")
        outbox.tell(news)
        wait_until(lambda: not database.is_in_transaction, "the commit")
        assert edge.news_for(secret) == []
        edge.mark_printed(slip.number)
        wait_until(lambda: edge.news_for(secret) == [news], "the news")
        wait_until(lambda: outbox.is_held(news), "the kiosk's word")
        reprint = edge.slip(slip.number)
        assert reprint is not None
        assert reprint.private_code is None
        database.close()
