"""The outbox on the helper's page: nothing waits there without a word on what to do."""

from dataclasses import replace

import pytest

from edge_sync.edge.health import EntryHealth, WayOut
from edge_sync.wire.application import SlipNumber
from kiosk.journeys.helper_states import Copy, CopyStage, StationLook, Unsent
from kiosk.journeys.states import Shown, Welcome
from kiosk.text import HelpText, Language, failure_what, say
from screens.list_view import Row, RowKind
from screens.page_view import Around
from screens.station.machine import machine_rows
from screens.station.outbox import outbox_rows

pytestmark = pytest.mark.row("L06")

LOOK = StationLook(Unsent(), (), 1, "2026-11-01", 0, takes_stick=True)
HOUR = 3_600_000


def test_each_entry_has_its_age_its_last_error_and_its_way_out() -> None:
    ways = (
        (WayOut.STICK, 75, "SYN-06", HelpText.OUTBOX_STICK, "3"),
        (WayOut.MEND_LINK, 50, "SYN-06", HelpText.OUTBOX_MEND_LINK, "2"),
        (WayOut.CALL, 30, "SYN-02", HelpText.STATION_REFUSED_NEXT, "SYN-02"),
        (WayOut.WAIT, 5, None, HelpText.STATION_UNSENT_NEXT, "5"),
    )
    for way, hours, error, next_step, shown in ways:
        entry = EntryHealth(SlipNumber("K000001-000007"), hours * HOUR, error, way)
        for language in Language:
            first, *rest = rows((entry,), language)
            assert say(language, next_step) in first.note
            assert shown in first.value
            assert error is None or failure_what(language, error) in first.note
            assert (first.kind is RowKind.MIND) is (way is not WayOut.WAIT)
            assert [row.button is not None for row in rest] == [True], "the stick"


def test_a_long_outbox_is_told_one_by_one_as_far_as_anybody_reads() -> None:
    entries = [
        EntryHealth(SlipNumber(f"K000001-{number:06}"), 80 * HOUR, "SYN-06", WayOut.STICK)
        for number in range(30)
    ]
    told = rows(tuple(entries), Language.ZH)
    assert len(told) == 14
    assert "18" in told[-2].words
    assert [row.kind for row in rows((), Language.ZH)] == [RowKind.GOOD]


@pytest.mark.parametrize("stage", CopyStage)
def test_the_copys_state_is_said_beside_its_button(stage: CopyStage) -> None:
    entry = EntryHealth(SlipNumber("K000001-000007"), HOUR, None, WayOut.WAIT)
    copy = Copy(stage, 3, "SYN-25" if stage is CopyStage.FAILED else "")
    last = rows((entry,), Language.EN, replace(LOOK, copy=copy))[-1]
    assert (last.button is None) is (stage is CopyStage.COPYING)
    assert last.note


def rows(
    outbox: tuple[EntryHealth, ...], language: Language, seen: StationLook = LOOK
) -> list[Row]:
    return list(outbox_rows(replace(seen, outbox=outbox), Around(language)))


@pytest.mark.parametrize(
    ("off_s", "kind", "said"),
    [
        (None, RowKind.LINE, "还没有对过时"),
        (2, RowKind.GOOD, "准"),
        (-59, RowKind.GOOD, "准"),
        (5400, RowKind.MIND, "快了 90 分钟"),
        (-172_800, RowKind.MIND, "慢了 48 小时"),
    ],
)
def test_the_clock_and_the_paper_of_the_machine_stand_on_the_page(
    off_s: int | None, kind: RowKind, said: str
) -> None:
    around = Around.of(Shown(Welcome()))
    paper, clock = machine_rows(replace(LOOK, clock_off_s=off_s, has_paper=True), around)
    assert (paper.kind, paper.value) == (RowKind.GOOD, "有纸")
    assert (clock.kind, clock.value) == (kind, said)
    assert bool(clock.note) is (kind is not RowKind.GOOD), "what to do, where there is something"
    assert len(list(machine_rows(replace(LOOK, has_paper=False), around))) == 1
