"""A visit saved at one kiosk goes on at another, through a cloud that cannot read it."""

import dataclasses
import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest

from edge_sync.cloud.tables import DraftHeldRow, DraftPartRow
from edge_sync.edge.courier import CourierSettings, run_courier
from edge_sync.edge.drafts import ClosedDraft, DraftId, OpenedDraft
from edge_sync.edge.identity import kiosk_link, read_kiosk_keys
from edge_sync.edge.lodge import Edge
from edge_sync.edge.opening import open_edge
from edge_sync.edge.settings import EdgeSettings, KioskKeys
from edge_sync.wire.application import KioskId
from edge_sync.wire.resume_code import DraftEnd, ResumeCode
from provisioning.clock import today
from provisioning.storage.database import Database
from tests.edge_sync.people import CANARIES, SUITE, filled, scan
from tests.edge_sync.site import (
    CLOCK,
    KIOSK,
    STATION,
    Desk,
    Site,
    intake_running,
    running,
    wait_until,
)

OTHER = KioskId("k000002")


class Two:
    """The site's own kiosk and a second one, each with a store; couriers come and go."""

    def __init__(self, site: Site) -> None:
        self.site = site
        site.registrar.enrol_kiosk(OTHER, STATION, site.folder / "other" / "identity")
        site.broker.reload()

    def keys(self, kiosk: KioskId) -> KioskKeys:
        return read_kiosk_keys(self._folder(kiosk) / "identity", SUITE)

    def settings(self, kiosk: KioskId) -> EdgeSettings:
        return EdgeSettings(self._folder(kiosk) / "data", reserve_bytes=1024)

    @contextmanager
    def edge(self, kiosk: KioskId) -> Iterator[Edge]:
        with open_edge(self.settings(kiosk), self.keys(kiosk), CLOCK, "boot") as edge:
            yield edge

    @contextmanager
    def courier(self, kiosk: KioskId) -> Iterator[None]:
        identity = self._folder(kiosk) / "identity"
        own = CourierSettings(
            edge=self.settings(kiosk),
            link=kiosk_link(identity, kiosk, "127.0.0.1", self.site.port),
            look_s=0.1,
            answer_first_s=0.3,
            reconnect_first_s=0.05,
            reconnect_longest_s=0.5,
        )
        keys = self.keys(kiosk)
        with running(lambda stop: run_courier(own, keys, CLOCK, random.random, stop)):
            yield

    def bytes_on_disk(self, kiosk: KioskId) -> bytes:
        files = (file for file in self.settings(kiosk).folder.rglob("*") if file.is_file())
        return b"".join(file.read_bytes() for file in files if file.name != "ballast")

    def _folder(self, kiosk: KioskId) -> Path:
        return self.site.folder / ("kiosk" if kiosk == KIOSK else "other")


@pytest.fixture
def two(site: Site) -> Two:
    return Two(site)


@pytest.fixture
def cloud(site: Site) -> Iterator[Database]:
    database = site.open_cloud()
    yield database
    database.close()


def last_day() -> date:
    return today(CLOCK) + timedelta(days=30)


def kept(edge: Edge, plain: bytes) -> tuple[ResumeCode, DraftId]:
    code = edge.drafts.new_code(last_day())
    return code, edge.drafts.keep(code, plain)


def is_deposited(cloud: Database) -> bool:
    row = cloud.first(DraftHeldRow.select())
    parts = cloud.count(DraftPartRow.select())
    return row is not None and parts == row.parts


def opens(edge: Edge, code: ResumeCode, plain: bytes) -> bool:
    found = edge.drafts.open(code)
    return isinstance(found, OpenedDraft) and found.plain == plain


@pytest.mark.row("F14", "T10")
def test_a_visit_saved_at_one_kiosk_goes_on_at_another_and_ends_at_both(
    two: Two, cloud: Database
) -> None:
    plain, desk = scan(150_000), Desk()
    with ExitStack() as up:
        here, there = (up.enter_context(two.edge(kiosk)) for kiosk in (KIOSK, OTHER))
        up.enter_context(intake_running(two.site, desk))
        code, _draft = kept(here, plain)
        with two.courier(KIOSK):
            wait_until(lambda: is_deposited(cloud), "the draft in the cloud")
        assert there.drafts.open(code) == ClosedDraft(DraftEnd.ELSEWHERE), "it is asked for"
        with two.courier(OTHER):
            wait_until(lambda: opens(there, code, plain), "the draft at the other kiosk")
            handed = filled(there, OTHER)
            opened = there.drafts.open(code)
            assert isinstance(opened, OpenedDraft)
            there.lodge(handed.application, {}, b"record", handed.secret, opened.id)
            wait_until(lambda: cloud.count(DraftPartRow.select()) == 0, "its end in the cloud")
        ended = ClosedDraft(DraftEnd.HANDED_IN, handed.application.slip)
        assert there.drafts.open(code) == ended
        with two.courier(KIOSK):
            wait_until(lambda: here.drafts.open(code) == ended, "its end at the first kiosk")
        assert list(two.settings(KIOSK).drafts.iterdir()) == []


@pytest.mark.row("Z03")
def test_neither_cloud_nor_line_nor_the_other_kiosk_can_read_it(two: Two, cloud: Database) -> None:
    plain = scan(40_000)
    with ExitStack() as up:
        here, there = (up.enter_context(two.edge(kiosk)) for kiosk in (KIOSK, OTHER))
        up.enter_context(intake_running(two.site, Desk()))
        code, _draft = kept(here, plain)
        up.enter_context(two.courier(KIOSK))
        wait_until(lambda: is_deposited(cloud), "the draft in the cloud")
        there.drafts.open(code)
        up.enter_context(two.courier(OTHER))
        wait_until(lambda: opens(there, code, plain), "the draft at the other kiosk")
        sealed = b"".join(row.data for row in cloud.rows(DraftPartRow.select()))
        for data in (sealed, two.bytes_on_disk(OTHER), two.bytes_on_disk(KIOSK)):
            assert [word for word in CANARIES if word.encode() in data] == []
            assert code.secret not in data


@pytest.mark.row("F14")
def test_a_draft_that_is_dropped_ends_in_the_cloud_too(two: Two, cloud: Database) -> None:
    with ExitStack() as up:
        here, there = (up.enter_context(two.edge(kiosk)) for kiosk in (KIOSK, OTHER))
        up.enter_context(intake_running(two.site, Desk()))
        code, draft = kept(here, scan(20_000))
        up.enter_context(two.courier(KIOSK))
        wait_until(lambda: is_deposited(cloud), "the draft in the cloud")
        here.drafts.drop(draft)
        wait_until(lambda: cloud.count(DraftPartRow.select()) == 0, "its end in the cloud")
        there.drafts.open(code)
        with two.courier(OTHER):
            gone = ClosedDraft(DraftEnd.GONE)
            wait_until(lambda: there.drafts.open(code) == gone, "the word that it is gone")


def test_without_a_link_the_other_kiosk_goes_on_saying_that_it_lies_elsewhere(two: Two) -> None:
    with two.edge(KIOSK) as here, two.edge(OTHER) as there:
        code, _draft = kept(here, b"a visit")
        for _ in range(3):
            assert there.drafts.open(code) == ClosedDraft(DraftEnd.ELSEWHERE)
        late = dataclasses.replace(code, last_day=today(CLOCK) - timedelta(days=1))
        assert there.drafts.open(late) == ClosedDraft(DraftEnd.EXPIRED)
