"""Drafts in the cloud: who may deposit, ask and end them, and how often."""

from datetime import timedelta

import pytest

from edge_sync.cloud import drafts
from edge_sync.cloud.drafts import MOST_WISHES_AN_HOUR
from edge_sync.cloud.intake import Intake
from edge_sync.cloud.lived import lived_day
from edge_sync.cloud.tables import DraftHeldRow, DraftPartRow
from edge_sync.wire.application import KioskId, SlipNumber
from edge_sync.wire.draft_messages import DraftCall, DraftGiven, DraftPart, DraftState
from edge_sync.wire.messages import DownMessage
from edge_sync.wire.signing import is_genuine
from provisioning.clock import today
from tests.edge_sync.cloud.counter import OTHER, Counter
from tests.edge_sync.people import SUITE
from tests.edge_sync.site import CLOCK, KIOSK, SetClock

DRAFT = "0123456789abcdef"
PARTS = (b"one", b"two", b"three")
SLIP = SlipNumber("K000002-000007")


def part(index: int, draft: str = DRAFT, days: int = 30) -> DraftPart:
    digest = SUITE.hash(b"".join(PARTS))
    last_day = today(CLOCK).toordinal() + days
    return DraftPart(draft, index, len(PARTS), last_day, digest, PARTS[index])


@pytest.fixture
def both(counter: Counter) -> Counter:
    """Both kiosks count for this cloud."""
    counter.site.registrar.enrol_kiosk(OTHER, "529901100201", counter.site.folder / "other")
    return counter


def state(answers: list[DownMessage]) -> DraftState:
    [answer] = answers
    assert isinstance(answer, DraftState)
    return answer


def given(counter: Counter, index: int, kiosk: KioskId = OTHER) -> DraftGiven:
    [answer] = counter.say(DraftCall(DRAFT, "wish", index), kiosk)
    assert isinstance(answer, DraftGiven)
    return answer


def deposit(counter: Counter, *order: int) -> DraftState:
    return [state(counter.say(part(index))) for index in order][-1]


def test_parts_gather_in_any_order_and_repeats_change_nothing(both: Counter) -> None:
    assert (deposit(both, 0).held, deposit(both, 2, 2).held) == (1, 1)
    last = deposit(both, 1)
    assert (last.held, last.is_whole, last.is_over) == (3, True, False)
    assert is_genuine(last, SUITE, both.site.kiosk_keys.cloud_receipts)


@pytest.mark.row("F14")
def test_another_kiosk_gets_what_was_deposited_once_it_is_whole(both: Counter) -> None:
    deposit(both, 0, 1)
    assert given(both, 0).parts == 0, "not whole yet"
    deposit(both, 2)
    assert tuple(given(both, index).data for index in range(3)) == PARTS
    assert given(both, 3).parts == 0


def test_nobody_writes_into_anothers_draft(both: Counter) -> None:
    deposit(both, 0)
    both.say(part(1), OTHER)
    assert deposit(both, 0).held == 1


def test_only_who_saved_it_or_was_shown_its_slip_ends_a_draft(both: Counter) -> None:
    deposit(both, 0, 1, 2)
    over = DraftCall(DRAFT, "over", slip=SLIP)
    assert not state(both.say(over, OTHER)).is_over
    given(both, 0)
    ended = state(both.say(over, OTHER))
    assert (ended.is_over, ended.slip) == (True, SLIP)
    assert both.database.count(DraftPartRow.select()) == 0
    told = state(both.say(DraftCall(DRAFT, "ask")))
    assert (told.is_over, told.slip) == (True, SLIP)
    again = state(both.say(DraftCall(DRAFT, "over")))
    assert again.slip == SLIP, "how it ended first is how it ended"
    assert deposit(both, 0).is_over


def test_a_cloud_that_knows_nothing_costs_nobody_a_draft(both: Counter) -> None:
    asked = state(both.say(DraftCall(DRAFT, "ask")))
    assert (asked.is_over, asked.is_whole, asked.held) == (False, False, 0)
    assert state(both.say(DraftCall(DRAFT, "over"))).is_over


def test_a_kiosk_is_shown_thirty_slips_an_hour_and_no_more(both: Counter) -> None:
    deposit(both, 0, 1, 2)
    for number in range(MOST_WISHES_AN_HOUR - 1):
        assert both.say(DraftCall(f"{number:016x}", "wish"), OTHER) != []
    assert given(both, 0).parts == 3
    assert both.say(DraftCall("f" * 16, "wish"), OTHER) == []
    assert given(both, 1).parts == 3, "the one it is shown goes on"
    assert both.say(DraftCall("f" * 16, "wish"), KIOSK) != [], "each kiosk has its own"


@pytest.mark.parametrize("days", [-1, 401])
def test_a_draft_past_its_day_or_of_no_day_is_not_taken(both: Counter, days: int) -> None:
    assert both.say(part(0, days=days)) == []
    assert both.database.count(DraftHeldRow.select()) == 0


def test_a_draft_past_its_last_day_is_gone(both: Counter) -> None:
    deposit(both, 0, 1, 2)
    with both.database.transaction():
        both.database.run(DraftHeldRow.update(last_day=1))
    assert given(both, 0).parts == 0
    assert both.database.count(DraftPartRow.select()) == 0


@pytest.fixture
def lived(both: Counter) -> tuple[Counter, SetClock]:
    """A cloud whose date can be set."""
    clock = SetClock(CLOCK.now())
    both.intake = Intake(both.database, both.objects, both.keys, both.desk, clock)
    both.intake.hasten_news()
    return both, clock


def test_a_date_that_jumps_ahead_costs_the_cloud_no_draft(
    lived: tuple[Counter, SetClock],
) -> None:
    both, clock = lived
    right = clock.time
    clock.time += timedelta(days=1000)
    deposit(both, 0, 1)
    for number in range(MOST_WISHES_AN_HOUR):
        both.say(DraftCall(f"{number:016x}", "wish"), OTHER)
    clock.time = right - timedelta(days=1000)
    deposit(both, 2)
    clock.time = right
    assert given(both, 0).parts == 3, "nor is anybody held up by what was asked in that year"


def test_a_cloud_that_was_away_for_a_holiday_catches_up_with_its_date(
    lived: tuple[Counter, SetClock],
) -> None:
    both, clock = lived
    deposit(both, 0, 1, 2)
    clock.time += timedelta(days=22)
    for _ in range(8):
        assert given(both, 0).parts == 3
        clock.time += timedelta(days=1)
    with both.database.transaction():
        assert lived_day(both.database, clock) < today(clock)
    for _ in range(14):
        clock.time += timedelta(days=1)
        with both.database.transaction():
            lived_day(both.database, clock)
    with both.database.transaction():
        assert lived_day(both.database, clock) == today(clock)
    assert given(both, 0).parts == 0


def test_a_part_that_was_held_up_does_not_begin_again_what_had_ended(both: Counter) -> None:
    both.say(DraftCall(DRAFT, "over", slip=SLIP))
    late = deposit(both, 0)
    assert (late.is_over, late.slip, late.held) == (True, SLIP, 0)
    told = state(both.say(DraftCall(DRAFT, "wish", 0), OTHER))
    assert (told.is_over, told.slip) == (True, SLIP)


def test_a_kiosk_that_ends_without_end_fills_no_disk(
    both: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "MOST_OVER", 3)
    for number in range(5):
        assert state(both.say(DraftCall(f"{number:016x}", "over"))).is_over
    assert both.database.count(DraftHeldRow.select()) == 3
