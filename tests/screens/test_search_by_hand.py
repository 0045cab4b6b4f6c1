"""On the search page too a word may be written by finger, and letters come back at a touch."""

from dataclasses import replace

import pytest

from kiosk.journeys.actions import LookFor
from kiosk.journeys.states import Shown, Welcome
from kiosk.text import Language
from screens.audit import audit
from screens.entry.hanzi_pads import WritingPads
from screens.gallery import Studio
from screens.samples import samples
from screens.wanted import SIZES
from screens.widgets.sight import touchables, visible


def test_a_word_is_written_and_looked_for(studio: Studio) -> None:
    studio.show(samples(Language.ZH)["search"])
    before = studio.stage.page
    studio.do(do="tap", id="entry.turn")
    assert audit(studio.stage) == []
    pads = next(one for one in visible(studio.stage.root) if isinstance(one, WritingPads))
    pads.fill(["养"])
    studio.turn(2)
    studio.do(do="tap", id="candidate.养")
    assert studio.kiosk.done[-1] == LookFor("养")
    studio.do(do="tap", id="key.erase")
    assert studio.kiosk.done[-1] == LookFor("")
    studio.do(do="tap", id="entry.turn")
    assert studio.stage.page is before
    assert "key.q" in {one.touch_id for one in touchables(studio.stage.in_sight)}


@pytest.mark.parametrize("direction", list(SIZES))
def test_in_the_green_lane_it_can_be_heard_again_in_both_directions(direction: str) -> None:
    studio = Studio(SIZES[direction])
    studio.show(replace(samples(Language.ZH)["search-found"], green=True))
    signs = {getattr(one, "sign", "") for one in touchables(studio.stage.in_sight)}
    assert "speaker" in signs
    studio.show(Shown(Welcome()))
    studio.close()
