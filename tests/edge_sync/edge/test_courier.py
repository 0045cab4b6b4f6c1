"""The courier over a real broker, with a cloud that lies, refuses or is slow."""

import logging
import random
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from edge_sync.cloud.identity import intake_link
from edge_sync.edge.courier import run_courier
from edge_sync.edge.identity import read_kiosk_keys
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA
from edge_sync.edge.wake import Bell, Ring, ring
from edge_sync.errors import LinkError, StoreReplacedError
from edge_sync.link_events import Down, LinkEvent, Message, Up
from edge_sync.mqtt import Link, LinkSettings
from edge_sync.wire.application import Application
from edge_sync.wire.messages import DownMessage, Offer, UpMessage, decode_up, encode
from edge_sync.wire.order_messages import Heard, Order, OrderId
from edge_sync.wire.signing import signed
from edge_sync.wire.topics import EVERY_KIOSK_UP, down_filter, down_topic
from provisioning.cloud.registrar import IdentityFiles, Registrar
from provisioning.storage.database import open_database
from provisioning.wire.identity import WORD_FILE, CloudWordError
from tests.edge_sync.people import SUITE, filled
from tests.edge_sync.receipts import lone_receipt
from tests.edge_sync.site import (
    CLOCK,
    KIOSK,
    Desk,
    Site,
    courier_running,
    intake_running,
    running,
    wait_until,
)


class FalseCloud:
    """Somebody with the intake's place at the broker and without its keys.

    A node of a cluster may die under it: then it comes back, as anybody would.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._came: list[UpMessage] = []  # what an answer brought while this was speaking
        self._connect()

    def listen(self) -> Offer:
        """Wait for an offer."""
        offers: list[Offer] = []

        def has_come() -> bool:
            offers.extend(one for one in self.heard() if isinstance(one, Offer))
            return bool(offers)

        wait_until(has_come, "an offer")
        return offers[0]

    def say(self, message: DownMessage) -> None:
        self.link.publish(down_topic(KIOSK, message), encode(message))
        self._step(0.05)

    def heard(self) -> list[UpMessage]:
        """Return what came up, after waiting a second for more."""
        self._step(1)
        came, self._came = self._came, []
        return came

    def _step(self, timeout_s: float) -> None:
        events = self.link.step(timeout_s)
        self._take(events)
        if any(isinstance(event, Down) for event in events):
            self.link.close()
            self._connect()

    def _take(self, events: list[LinkEvent]) -> None:
        for event in events:
            if isinstance(event, Message):
                self.link.acknowledge(event)
                self._came.append(decode_up(event.payload))

    def _connect(self) -> None:
        wait_until(self._is_let_in, "the false cloud's connection")

    def _is_let_in(self) -> bool:
        settings = intake_link(
            self._site.folder / "cloud" / "identity", "127.0.0.1", self._site.port
        )
        self.link = Link(settings, [EVERY_KIOSK_UP])
        try:
            self.link.open()
        except LinkError:
            return False
        while not (events := self.link.step(1)):
            pass
        self._take(events)
        return Up() in events


@pytest.fixture
def false_cloud(site: Site) -> Iterator[FalseCloud]:
    cloud = FalseCloud(site)
    yield cloud
    cloud.link.close()


@pytest.mark.row("T02")
def test_a_receipt_with_a_wrong_signature_is_ignored_reported_and_nothing_is_lost(
    site: Site, false_cloud: FalseCloud, caplog: pytest.LogCaptureFixture
) -> None:
    desk = Desk()
    with caplog.at_level(logging.ERROR), site.open_edge() as edge, courier_running(site):
        handed = filled(edge, KIOSK, 1000)
        handed.lodge(edge)
        offer = false_cloud.listen()
        false = lone_receipt(offer, KIOSK, SUITE.new_signing_key())

        def is_reported() -> bool:
            false_cloud.say(false)  # again and again: a node may die with what it was told
            return "SYN-02" in caplog.text

        wait_until(is_reported, "the report")
        assert edge.waiting().owed == 1
        assert len(list(site.edge.documents.iterdir())) == 1
        false_cloud.link.close()
        with intake_running(site, desk):
            wait_until(lambda: edge.waiting().owed == 0, "the true receipt")
    assert desk.taken[0][0] == handed.application


def test_a_kiosk_says_at_once_that_it_heard_that_it_is_cut_off(
    site: Site, false_cloud: FalseCloud
) -> None:
    order = Order(suite=SUITE.id, kiosk=KIOSK, id=OrderId("0d" * 16), what="cut off", at_ms=5)
    genuine = signed(order, SUITE, site.intake_keys.signing)
    came: list[UpMessage] = []
    with site.open_edge() as edge, courier_running(site):
        filled(edge, KIOSK).lodge(edge)
        false_cloud.listen()

        def is_heard() -> bool:
            false_cloud.say(genuine)
            came.extend(false_cloud.heard())
            return Heard(order.id) in came

        wait_until(is_heard, "that the order has come")


def test_what_the_cloud_refuses_is_set_aside_whole_and_can_be_brought_back(site: Site) -> None:
    keys, desk = site.intake_keys, Desk()
    with site.open_edge() as edge, courier_running(site):
        handed = filled(edge, KIOSK, 1000)
        number = handed.lodge(edge).slip.number
        with intake_running(site, desk, replace(keys, opening={})):
            wait_until(lambda: edge.waiting().refused == {number: "SYN-08"}, "the refusal")
        assert edge.waiting().owed == 0
        assert len(list(site.edge.documents.iterdir())) == 1
        database = open_database(site.edge.database, SCHEMA, check=False)
        EdgeStore(database).bring_back(handed.application.id)
        database.close()
        with intake_running(site, desk):
            wait_until(lambda: len(desk.taken) == 1, "the application")
            wait_until(lambda: edge.waiting().owed == 0, "the receipt")


def test_the_bell_wakes_the_courier_long_before_it_would_look(site: Site) -> None:
    desk = Desk()
    patient = replace(site.courier(), look_s=3000.0)
    with site.open_edge() as edge, intake_running(site, desk):
        stop = threading.Event()

        def work(_stop: threading.Event) -> None:
            run_courier(patient, site.kiosk_keys, CLOCK, random.random, stop)

        with running(work):
            try:
                wait_until(lambda: edge.stamp().error_ms is not None, "the greeting")
                filled(edge, KIOSK).lodge(edge)
                wait_until(lambda: edge.waiting().owed == 0, "the receipt")
            finally:
                stop.set()
                ring(site.edge.wake, Ring.LODGED)


def test_without_a_bell_the_courier_looks_by_itself(site: Site) -> None:
    desk = Desk()
    with site.open_edge() as edge, intake_running(site, desk), courier_running(site):
        wait_until(lambda: edge.stamp().error_ms is not None, "the greeting")
        site.edge.wake.unlink()
        filled(edge, KIOSK).lodge(edge)
        wait_until(lambda: edge.waiting().owed == 0, "the receipt")


def test_a_bell_that_cannot_be_hung_is_silent(tmp_path: Path) -> None:
    bell = Bell(tmp_path / ("far" * 40) / "bell.sock")
    ring(tmp_path / ("far" * 40) / "bell.sock", Ring.LODGED)
    assert (bell.sockets, bell.heard()) == ((), set())
    bell.close()
    with _bell(tmp_path / "bell.sock") as bell:
        ring(tmp_path / "bell.sock", Ring.LODGED)
        ring(tmp_path / "bell.sock", Ring.PRINTED)
        assert bell.heard() == {Ring.LODGED, Ring.PRINTED}
        assert bell.heard() == set()


@contextmanager
def _bell(path: Path) -> Iterator[Bell]:
    bell = Bell(path)
    yield bell
    bell.close()
    bell.close()


def test_a_courier_whose_database_was_set_aside_ends_and_says_so(quiet_site: Site) -> None:
    with quiet_site.open_edge():
        pass

    def replace_store(_stop: threading.Event) -> None:
        run_courier(
            quiet_site.courier(), quiet_site.kiosk_keys, CLOCK, random.random, threading.Event()
        )

    def set_aside() -> None:
        with running(replace_store):
            wait_until(quiet_site.edge.wake.exists, "the courier")
            quiet_site.edge.database.rename(quiet_site.edge.database.with_name("aside"))

    with pytest.raises(StoreReplacedError):
        set_aside()


def test_a_kiosk_whose_identity_is_damaged_says_so(quiet_site: Site) -> None:
    folder = quiet_site.folder / "kiosk" / "identity"
    (folder / WORD_FILE).write_bytes(b"{}")
    with pytest.raises(CloudWordError):
        read_kiosk_keys(folder, SUITE)


def test_no_connection_is_an_expected_trouble(quiet_site: Site) -> None:
    link = Link(quiet_site.courier().link, [down_filter(KIOSK)])
    with pytest.raises(LinkError):
        link.open()


def test_a_kiosk_connects_whatever_its_clock_says(
    quiet_site: Site,
) -> None:
    """A clock years ahead sees an expired certificate; so does one of years ago, here."""
    years_ago = CLOCK.now() - timedelta(days=5 * 365)
    past = Registrar(quiet_site.folder / "ca", SUITE, years_ago)
    past.certify_broker(quiet_site.folder / "broker" / "identity")
    settings = quiet_site.courier().link
    with quiet_site.broker:
        assert not _comes_to_nothing(settings)
        assert _comes_to_nothing(replace(settings, checks_dates=True))


def test_a_broker_under_another_name_is_not_believed(quiet_site: Site) -> None:
    quiet_site.registrar.certify_broker(
        quiet_site.folder / "broker" / "identity", hosts=("elsewhere.invalid",), addresses=()
    )
    with quiet_site.broker:
        assert _comes_to_nothing(quiet_site.courier().link)


def test_a_stranger_is_not_let_in(site: Site, tmp_path: Path) -> None:
    other = Site(tmp_path / "other")
    settings = site.courier().link
    theirs = other.courier().link
    assert _comes_to_nothing(replace(settings, certificate=theirs.certificate, key=theirs.key))


@pytest.mark.parametrize("answer", [b"", b"\x20\x03\x00\x00\x00"], ids=["nothing", "CONNACK"])
def test_a_broker_that_falls_silent_before_the_subscription_is_a_dead_link(
    quiet_site: Site, answer: bytes
) -> None:
    with _falling_silent(quiet_site, answer):
        link = Link(quiet_site.courier().link, [down_filter(KIOSK)])
        link.open()
        while answer and not link._client.is_connected():  # noqa: SLF001 - its CONNACK is read
            assert link.step(0.2) == []
        assert link._up_by is not None  # noqa: SLF001 - its patience
        assert link._up_by > CLOCK.monotonic()  # noqa: SLF001 - the same
        link._up_by = CLOCK.monotonic()  # noqa: SLF001 - and now that is over
        events = link.step(1)
        link.close()
    assert [type(event) for event in events] == [Down]


@contextmanager
def _falling_silent(site: Site, answer: bytes) -> Iterator[None]:
    """Be a broker that says so much and no more, until its client goes."""
    identity = IdentityFiles.within(site.folder / "broker" / "identity")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(identity.certificate, identity.key)
    with socket.create_server(("127.0.0.1", site.port)) as server:

        def serve(_stop: threading.Event) -> None:
            with context.wrap_socket(server.accept()[0], server_side=True) as line:
                line.recv(4096)
                line.sendall(answer)
                while line.recv(4096):
                    pass

        with running(serve):
            yield


def _comes_to_nothing(settings: LinkSettings) -> bool:
    link = Link(settings, [down_filter(KIOSK)])
    try:
        link.open()
    except LinkError:
        return True
    events: list[LinkEvent] = []
    while not events:
        events = link.step(1)
    link.close()
    return isinstance(events[0], Down)


def test_nothing_personal_is_logged_on_the_way(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    desk = Desk()
    with caplog.at_level(logging.DEBUG), site.open_edge() as edge:
        handed = filled(edge, KIOSK, 1000)
        handed.lodge(edge)
        with intake_running(site, desk), courier_running(site):
            wait_until(lambda: edge.waiting().owed == 0, "the receipt")
    assert [text for text in _values(handed.application) if text in caplog.text] == []


def _values(application: Application) -> list[str]:
    return [value.text for person in application.persons for value in person.values.values()]
