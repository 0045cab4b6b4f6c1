"""What a kiosk thinks of the cloud's heads, and how a cloud with two pasts is found out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from edge_sync.cloud.log import Log
from edge_sync.cloud.tables import SCHEMA as CLOUD_SCHEMA
from edge_sync.edge.heads import MOST_DENIALS, Heads
from edge_sync.edge.tables import SCHEMA
from edge_sync.wire.heads import Agreement, HeadPair, agreement, is_head_genuine
from edge_sync.wire.messages import Compare, TreeHead
from edge_sync.wire.signing import is_genuine
from provisioning.storage.database import Database, open_database
from provisioning.trust.suite import SigningPrivateKey
from tests.edge_sync.people import SUITE, filled
from tests.edge_sync.site import KIOSK, Site

KEY = SigningPrivateKey(bytes(range(32)))
PUBLIC = SUITE.signing_public(KEY)


@dataclass
class Cloud:
    """One state of the cloud: a log in a database of its own."""

    database: Database
    leaves: int = field(default=0)

    def __post_init__(self) -> None:
        self.log = Log(self.database, SUITE, KEY)

    def grow(self, count: int, word: bytes = b"") -> TreeHead:
        with self.database.transaction():
            names = range(self.leaves, self.leaves + count)
            head = self.log.append([word + bytes([number]) for number in names], self.leaves)
        self.leaves += count
        return head

    def settle(self, heads: Heads) -> None:
        for compare in heads.wanted():
            heads.settle(self.log.compared(KIOSK, compare))


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[Cloud]:
    database = open_database(tmp_path / "cloud.db", CLOUD_SCHEMA)
    yield Cloud(database)
    database.close()


@pytest.fixture
def heads(tmp_path: Path) -> Heads:
    return heads_at(tmp_path / "one.db")


def heads_at(path: Path) -> Heads:
    return Heads(open_database(path, SCHEMA), SUITE)


def other_past(cloud: Cloud, tmp_path: Path) -> Cloud:
    """The same cloud as it was, shown to somebody else: the same log, going on otherwise."""
    cloud.database.wipe_log()
    copy = tmp_path / "copy.db"
    copy.write_bytes(cloud.database.path.read_bytes())
    return Cloud(open_database(copy, CLOUD_SCHEMA), cloud.leaves)


@pytest.mark.row("T01", "T05")
def test_heads_of_one_history_are_linked_one_after_the_other_in_any_order(
    cloud: Cloud, heads: Heads
) -> None:
    met = [cloud.grow(count) for count in (1, 2, 5, 8)]
    for head in (met[1], met[3], met[0], met[2], met[3]):
        heads.meet(head, 0)
    assert heads.newest() == [met[1]]
    assert heads.wanted() == (Compare(met[0].log, met[0].size, met[1].size),)
    for _ in met:
        cloud.settle(heads)
    assert (heads.newest(), heads.wanted(), heads.doubts()) == ([met[3]], (), [])


@pytest.mark.row("T05")
def test_two_heads_of_one_size_are_a_fork_and_both_are_kept(
    cloud: Cloud, heads: Heads, tmp_path: Path
) -> None:
    cloud.grow(3)
    other = other_past(cloud, tmp_path)
    shown_here, shown_there = cloud.grow(4), other.grow(4, b"other")
    heads.meet(shown_here, 0)
    heads.meet(shown_there, 1)
    (doubt,) = heads.doubts()
    assert doubt.pair == HeadPair(shown_here, shown_there)
    assert all(is_head_genuine(head, SUITE, PUBLIC) for head in (shown_here, shown_there))
    assert agreement(doubt.pair, None, SUITE) is Agreement.TWO_HISTORIES
    heads.meet(cloud.grow(1), 2)
    cloud.settle(heads)
    assert doubt in heads.doubts(), "evidence outlives what comes later"


@pytest.mark.row("T01", "T05")
def test_a_head_brought_from_another_kiosk_shows_that_the_cloud_has_two_pasts(
    cloud: Cloud, heads: Heads, tmp_path: Path
) -> None:
    """Neither kiosk alone can see it: each is shown a log that fits itself."""
    cloud.grow(3)
    other = other_past(cloud, tmp_path)
    second = heads_at(tmp_path / "two.db")
    for count in (2, 3):
        heads.meet(cloud.grow(count), 0)
        second.meet(other.grow(count + 1, b"other"), 0)
        cloud.settle(heads)
        other.settle(second)
    assert (heads.doubts(), second.doubts()) == ([], [])
    (brought,) = heads.newest()
    second.meet(brought, 1)
    other.settle(second)
    (doubt,) = second.doubts()
    assert brought in (doubt.pair.first, doubt.pair.second)
    assert doubt.denial is not None
    assert is_genuine(doubt.denial, SUITE, PUBLIC), "the cloud has said so itself"
    assert agreement(doubt.pair, doubt.denial, SUITE) is Agreement.NOT_SHOWN
    assert heads.newest() == [brought]
    assert second.wanted() == ()


@pytest.mark.row("T05")
def test_a_cloud_that_was_set_back_is_found_and_the_evidence_is_bounded(
    cloud: Cloud, heads: Heads, tmp_path: Path
) -> None:
    cloud.grow(3)
    before = other_past(cloud, tmp_path)
    heads.meet(cloud.grow(100), 0)
    for _ in range(MOST_DENIALS + 5):
        heads.meet(before.grow(1, b"anew"), 1)
        before.settle(heads)
    assert len(heads.doubts()) == MOST_DENIALS
    assert all(doubt.denial and doubt.denial.proof == () for doubt in heads.doubts())


def test_an_answer_to_another_question_changes_nothing(cloud: Cloud, heads: Heads) -> None:
    first, _second, third = cloud.grow(1), cloud.grow(1), cloud.grow(1)
    heads.meet(first, 0)
    heads.meet(third, 0)
    heads.settle(cloud.log.compared(KIOSK, Compare(first.log, 1, 2)))
    assert (heads.newest(), len(heads.wanted()), heads.doubts()) == ([first], 1, [])


def test_a_log_that_was_begun_anew_is_another_log_and_no_fork(
    cloud: Cloud, heads: Heads, tmp_path: Path
) -> None:
    anew = Cloud(open_database(tmp_path / "anew.db", CLOUD_SCHEMA))
    for head in (cloud.grow(5), anew.grow(2), anew.grow(3)):
        heads.meet(head, 0)
    anew.settle(heads)
    assert (len(heads.newest()), heads.wanted(), heads.doubts()) == (2, (), [])


def test_a_doubt_stands_on_the_helpers_page_and_stops_nothing(
    cloud: Cloud, quiet_site: Site, tmp_path: Path
) -> None:
    cloud.grow(3)
    other = other_past(cloud, tmp_path)
    with quiet_site.open_edge() as edge:
        edge.heads.meet(cloud.grow(1), 0)
        assert edge.waiting().faults == ()
        edge.heads.meet(other.grow(1, b"other"), 0)
        assert edge.waiting().faults == ("SYN-15",)
        filled(edge, KIOSK).lodge(edge)
