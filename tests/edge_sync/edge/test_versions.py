"""Software goes forward and is set back; what waits in the store arrives all the same."""

from pathlib import Path

import pytest

from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA, TABLES
from edge_sync.wire.application import ApplicationId
from provisioning.storage.database import open_database
from provisioning.storage.schema import Schema
from tests.edge_sync.edge.keeping import DOCUMENTS, KeptSite, kept_versions
from tests.edge_sync.people import filled
from tests.edge_sync.site import KIOSK, Desk, Site, courier_running, intake_running, wait_until


def before() -> Schema:
    """The tables as the version before this one knew them."""
    return Schema(SCHEMA.name, SCHEMA.steps[:-1])


def test_the_stores_of_earlier_versions_are_kept() -> None:
    assert set(kept_versions()) >= {1, 2, 3, 4}


@pytest.mark.row("T09", "F15")
@pytest.mark.parametrize("version", kept_versions())
def test_what_an_earlier_version_lodged_is_brought_up_and_arrives(
    tmp_path: Path, version: int
) -> None:
    site, desk = KeptSite(tmp_path, version), Desk()
    with site.broker, site.open_edge() as edge:
        assert edge.waiting().owed == len(DOCUMENTS)
        assert [slip.number for slip in edge.slips_due()] == ["K000001-000002", "K000001-000003"]
        handed = filled(edge, KIOSK, 100)
        assert handed.lodge(edge).journal_number == len(DOCUMENTS) + 1
        with intake_running(site, desk), courier_running(site):
            wait_until(lambda: edge.waiting().owed == 0, "the receipts")
    slips = [application.slip for application, _arrival in desk.taken]
    assert sorted(slips) == [f"K000001-{number:06d}" for number in range(1, 5)]
    assert list(site.edge.documents.iterdir()) == []
    database = open_database(site.edge.database, SCHEMA)
    assert database.differences(*TABLES) == []
    database.close()


@pytest.mark.row("T09", "F15")
def test_a_version_that_was_set_back_serves_from_the_newer_file_and_nothing_is_lost(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk()
    with site.open_edge() as edge:
        new = filled(edge, KIOSK, 1000)
        new.lodge(edge)
    with monkeypatch.context() as set_back:
        set_back.setattr("edge_sync.edge.opening.SCHEMA", before())
        set_back.setattr("edge_sync.edge.courier.SCHEMA", before())
        with site.open_edge() as edge:
            old = filled(edge, KIOSK, 1000)
            old.lodge(edge)
            assert owed(site) == [new.application.id, old.application.id]
            with intake_running(site, desk), courier_running(site):
                wait_until(lambda: edge.waiting().owed == 0, "the receipts")
            last = filled(edge, KIOSK)
            last.lodge(edge)
    with site.open_edge() as edge:
        assert edge.waiting().owed == 1
        assert edge.receipt(old.application.id) is not None
    assert owed(site) == [last.application.id]
    taken = [application.id for application, _arrival in desk.taken]
    assert sorted(taken) == sorted([new.application.id, old.application.id])


def owed(site: Site) -> list[ApplicationId]:
    database = open_database(site.edge.database, before())
    found = EdgeStore(database).owed()
    database.close()
    return found
