"""One courier, brokers of both ages: MQTT 5, and 3.1.1 where a broker has no more."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from edge_sync.cloud.identity import intake_link
from edge_sync.dialing import Memory
from edge_sync.errors import LinkError
from edge_sync.link_events import Down, LinkEvent, Message, Up
from edge_sync.mqtt import Link, LinkSettings, Protocol
from edge_sync.wire.messages import Hello, encode
from edge_sync.wire.topics import EVERY_KIOSK_UP, down_filter, up_topic
from provisioning.cloud.registrar import IdentityFiles
from tests.edge_sync.site import KIOSK, Site, wait_until


@contextmanager
def nats(site: Site) -> Iterator[None]:
    """Be a broker that speaks 3.1.1 alone: Debian's nats-server with its MQTT listener."""
    identity = IdentityFiles.within(site.folder / "broker" / "identity")
    file = site.folder / "nats.conf"
    file.write_text(
        f"""server_name: one
listen: "127.0.0.1:-1"
jetstream {{ store_dir: "{site.folder}/jetstream" }}
mqtt {{ listen: "127.0.0.1:{site.port}"
  tls {{ cert_file: "{identity.certificate}", key_file: "{identity.key}"
    ca_file: "{identity.ca}", verify: true }} }}
"""
    )
    server = subprocess.Popen(
        ["nats-server", "-c", str(file)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_until(lambda: _first(site.courier().link, Memory()) is not None, "nats-server")
        yield
    finally:
        server.terminate()
        server.wait()


def _first(settings: LinkSettings, memory: Memory) -> LinkEvent | None:
    """Connect once and return what comes of it; None without a connection."""
    link = Link(settings, [down_filter(KIOSK)], memory)
    try:
        link.open()
    except LinkError:
        return None
    events: list[LinkEvent] = []
    while not events:
        events = link.step(1)
    link.close()
    return events[0]


def test_a_broker_without_version_5_is_remembered_and_spoken_to_in_the_older(
    quiet_site: Site,
) -> None:
    memory, settings = Memory(), quiet_site.courier().link
    with nats(quiet_site):
        assert _first(settings, memory) == Down("Unsupported protocol version")
        assert _first(settings, memory) == Up()
        assert _first(replace(settings, protocol=Protocol.THREE), Memory()) == Up()
        five = replace(settings, protocol=Protocol.FIVE)
        assert isinstance(_first(five, memory), Down), "whoever asks for 5 gets no other"


@pytest.mark.parametrize("protocol", list(Protocol))
def test_a_message_passes_in_either_version(mosquitto_site: Site, protocol: Protocol) -> None:
    kiosk = Link(replace(mosquitto_site.courier().link, protocol=protocol), [down_filter(KIOSK)])
    folder = mosquitto_site.folder / "cloud" / "identity"
    at = replace(intake_link(folder, "127.0.0.1", mosquitto_site.port), protocol=protocol)
    cloud = Link(at, [EVERY_KIOSK_UP])
    for link in (cloud, kiosk):
        link.open()
        while Up() not in link.step(1):
            pass
    wanted = [(up_topic(KIOSK, Hello(number)), encode(Hello(number))) for number in (7, 8, 9)]
    for topic, payload in wanted:  # after the first use a topic is a number, in version 5
        kiosk.publish(topic, payload)
    heard: list[tuple[str, bytes]] = []
    while heard != wanted:
        for event in cloud.step(1):
            if isinstance(event, Message):
                cloud.acknowledge(event)
                heard.append((event.topic, event.payload))
        kiosk.step(0)
    kiosk.close()
    cloud.close()
