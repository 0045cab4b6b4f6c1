"""A draft on its way: parts out of order, false wholes, old wishes, and forgetful clouds."""

from collections.abc import Iterator
from datetime import date

import pytest

from edge_sync.edge.draft_trips import LONGEST_WISH_MS, DraftTrips
from edge_sync.edge.drafts import Drafts
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA
from edge_sync.wire.draft_messages import DraftCall, DraftGiven, DraftState
from provisioning.storage.database import open_database
from tests.edge_sync.people import SUITE
from tests.edge_sync.site import CLOCK, KIOSK, Site

DRAFT = "0123456789abcdef"
NOW_MS = 1_790_000_000_000


@pytest.fixture
def trips(quiet_site: Site) -> Iterator[DraftTrips]:
    with quiet_site.open_edge():
        database = open_database(quiet_site.edge.database, SCHEMA)
        yield DraftTrips(quiet_site.edge, database, SUITE)
        database.close()


def given(index: int, parts: int, data: bytes, sha256: bytes = b"") -> DraftGiven:
    return DraftGiven(
        suite=SUITE.id, kiosk=KIOSK, draft=DRAFT, index=index, parts=parts, sha256=sha256, data=data
    )


def state(*, is_over: bool) -> DraftState:
    return DraftState(
        suite=SUITE.id, kiosk=KIOSK, draft=DRAFT, held=0, is_whole=False, is_over=is_over
    )


def wishes(*indexes: int) -> tuple[DraftCall, ...]:
    return tuple(DraftCall(DRAFT, "wish", index) for index in indexes)


def test_parts_are_asked_for_some_at_a_time_and_taken_in_their_order(trips: DraftTrips) -> None:
    trips.wish(DRAFT, NOW_MS)
    assert trips.calls(NOW_MS) == wishes(0)
    trips.keep(given(0, 7, b"a"))
    assert trips.calls(NOW_MS) == wishes(1, 2, 3, 4)
    trips.keep(given(2, 7, b"c"))
    assert trips.calls(NOW_MS) == wishes(1, 2, 3, 4), "the third comes again"


def test_what_comes_whole_and_is_not_what_was_sent_is_asked_for_anew(trips: DraftTrips) -> None:
    trips.wish(DRAFT, NOW_MS)
    trips.keep(given(0, 1, b"no draft", bytes(32)))
    assert trips.calls(NOW_MS) == wishes(0)
    trips.keep(given(0, 1, b"no draft", SUITE.hash(b"no draft")))
    assert trips.calls(NOW_MS) == ()
    assert not trips.take(DRAFT, 739_000), "whole, and yet no draft of any kiosk"


def test_a_draft_that_nobody_knows_is_not_asked_for_again_by_itself(trips: DraftTrips) -> None:
    trips.wish(DRAFT, NOW_MS)
    trips.keep(given(0, 0, b""))
    assert trips.calls(NOW_MS) == ()
    assert not trips.is_wished(DRAFT)
    trips.wish(DRAFT, NOW_MS)
    assert trips.calls(NOW_MS) == wishes(0)
    trips.keep(state(is_over=True))
    assert trips.outcome(DRAFT) == ("over", None)


def test_an_old_wish_is_given_up_with_what_came_of_it(trips: DraftTrips, quiet_site: Site) -> None:
    trips.wish(DRAFT, NOW_MS)
    trips.keep(given(0, 2, b"a"))
    assert [file.name for file in quiet_site.edge.drafts.iterdir()] == [f"{DRAFT}.wish"]
    assert trips.files() == {f"{DRAFT}.wish"}
    assert trips.calls(NOW_MS + LONGEST_WISH_MS) == ()
    assert list(quiet_site.edge.drafts.iterdir()) == []


def test_a_word_about_a_draft_that_nobody_asked_for_changes_nothing(trips: DraftTrips) -> None:
    trips.keep(state(is_over=True))
    trips.keep(given(0, 1, b"x"))
    assert trips.calls(NOW_MS) == ()
    assert trips.part(DraftCall(DRAFT, "part")) is None


@pytest.mark.row("F14")
def test_a_cloud_that_lost_its_drafts_gets_them_again(trips: DraftTrips, quiet_site: Site) -> None:
    """The whole trip over: deposited, forgotten over there, and begun anew."""
    draft = keep_one(quiet_site)
    [call] = trips.calls(NOW_MS)
    part = trips.part(call)
    assert part is not None
    told = DraftState(
        suite=SUITE.id, kiosk=KIOSK, draft=draft, held=1, is_whole=True, is_over=False
    )
    trips.keep(told)
    assert trips.calls(NOW_MS) == (DraftCall(draft, "ask"),)
    forgotten = DraftState(
        suite=SUITE.id, kiosk=KIOSK, draft=draft, held=0, is_whole=False, is_over=False
    )
    trips.keep(forgotten)
    assert trips.calls(NOW_MS) == (call,)
    assert trips.part(call) == part, "the same bytes each time"


def keep_one(site: Site) -> str:
    """Keep a draft, as the screen process does."""
    database = open_database(site.edge.database, SCHEMA)
    drafts = Drafts(site.edge, site.kiosk_keys, CLOCK, database, EdgeStore(database))
    draft = drafts.keep(drafts.new_code(date(2027, 1, 1)), b"a visit")
    database.close()
    return draft
