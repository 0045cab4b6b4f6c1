"""The codes on the glass are read off its pixels, as a phone would."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from devices.document_camera.codes import read_codes
from kiosk.journeys import actions
from kiosk.journeys.states import Paper, PhoneWay
from kiosk.text import Language
from screens.gallery import Studio
from screens.glass_commands import take_shot
from screens.samples import samples


def _codes(folder: Path) -> set[str]:
    file = folder / "glass.png"
    take_shot(file)
    with Image.open(file) as shot:
        frame = np.asarray(shot.convert("RGB"), dtype=np.uint8)[:, :, ::-1]
    return set(read_codes(np.ascontiguousarray(frame)))


@pytest.mark.row("C03")
def test_a_phone_reads_what_the_kiosk_means(studio: Studio, tmp_path: Path) -> None:
    shown = samples(Language.ZH)["paper-phone-joining"]
    studio.show(shown)
    state = shown.state
    assert isinstance(state, Paper)
    assert state.phone is not None
    assert _codes(tmp_path) == {state.phone.url, state.phone.join}


def test_nothing_of_the_code_stays_when_the_page_goes(studio: Studio, tmp_path: Path) -> None:
    pages = samples(Language.ZH)
    studio.show(pages["paper-phone"])
    assert len(_codes(tmp_path)) == 1
    studio.show(pages["paper-can-phone"])
    assert _codes(tmp_path) == set()


def test_the_way_by_phone_is_offered_and_left_again(studio: Studio) -> None:
    pages = samples(Language.ZH)
    studio.show(pages["paper-can-phone"])
    studio.do(do="tap", id="other.1")
    studio.show(pages["paper-phone"])
    studio.do(do="tap", id="other.0")
    done = [one for one in studio.kiosk.done if one != actions.Touch()]
    assert done == [actions.UsePhone(), actions.Retake()]
    assert "3f0c9a1be57d42d0" not in repr(PhoneWay("http://192.168.9.1/p/3f0c9a1be57d42d0"))
