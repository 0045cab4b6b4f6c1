"""Places by their codes: from the province down to the village, each in what was chosen."""

import lzma
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.journeys import actions
from kiosk.journeys.states import Shown
from screens.audit import audit
from screens.entry.build_places import written
from screens.entry.places import LONGEST, Places, places, stand_in
from screens.entry.villages import villages_of
from screens.gallery import Studio
from screens.samples.inside import INSIDE
from screens.wanted import SIZES
from screens.widgets.sight import touchables

PINGCHUAN = "532924107214"  # 得底么村 in 平川镇, 宾川县, 大理白族自治州, 云南省


def test_an_address_is_followed_down_to_its_village() -> None:
    chain = ("云南省", "大理白族自治州", "宾川县", "平川镇", "得底么村")
    text = ""
    for place in chain:
        assert place in places().after(text)
        text += place
    assert places().after(text) == []


def test_the_stations_own_township_and_county_stand_first_and_whole() -> None:
    near = Places.read(division=PINGCHUAN)
    first = near.offers("")
    assert [(one.on_key, one.text) for one in first[:2]] == [
        ("平川镇", "云南省大理白族自治州宾川县平川镇"),
        ("宾川县", "云南省大理白族自治州宾川县"),
    ]
    assert near.offers(first[0].text)[0].on_key == "得底么村"
    text = ""
    for own in ("云南省", "大理白族自治州", "宾川县", "平川镇"):
        assert near.after(text)[0] == own
        text += own


def test_a_station_brings_places_that_the_table_has_not_got(tmp_path: Path) -> None:
    file = tmp_path / "places.tsv"
    file.write_text("5329\t新州\n532924\t新县\n532924107\t新镇\n532924107214\t新村\n", "utf-8")
    near = Places.read(division=PINGCHUAN, own=file)
    first = near.offers("")[0]
    assert (first.on_key, first.text) == ("新镇", "云南省新州新县新镇")
    assert near.after(first.text) == ["新村"]
    assert near.after("云南省")[0] == "新州"
    assert "大理白族自治州" not in near.after("云南省"), "it is told anew, with all that lies in it"
    assert near.after("河北省石家庄市") == places().after("河北省石家庄市")


def test_a_file_of_places_that_is_none_costs_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "places.tsv"
    for data in (b"\xff\xfe", b"no tab\n", None):
        file.write_bytes(data) if data is not None else file.unlink()
        assert len(Places.read(own=file).offers("")) == 31


@pytest.mark.parametrize("division", ["", "999999999999", "532924000000"])
def test_a_station_whose_code_is_unknown_or_of_a_county_offers_what_is_known(division: str) -> None:
    offered = [one.on_key for one in Places.read(division=division).offers("")]
    assert offered[0] == ("宾川县" if division.startswith("53") else "北京市")
    assert len(offered) == 31 + (offered[0] == "宾川县")


def test_villages_are_written_as_in_an_address() -> None:
    said = ("中庄村委会", "大村村村民委员会", "湾里社区居委会", "敖包嘎查委员会", "站前居委会")
    short = ["中庄村", "大村村", "湾里社区", "敖包嘎查", "站前居委会"]
    assert [written(name) for name in said] == short


def test_a_number_is_said_where_it_does_not_follow(tmp_path: Path) -> None:
    line = "529901100\t1:甲社区\t乙社区\t200:丙村\t丁村"
    (tmp_path / "52.tsv.xz").write_bytes(lzma.compress(line.encode()))
    found = villages_of("529901100", tmp_path)
    assert [code[9:] for code in found] == ["001", "002", "200", "201"]
    assert list(found.values()) == ["甲社区", "乙社区", "丙村", "丁村"]
    assert villages_of("529901999", tmp_path) == villages_of("990000000", tmp_path) == {}


def test_levels_that_no_address_has_are_passed_by() -> None:
    assert "朝阳区" in places().after("北京市")
    assert {"万州区", "城口县"} <= set(places().after("重庆市"))
    assert "定安县" in places().after("海南省")


def test_what_is_no_chain_of_places_is_followed_by_nothing() -> None:
    assert places().after("示例村三组") == []
    assert places().after("云南省大") == []


def test_every_level_is_there_and_nothing_is_too_long_to_be_touched() -> None:
    provinces = places().after("")
    assert len(provinces) == 31
    for province in provinces:
        below = places().after(province)
        assert below
        assert all(len(name) <= LONGEST for name in below)


def test_a_table_of_ones_own_is_followed_alike() -> None:
    table = Places({"52": "甲省", "5299": "市辖区", "529901": "乙县", "529901100": "丙镇"})
    assert table.after("甲省") == ["乙县"]
    assert table.after("甲省乙县") == ["丙镇"]


@pytest.mark.parametrize("direction", list(SIZES))
def test_a_place_is_chosen_on_the_page_of_an_address(direction: str) -> None:
    studio = Studio(SIZES[direction])
    studio.show(Shown(INSIDE["question-address-empty"]))
    assert audit(studio.stage) == []
    for place in ("河北省", "石家庄市", "长安区"):
        while f"candidate.{place}" not in (ids := _ids(studio)):
            assert "candidates.more" in ids
            studio.do(do="tap", id="candidates.more")
        assert audit(studio.stage) == []
        studio.do(do="tap", id=f"candidate.{place}")
    studio.do(do="tap", id="way_on")
    assert studio.kiosk.done[-1] == actions.AnswerField("河北省石家庄市长安区")
    studio.close()


@pytest.fixture
def at_pingchuan() -> Iterator[None]:
    stand_in(PINGCHUAN)
    yield
    stand_in("")


@pytest.mark.usefixtures("at_pingchuan")
def test_at_its_own_station_two_touches_lead_to_a_village() -> None:
    studio = Studio(SIZES["portrait"])
    studio.show(Shown(INSIDE["question-address-empty"]))
    for place in ("平川镇", "得底么村", ""):
        assert audit(studio.stage) == []
        studio.do(do="tap", id=f"candidate.{place}" if place else "way_on")
    whole = "云南省大理白族自治州宾川县平川镇得底么村"
    assert studio.kiosk.done[-1] == actions.AnswerField(whole)
    studio.close()


def _ids(studio: Studio) -> list[str]:
    return [one.touch_id for one in touchables(studio.stage.in_sight)]
