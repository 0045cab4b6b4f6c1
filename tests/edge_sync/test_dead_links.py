"""A link that died without a word is noticed in seconds, and one that is only slow is kept."""

import dataclasses
import os
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from edge_sync.dialing import Memory, dial, hang_up
from edge_sync.edge.identity import KEEP_ALIVE_S
from edge_sync.edge.network import NetworkWatch
from edge_sync.engine.backoff import BackOff
from edge_sync.engine.machine import EngineSettings
from edge_sync.errors import LinkError
from edge_sync.link_events import Down, LinkEvent, Up
from edge_sync.mqtt import Link, LinkSettings
from edge_sync.transport import Patience, Pulse, TransportState, Vigil, look_at, patience_s
from edge_sync.wire.messages import Hello, encode
from edge_sync.wire.topics import down_filter, up_topic
from tests.edge_sync.site import KIOSK, PATIENCE_S, Site

ROOT = Path(__file__).resolve().parents[2]
STATE = TransportState(
    unacked_segments=3,
    unsent_bytes=0,
    acked_bytes=1000,
    segments_in=10,
    round_trip_s=0.3,
    deviation_s=0.05,
    least_round_trip_s=0.3,
    delivery_byte_s=64_000,
    is_full=True,
    delivered_bytes=1000,
    segment_bytes=1448,
    flight_bytes=4000,
)


@pytest.fixture
def site(mosquitto_site: Site) -> Site:
    """What one connection notices is asked of one broker, and nobody kills it."""
    return mosquitto_site


def died_after(pulse: Pulse, begin: float, looks: int) -> float | None:
    """Look every fifth of a second; return after how long the connection was dead."""
    for number in range(looks):
        if pulse.is_dead(STATE, begin + number / 5):
            return number / 5
    return None


def test_silence_while_something_is_on_its_way_is_death_after_a_few_round_trips() -> None:
    died = died_after(Pulse(), 100.0, looks=10)
    assert died is not None
    assert 1.0 <= died <= 1.4


def test_time_in_which_nobody_could_look_is_not_held_against_the_link() -> None:
    pulse = Pulse()
    assert died_after(pulse, 100.0, looks=2) is None
    assert not pulse.is_dead(STATE, 160.0), "the process was held for a minute"
    assert died_after(pulse, 160.2, looks=5) is not None, "and nobody is there indeed"


def test_patience_counts_what_was_looked_at_and_begins_anew_with_every_good_word() -> None:
    patience = Patience()
    patience.look(1000.0, in_vain=False)
    for number in range(1, 11):
        patience.look(1000.0 + number / 5, in_vain=True)
    assert patience.waited_s == pytest.approx(2.0)
    patience.look(2000.0, in_vain=True)
    assert patience.waited_s == pytest.approx(2.5), "the process was held for a quarter of an hour"
    patience.look(2000.2, in_vain=False)
    assert patience.waited_s == 0


def test_a_broker_that_acknowledges_nothing_for_half_a_minute_is_dead() -> None:
    vigil, delivered = Vigil(), dataclasses.replace(STATE, unacked_segments=0)
    looks = [100 + number / 5 for number in range(160)]
    dead = [at for at in looks if vigil.is_dead(delivered, at, is_waiting=True)]
    assert dead[0] == pytest.approx(130.2)
    vigil.served()
    assert not vigil.is_dead(delivered, 500.0, is_waiting=True)
    assert not any(Vigil().is_dead(delivered, at, is_waiting=False) for at in looks)


@pytest.mark.parametrize(
    "later",
    [
        dataclasses.replace(STATE, acked_bytes=1001),
        dataclasses.replace(STATE, segments_in=11),
        dataclasses.replace(STATE, unacked_segments=0),
    ],
    ids=["acknowledged", "came", "idle"],
)
def test_any_sign_of_life_counts_and_an_idle_link_is_not_dead(later: TransportState) -> None:
    pulse = Pulse()
    pulse.is_dead(STATE, 100.0)
    assert not pulse.is_dead(later, 200.0)


def test_after_an_idle_hour_the_first_thing_sent_has_its_full_time() -> None:
    pulse = Pulse()
    pulse.is_dead(STATE, 100.0)
    pulse.is_dead(dataclasses.replace(STATE, unacked_segments=0), 101.0)
    died = died_after(pulse, 3700.0, looks=10)
    assert died is not None
    assert 1.0 <= died <= 1.4


def test_an_idle_link_is_kept_through_its_keep_alives(site: Site) -> None:
    settings = dataclasses.replace(site.courier().link, keep_alive_s=2)
    while (told := _idled(settings)) is None:
        pass  # nobody let us run for longer than a broker waits
    assert told == [Up()]


def _idled(settings: LinkSettings) -> list[LinkEvent] | None:
    """Idle through two keep-alives; None where the machine held us up meanwhile."""
    link, events = Link(settings, [down_filter(KIOSK)], Memory()), list[LinkEvent]()
    link.open()
    begun = looked = time.monotonic()
    longest_s = 0.0
    while looked < begun + 5 and Down not in map(type, events):
        events += link.step(0.2)
        longest_s, looked = max(longest_s, time.monotonic() - looked), time.monotonic()
    link.close()
    return events if longest_s < 0.5 or events == [Up()] else None


def test_a_day_of_idling_costs_at_most_a_hundred_kilobytes(site: Site) -> None:
    """A connection and one keep-alive are measured here, a hello was on the emulated link."""
    settings = dataclasses.replace(site.courier().link, keep_alive_s=3)
    while (told := _carried(settings)) is None:
        pass  # nobody let us run for longer than a broker waits
    connection_bytes, keep_alive_bytes = told
    hello_bytes, day_s = 750, 86_400
    assert keep_alive_bytes >= 2 * (24 + 52), "both ways, as small as TLS, TCP and IP can be"
    keep_alives = day_s / KEEP_ALIVE_S * keep_alive_bytes
    hellos = day_s / EngineSettings(BackOff(1, 1, float)).hello_every_s * hello_bytes
    assert connection_bytes + keep_alives + hellos <= 100_000


def _carried(settings: LinkSettings) -> tuple[int, int] | None:
    """Return the bytes of a connection and of a keep-alive; None where the broker hung up.

    The cheapest of three: a machine that is busy acknowledges apart, and the first may carry
    what is left of the greeting.
    """
    link = _opened(settings, Memory())
    seen, events = [carried_bytes(link)], list[LinkEvent]()
    deadline = time.monotonic() + PATIENCE_S
    while len(seen) < 4 and not events:
        assert time.monotonic() < deadline, seen
        events = link.step(0.5)
        if not events and (now := carried_bytes(link))[0] != seen[-1][0]:
            seen.append(now)
    link.close()
    costs = [after[1] - before[1] for before, after in pairwise(seen)]
    return (seen[0][1], min(costs)) if not events else None


def carried_bytes(link: Link) -> tuple[int, int]:
    """Return what was sent and has arrived; all that was carried both ways, with TCP and IP."""
    info = link.wire.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 192)
    acked, received, segments_out, segments_in = struct.unpack_from("=QQII", info, 120)
    return acked, acked + received + 52 * (segments_out + segments_in)


def test_patience_grows_with_the_round_trip() -> None:
    slow = dataclasses.replace(STATE, round_trip_s=1.2, deviation_s=0.2)
    assert patience_s(slow) == pytest.approx(3.8)
    assert patience_s(dataclasses.replace(STATE, round_trip_s=0.001, deviation_s=0)) == 1.0
    assert STATE.usual_round_trip_s == pytest.approx(0.35)


def test_the_kernel_says_what_it_knows_of_a_connection_and_nothing_of_a_closed_one() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        line = dial("127.0.0.1", server.getsockname()[1], 5000, 60.0, Memory())
        peer, _address = server.accept()
        line.send(b"x" * 1000)
        assert peer.recv(2000)
        state = look_at(line)
        assert state is not None
        assert state.flight_bytes == 0
        assert state.acked_bytes >= 1000
        hang_up(line)
        with pytest.raises(ConnectionResetError):
            peer.recv(1)
        peer.close()
        assert look_at(line) is None


def test_nobody_there_is_said_at_once_and_silence_after_a_while() -> None:
    memory = Memory()
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        with pytest.raises(ConnectionRefusedError):
            dial("127.0.0.1", closed.getsockname()[1], 5000, 60.0, memory)
    assert memory.addresses == [], "the name is asked for again"
    with _deaf() as port, pytest.raises(TimeoutError):
        dial("127.0.0.1", port, 5000, 0.5, memory)


@contextmanager
def _deaf() -> Iterator[int]:
    """Be a host that answers no SYN: its queue of two is full."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        port = server.getsockname()[1]
        waiting = [socket.socket() for _ in range(3)]
        for line in waiting:
            line.setblocking(False)  # noqa: FBT003 - the standard library's own signature
            line.connect_ex(("127.0.0.1", port))
        threading.Event().wait(0.05)
        yield port
        for line in waiting:
            line.close()


def _up(site: Site, memory: Memory) -> Link:
    return _opened(site.courier().link, memory)


def _opened(settings: LinkSettings, memory: Memory) -> Link:
    link = Link(settings, [down_filter(KIOSK)], memory)
    link.open()
    events: list[LinkEvent] = []
    while Up() not in events:
        events += link.step(1)
    return link


def test_the_second_connection_goes_on_with_the_first_ones_tls_session(site: Site) -> None:
    memory = Memory()
    for is_reused in (False, True, True):
        link = _up(site, memory)
        assert link.wire.session_reused is is_reused
        link.close()


def test_messages_follow_the_greeting_without_waiting_for_a_welcome(site: Site) -> None:
    link = Link(site.courier().link, [down_filter(KIOSK)], Memory())
    link.open()
    number = link.publish(up_topic(KIOSK, Hello(1)), encode(Hello(1)))
    events: list[LinkEvent] = []
    deadline = time.monotonic() + PATIENCE_S
    while not any(getattr(event, "number", None) == number for event in events):
        assert time.monotonic() < deadline
        events += link.step(1)
    assert isinstance(events[0], Up)
    link.close()


def test_a_broker_that_goes_is_a_link_that_is_down_and_a_new_one_an_error(site: Site) -> None:
    link = _up(site, Memory())
    site.broker.kill()
    events: list[LinkEvent] = []
    deadline = time.monotonic() + PATIENCE_S
    while not events and time.monotonic() < deadline:
        events = link.step(0.2)
    assert isinstance(events[0], Down)
    with pytest.raises(LinkError):
        Link(site.courier().link, [], Memory()).open()
    site.broker.start()


def test_a_network_that_comes_back_is_used_at_once_and_one_that_changes_is_asked_after(
    tmp_path: Path,
) -> None:
    namespace = ["unshare", "--net"]
    if os.geteuid() != 0:
        namespace += ["--user", "--map-root-user"]
    told = subprocess.run(
        [*namespace, sys.executable, "-m", "tests.edge_sync.network_returns", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr


def test_a_watch_on_the_network_waits_for_nothing() -> None:
    watch = NetworkWatch()
    assert [len(watch.sockets), watch.has_changed()] == [1, False]
    watch.close()
    assert [len(watch.sockets), watch.has_changed()] == [0, False]
