"""What the region posts is seen at the kiosk from its first day to its last, and closes itself."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.show_postings import POSTED
from kiosk.journeys.visit import Context
from kiosk.text import Language
from provisioning.catalogue.editions import files_of, read_edition
from provisioning.catalogue.files import DEFAULT_FOLDER
from provisioning.catalogue.postings import Posting, posted
from screens.list_view import ListView, RowKind
from screens.page_view import Around
from screens.presenters import present
from screens.samples.posting import LIST, NOTICE
from tests.kiosk.resident import MYSELF, Resident, context

FIRST, LAST = date.fromisoformat(LIST.first_day), date.fromisoformat(LIST.last_day)


def world(day: date, *posted: Posting) -> Context:
    catalogue = msgspec.structs.replace(
        context().catalogue, postings={one.id: one for one in posted}
    )
    return replace(context(), catalogue=catalogue, today=day)


def asking(day: date, *posted: Posting) -> Resident:
    resident = Resident(world=world(day, *posted))
    resident.do(a.AskHow())
    return resident


def tiles(resident: Resident) -> set[str]:
    assert isinstance(resident.state, s.Choose)
    return {event.id for event in resident.state.events}


@pytest.mark.row("C09")
def test_a_notice_shows_both_days_and_masked_names_and_closes_itself() -> None:
    resident = asking(FIRST, LIST)
    assert Resident(world=resident.world).state == s.Welcome(posts=True)
    assert POSTED in tiles(resident)
    state = resident.do(a.ChooseEvent(POSTED))
    assert isinstance(state, s.Postings)
    view = present(state, Around.of(resident.shown), "12345")
    assert isinstance(view, ListView)
    words = [(row.kind, row.words, row.value) for row in view.rows]
    assert (RowKind.LINE, "2026-11-20 起，到 2026-11-26 止", "") in words
    assert (RowKind.ANSWER, "王*英", "示例村，2 人") in words
    assert (RowKind.ANSWER, "反映电话", "12345") in words
    resident.world = world(LAST, LIST)
    assert isinstance(resident.state, s.Postings)
    assert len(resident.state.shown) == 1
    resident.world = world(LAST + timedelta(days=1), LIST)
    assert resident.state == s.Postings(())
    for closed in (FIRST - timedelta(days=1), LAST + timedelta(days=1)):
        assert POSTED not in tiles(asking(closed, LIST))
        assert Resident(world=world(closed, LIST)).state == s.Welcome()


@pytest.mark.row("C09")
def test_it_needs_no_card_and_who_came_to_apply_is_not_led_away() -> None:
    resident = Resident(world=world(FIRST, LIST))
    resident.do(a.Start(), a.Agree(), MYSELF)
    resident.walk_to(s.Choose)
    assert POSTED not in tiles(resident)
    before = resident.state
    assert resident.do(a.ChooseEvent(POSTED)) == before
    other = asking(FIRST, LIST, NOTICE)
    state = other.do(a.ChooseEvent(POSTED))
    assert isinstance(state, s.Postings)
    assert [one.posting.id for one in state.shown] == [LIST.id, NOTICE.id]  # what ends first
    assert POSTED in tiles_after(other, a.Back())
    assert isinstance(other.do(a.ChooseEvent(POSTED), a.Leave()), s.Welcome)


def tiles_after(resident: Resident, deed: a.Action) -> set[str]:
    resident.do(deed)
    return tiles(resident)


@pytest.mark.row("C09", "M01")
def test_postings_come_down_with_an_edition_and_a_region_may_have_none() -> None:
    files = files_of(DEFAULT_FOLDER)
    catalogue = read_edition(files).catalogue
    [one] = catalogue.postings.values()
    assert posted(catalogue, date.fromisoformat(one.last_day)) == (one,)
    assert posted(catalogue, context().today) == ()
    bare = {path: data for path, data in files.items() if Path(path).name != "postings.toml"}
    assert read_edition(bare).catalogue.postings == {}


@pytest.mark.row("C09")
def test_the_page_is_said_in_english_as_well() -> None:
    resident = asking(FIRST, NOTICE)
    resident.do(a.SpeakLanguage(Language.EN))
    state = resident.do(a.ChooseEvent(POSTED))
    view = present(state, Around.of(resident.shown), "12345")
    assert isinstance(view, ListView)
    said = " ".join(f"{row.words} {row.note} {row.value}" for row in view.rows)
    assert "From 2026-11-15 until 2026-12-15" in said
    assert "0871-12345" in said
