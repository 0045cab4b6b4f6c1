"""A real visit on the real glass: when it is over, no widget and no string of it is left."""

import gc

import pytest
from kivy.uix.label import Label

from kiosk.journeys import actions, states
from screens.gallery import Studio
from screens.widgets.sight import texts
from tests.kiosk.resident import CANARIES, Resident


def _labels_that_tell() -> list[str]:
    gc.collect()
    labels = [one for one in gc.get_objects() if issubclass(type(one), Label)]
    return [label.text for label in labels if any(canary in label.text for canary in CANARIES)]


@pytest.mark.row("Z02")
def test_nothing_of_a_real_visit_stays_in_the_window_after_its_pages(studio: Studio) -> None:
    resident = Resident(pick=lambda options: "skip" if "skip" in options else options[0])
    seen = ""
    for _ in range(60):
        studio.show(resident.shown)
        seen += "".join(texts(studio.stage.root))
        if isinstance(resident.state, states.Sign):
            break
        resident.do(*resident.deeds(resident.state))
    assert "李春燕" in seen, "the visit was really drawn"
    resident.do(actions.Leave(), actions.Confirm())
    assert isinstance(resident.state, states.Welcome)
    studio.show(resident.shown)
    assert _labels_that_tell() == []
