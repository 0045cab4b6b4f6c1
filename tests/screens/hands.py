"""Hands of a test: a finger on a stage whose frames the test turns."""

from screens.gallery import Studio
from screens.widgets.finger import Finger
from screens.widgets.sight import box_of, touchables

Point = tuple[float, float]


def tap(studio: Studio, touch_id: str) -> None:
    """Touch what has this id, and let go."""
    studio.do(do="tap", id=touch_id)


def touch_at(studio: Studio, x: float, y: float) -> None:
    """Touch a place in the window, whatever is there."""
    finger = Finger(x, y)
    finger.down()
    studio.turn(2)
    finger.up()
    studio.turn(2)


def slide_off(studio: Studio, touch_id: str, to: Point) -> None:
    """Touch something and let go elsewhere."""
    target = next(one for one in touchables(studio.stage.in_sight) if one.touch_id == touch_id)
    finger = Finger(*box_of(target).centre)
    finger.down()
    studio.turn(1)
    finger.along(*to)
    studio.turn(1)
    finger.up()
    studio.turn(2)


def draw(studio: Studio, strokes: list[list[Point]]) -> None:
    """Draw on the signature pad, in thousandths of its width, y down."""
    studio.do(do="draw", strokes=[[list(point) for point in stroke] for stroke in strokes])
