"""Places by their codes: from the province down to the township, each in what was chosen."""

import pytest

from kiosk.journeys import actions
from kiosk.journeys.states import Shown
from screens.audit import audit
from screens.entry.places import LONGEST, Places, places
from screens.gallery import Studio
from screens.samples.inside import INSIDE
from screens.wanted import SIZES
from screens.widgets.sight import touchables


def test_an_address_is_followed_down_to_its_township() -> None:
    chain = ("云南省", "大理白族自治州", "宾川县", "平川镇")
    text = ""
    for place in chain:
        assert place in places().after(text)
        text += place
    assert places().after(text) == []


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


def _ids(studio: Studio) -> list[str]:
    return [one.touch_id for one in touchables(studio.stage.in_sight)]
