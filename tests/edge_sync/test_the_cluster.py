"""The same way over a three-node NATS cluster with MQTT 3.1.1, of which one node is killed."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest

from edge_sync.cloud.identity import intake_link
from edge_sync.cloud.news_outbox import NewsOutbox
from edge_sync.edge.lodge import Edge
from edge_sync.errors import LinkError
from edge_sync.link_events import Down, Left, Message, Up
from edge_sync.mqtt import Link, LinkSettings, Protocol
from edge_sync.wire.slip_code import read_private_code
from edge_sync.wire.topics import up_filters
from provisioning.cloud.nats_node import NatsNode
from tests.edge_sync.cluster import Door, cluster
from tests.edge_sync.people import SUITE, Handed, filled
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

PATIENCE_S = 240.0


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, list[NatsNode]]]:
    folder = tmp_path_factory.mktemp("cluster")
    site = Site(folder / "site")
    with cluster(site, folder) as nodes:
        yield site, nodes


@pytest.mark.row("T09", "F15")
@pytest.mark.parametrize("engine", [pytest.param("sqlite", marks=pytest.mark.soak), "postgres"])
def test_a_node_killed_in_the_middle_loses_nothing_and_repeats_nothing(
    founded: tuple[Site, list[NatsNode]], request: pytest.FixtureRequest, engine: str
) -> None:
    site, nodes = founded
    site.database = request.getfixturevalue("postgres") if engine == "postgres" else ""
    desk, first, second = Desk(), nodes[0], nodes[1]
    with Door(first.port) as kiosk_door, Door(first.port) as cloud_door, site.open_edge() as edge:
        site.port = cloud_door.port
        with intake_running(site, desk), courier_running(site, kiosk_door.port):
            lodged = [lodge(edge)]
            wait_until(lambda: len(desk.taken) == 1, "the first", PATIENCE_S)
            lodged += [lodge(edge, *sizes) for sizes in ((60_000,), (), (30_000,))]
            first.kill()
            for door in (kiosk_door, cloud_door):
                door.lead_to(second)
            wait_until(lambda: edge.waiting().owed == 0, "the receipts", PATIENCE_S)
            slip = (last := filled(edge, KIOSK)).lodge(edge).slip
            wait_until(lambda: edge.waiting().owed == 0, "the last receipt", PATIENCE_S)
            edge.mark_printed(slip.number)
            assert slip.private_code is not None
            secret = read_private_code(slip.private_code)
            database, news = site.open_cloud(), news_about(last.application)
            NewsOutbox(database, SUITE, CLOCK).tell(news)
            wait_until(lambda: edge.news_for(secret) == [news], "the news", PATIENCE_S)
            database.close()
        names = [application.id for application, _arrival in desk.taken]
        assert sorted(names) == sorted(one.application.id for one in [*lodged, last])
    first.start()
    first.wait_until_listening()


@pytest.mark.row("Z03")
def test_a_kiosk_reads_and_writes_its_own_branch_alone(
    founded: tuple[Site, list[NatsNode]],
) -> None:
    site, nodes = founded
    mine, others = f"k/{shard(site)}/{KIOSK}", "k/00/k000009"
    kiosk = replace(site.courier(nodes[2].port).link, protocol=Protocol.THREE)
    cloud = intake_link(site.folder / "cloud" / "identity", "127.0.0.1", nodes[1].port)
    cloud = replace(cloud, protocol=Protocol.THREE)
    listener, speaker = come_in(cloud, ["k/+/+/up/#"]), come_in(kiosk, [f"{mine}/down/#"])
    for topic in (f"{others}/up/offer", f"{mine}/down/receipt", f"{mine}/up/hello"):
        speaker.publish(topic, topic.encode())
    assert len([event for event in until(speaker, Left, 3) if isinstance(event, Left)]) == 3
    assert ours(listener, ends=f"{mine}/up/hello") == [f"{mine}/up/hello"]
    speaker.close()
    spy = connected(kiosk, ["k/+/+/up/#"])
    assert Up() not in until(spy, Down)
    for link in (listener, spy):
        link.close()


def test_a_worker_of_many_shards_comes_in_at_once_while_a_node_is_away(
    founded: tuple[Site, list[NatsNode]],
) -> None:
    (site, nodes), of = founded, 2
    nodes[0].kill()
    mine = next(worker for worker in range(1, of + 1) if topic_of(site) in up_filters(worker, of))
    folder = site.folder / "cloud" / "identity"
    cloud = intake_link(folder, "127.0.0.1", nodes[1].port, hears_at_most_once=True)
    worker, kiosk = come_in(cloud, up_filters(mine, of)), site.courier(nodes[2].port).link
    speaker = come_in(replace(kiosk, protocol=Protocol.THREE), [f"{branch(site)}/down/+"])
    said, heard = f"{branch(site)}/up/hello", list[Message]()

    def is_heard() -> bool:
        speaker.publish(said, said.encode())  # again and again: it is heard once at most
        speaker.step(0.1)
        heard.extend(event for event in worker.step(0.5) if isinstance(event, Message))
        return bool(heard)

    wait_until(is_heard, "the word", PATIENCE_S)
    assert heard[0].payload == said.encode()
    worker.acknowledge(heard[0])
    after = worker.step(0.5)
    assert all(isinstance(event, Message) for event in after), "nobody minds the acknowledgement"
    for link in (worker, speaker):
        link.close()
    nodes[0].start()
    nodes[0].wait_until_listening()


def come_in(settings: LinkSettings, topics: list[str]) -> Link:
    """Come in as often as it takes: nodes that have just lost one let nobody in for seconds."""
    up = list[Link]()

    def is_in() -> bool:
        link = connected(settings, topics)
        if isinstance(until(link, (Up, Down))[-1], Up):
            up.append(link)
        else:
            link.close()
        return bool(up)

    wait_until(is_in, "the broker's welcome", PATIENCE_S)
    return up[0]


def connected(settings: LinkSettings, topics: list[str]) -> Link:
    """Connect as often as it takes, and subscribe: `Up` or `Down` follows."""
    opened = list[Link]()

    def is_open() -> bool:
        link = Link(settings, topics)
        with suppress(LinkError):
            link.open()
            opened.append(link)
        return bool(opened)

    wait_until(is_open, "a connection", PATIENCE_S)
    return opened[0]


def topic_of(site: Site) -> str:
    return f"k/{shard(site)}/+/up/+"


def branch(site: Site) -> str:
    return f"k/{shard(site)}/{KIOSK}"


def shard(site: Site) -> str:
    entry = site.registrar.registry.find(KIOSK)
    assert entry is not None
    return entry.shard


def lodge(edge: Edge, *sizes: int) -> Handed:
    handed = filled(edge, KIOSK, *sizes)
    handed.lodge(edge)
    return handed


def ours(link: Link, ends: str) -> list[str]:
    """Return what this test said and a link heard, up to a word; the broker may hold older ones."""
    heard: list[str] = []
    while ends not in heard:
        came = [event.payload for event in until(link, Message) if isinstance(event, Message)]
        heard += [payload.decode() for payload in came if payload.startswith(b"k/")]
    return heard


def until(link: Link, kind: type | tuple[type, ...], times: int = 1) -> list[object]:
    """Step a link until it said something of a kind as often as this."""
    events: list[object] = []

    def is_said() -> bool:
        events.extend(link.step(0.2))
        return sum(isinstance(event, kind) for event in events) >= times

    wait_until(is_said, str(kind), PATIENCE_S)
    return events
