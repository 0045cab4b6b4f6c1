"""What the station page says of rare characters: which extensions this machine cannot draw."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.journeys.helper_states import HelperPage, StationLook, Unsent
from screens.list_view import ListView, RowKind
from screens.page_view import Around
from screens.station.presenter import present
from screens.theme.rare_blocks import BLOCKS, undrawn_blocks
from tests.screens.rare_font import write_rare_font

LOOK = StationLook(Unsent(), (), 3, "2026-11-02", 0)


@pytest.mark.row("F02")
def test_what_no_font_can_draw_is_named_by_its_extension(tmp_path: Path) -> None:
    nothing, damaged = tmp_path / "none.ttf", tmp_path / "damaged.ttf"
    damaged.write_bytes(b"no font")
    assert undrawn_blocks((nothing, damaged)) == tuple(BLOCKS)
    first, last = BLOCKS["D"]
    nearly = write_rare_font(tmp_path / "nearly.ttf", range(first, last - 20))
    assert "D" in undrawn_blocks((nearly,))
    whole = write_rare_font(tmp_path / "whole.ttf", range(first, last + 1))
    assert undrawn_blocks((nothing, whole)) == ("A", "B", "C", "E", "F")


@pytest.mark.row("L06")
def test_the_helper_is_told_and_that_names_are_kept_all_the_same() -> None:
    page = present(
        HelperPage("张", is_staff=True, look=replace(LOOK, undrawn=("B", "F"))), Around()
    )
    assert isinstance(page, ListView)
    row = next(one for one in page.rows if "生僻字" in one.words)
    assert (row.kind, row.value) == (RowKind.MIND, "扩展 B F")
    assert "身份证" in row.note
    well = present(HelperPage("张", is_staff=True, look=LOOK), Around())
    assert isinstance(well, ListView)
    assert not [one for one in well.rows if "生僻字" in one.words]
