"""What a finger writes on a pad: two fingers at once, and a pad emptied under one."""

from kiosk.journeys import actions
from kiosk.text import Language
from screens.gallery import Studio
from screens.samples import samples
from screens.widgets.finger import Finger
from screens.widgets.sight import box_of, visible
from screens.widgets.signature import SignaturePad
from tests.screens.hands import draw, tap


def _pad(studio: Studio) -> SignaturePad:
    studio.show(samples(Language.ZH)["sign"])
    studio.turn(3)
    return next(w for w in visible(studio.stage.in_sight) if isinstance(w, SignaturePad))


def _on(pad: SignaturePad, across: float) -> tuple[float, float]:
    x, y = box_of(pad).centre
    return x + across, y


def test_two_fingers_write_two_strokes(studio: Studio) -> None:
    pad = _pad(studio)
    fingers = [Finger(*_on(pad, -40)), Finger(*_on(pad, 40))]
    for finger in fingers:
        finger.down()
    for finger, across in zip(fingers, (-60, 60), strict=True):
        finger.along(*_on(pad, across))
    for finger in fingers:
        finger.up()
    assert [len(stroke) for stroke in pad.strokes] == [2, 2]
    left, right = pad.strokes
    assert all(one.x < other.x for one in left for other in right)


def test_a_pad_emptied_under_the_finger_takes_nothing_more_of_that_stroke(studio: Studio) -> None:
    pad = _pad(studio)
    finger = Finger(*_on(pad, 0))
    finger.down()
    pad.clear()
    finger.along(*_on(pad, 40))
    finger.up()
    assert pad.strokes == ()
    assert not pad.has_ink


def test_what_was_refused_is_off_the_pad_however_often(studio: Studio) -> None:
    """Refused a second time the page is equal to itself, and is not drawn anew."""
    pad = _pad(studio)
    dot = [[(300.0, 100.0)]]
    for _ in range(2):
        draw(studio, dot)
        tap(studio, "way_on")
        studio.show(samples(Language.ZH)["sign-too-short"])
        assert not pad.has_ink
    handed_in = [deed for deed in studio.kiosk.done if isinstance(deed, actions.Sign)]
    assert [len(deed.strokes) for deed in handed_in] == [1, 1]
