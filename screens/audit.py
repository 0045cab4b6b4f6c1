"""The audit: measures what stands on the glass against the house rules.

It walks the widgets after layout; contrast is read from real pixels, since colours,
pictures and opacity mix. Rules and their sources: touch targets of 15 mm and 3 mm apart,
words of 6 mm and more, contrast 7:1 (4.5:1 for large words), nothing cut off,
nothing lying over something else or leaving what it stands in, no character without a
shape, at most seven choices, one heading, a picture, a voice id (the key of the page) and a
way to hear it again.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import chain, combinations, islice
from typing import Final, Self

import numpy as np
from kivy.uix.label import Label
from kivy.uix.widget import Widget
from numpy.typing import NDArray

from provisioning import typeface
from provisioning.typeface.coverage import Coverage
from screens.boxes import SLACK_PX, distance, holds, ink_box, is_painted, misplaced
from screens.stage import Stage
from screens.theme.colours import Colour, contrast
from screens.theme.measure import Type, to_mm
from screens.widgets.code import CodePicture
from screens.widgets.page import Eaves
from screens.widgets.picture import Sign
from screens.widgets.sight import Box, box_of, labels, says, touchables, visible, words_of
from screens.widgets.signature import SignaturePad
from screens.widgets.touch import ChoiceCard, PlainButton, Touchable, WayOnButton
from screens.widgets.words import Words

LEAST_TARGET_MM: Final = 15.0
LEAST_MAIN_TARGET_MM: Final = 20.0
LEAST_GAP_MM: Final = 3.0
LEAST_EM_MM: Final = 6.0
LEAST_CONTRAST: Final = 7.0
LEAST_CONTRAST_LARGE: Final = 4.5
LEAST_SQUARE_MM: Final = 0.8  # of a code: a phone held at arm's length tells them apart
MOST_CHOICES: Final = 7
_HEADINGS: Final = (Type.HEADING.name, Type.LEAD.name)  # long ones a size smaller
INK_SHARE: Final = 0.003  # of a box, to count as ink and not as the edge of a letter

Pixels = NDArray[np.uint8]
"""What the window shows: rows from the top, columns, red green blue."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken rule and what breaks it. Holds words from the glass: for samples only."""

    rule: str
    at: str


@dataclass(frozen=True, slots=True)
class _Sight:
    """What is in sight and where: looked up once for all rules."""

    window: Box
    labels: list[tuple[Label, Box]]
    targets: list[tuple[Touchable, Box]]

    @classmethod
    def of(cls, stage: Stage) -> Self:
        root = stage.in_sight
        return cls(
            Box(0, 0, *stage.root.size),
            [(one, box_of(one)) for one in labels(root)],
            [(one, box_of(one)) for one in touchables(root)],
        )


def audit(stage: Stage) -> list[Finding]:
    """Return every broken rule of what is in sight, as far as widgets tell it."""
    sight = _Sight.of(stage)
    widgets = (Finding("box", at) for at in misplaced(stage.in_sight))
    found = (_targets(sight), _gaps(sight), _words(sight), _overlaps(sight), widgets, _page(stage))
    return list(chain.from_iterable(found))


def looks(stage: Stage) -> set[object]:
    """Return how the words in sight look: colour, size, and what they stand on.

    Words that look the same are as easy to read on any page.
    """
    return {_look(label) for label in labels(stage.in_sight)}


def _look(label: Label) -> object:
    """Return colour, size and the two nearest that are painted: one may be only a rim."""
    painted = islice(filter(is_painted, _above(label)), 2)
    grounds = tuple(
        (type(one).__name__, getattr(one, "face", ""), getattr(one, "chosen", False))
        for one in painted
    )
    return tuple(label.color), label.disabled, label.font_size, label.bold, grounds


def _above(widget: Widget) -> Iterator[Widget]:
    while isinstance(widget.parent, Widget) and widget.parent is not widget:
        widget = widget.parent
        yield widget


def pale(
    stage: Stage, pixels: Pixels, known: AbstractSet[object] = frozenset()
) -> Iterator[Finding]:
    """Yield the words that weak eyes cannot read, measured on what the window really shows.

    Words that look as ``known`` says were measured before.
    """
    for label in labels(stage.in_sight):
        if _look(label) in known:
            continue
        ratio = _contrast(label, pixels)
        is_large = to_mm(label.font_size) >= Type.HEADING.value - 0.2
        if ratio < (LEAST_CONTRAST_LARGE if is_large else LEAST_CONTRAST):
            yield Finding("contrast", f"{words_of(label)}: {ratio:.1f}")


@cache
def _drawable() -> Coverage:
    """Of the typeface, and of the frames with codes: a frame is no box that says nothing."""
    fonts = (Coverage.of(font).ranges for font in (typeface.REGULAR, typeface.BOXES))
    return Coverage(tuple(sorted(chain.from_iterable(fonts))))


def _has_shape(label: Label, has: Coverage) -> bool:
    """Say whether all of it can be drawn; a brought language is drawn with its own typeface."""
    hand = getattr(label, "hand", None)
    own = Coverage.of(hand.font) if hand is not None else Coverage(())
    return all(ord(one) in has or ord(one) in own or one.isspace() for one in set(words_of(label)))


def _targets(sight: _Sight) -> Iterator[Finding]:
    for one, box in sight.targets:
        least = LEAST_MAIN_TARGET_MM if isinstance(one, WayOnButton) else LEAST_TARGET_MM
        side = to_mm(min(one.size))
        if side < least - 0.1:
            yield Finding("target", f"{one.touch_id} is {side:.1f} mm")
        if not one.touch_id:
            yield Finding("target", f"{says(one)!r} has no id")
        if not holds(sight.window, box):
            yield Finding("target", f"{one.touch_id} leaves the window")


def _gaps(sight: _Sight) -> Iterator[Finding]:
    for (one, box), (other, next_box) in combinations(sight.targets, 2):
        gap = to_mm(distance(box, next_box))
        if gap < LEAST_GAP_MM - 0.1:
            yield Finding("gap", f"{one.touch_id} and {other.touch_id}: {gap:.1f} mm")


def _words(sight: _Sight) -> Iterator[Finding]:
    has = _drawable()
    for label, box in sight.labels:
        said = words_of(label)
        if to_mm(label.font_size) < LEAST_EM_MM:
            yield Finding("em", said)
        if _is_cut(label) or not holds(sight.window, box):
            yield Finding("cut", said)
        if not _has_shape(label, has):
            yield Finding("glyph", said)


def _is_cut(label: Label) -> bool:
    wide, tall = label.texture_size
    return bool(wide > label.width + SLACK_PX or tall > label.height + SLACK_PX)


def _contrast(label: Label, pixels: Pixels) -> float:
    """Return the contrast between the commonest colour of a box and its ink."""
    box = box_of(label)
    top = round(pixels.shape[0] - box.y - box.height)
    area = pixels[max(0, top) : top + round(box.height), max(0, round(box.x)) :][
        ::2, : round(box.width) : 2
    ]
    if area.size == 0:
        return 0.0
    packed = area.reshape(-1, 3).astype(np.uint32) @ np.array([65536, 256, 1], dtype=np.uint32)
    values, counts = np.unique(packed, return_counts=True)
    ground = _colour(int(values[counts.argmax()]))
    inks = [_colour(int(v)) for v in values[counts >= max(4, INK_SHARE * packed.size)]]
    return max((contrast(ground, ink) for ink in inks), default=0.0)


def _colour(packed: int) -> Colour:
    return Colour(f"#{packed:06X}")


def _overlaps(sight: _Sight) -> Iterator[Finding]:
    """Find words on other words, on a button that is not theirs, or outside their own."""
    seen = [(label, ink_box(label, box)) for label, box in sight.labels]
    for (one, ink), (other, other_ink) in combinations(seen, 2):
        if distance(ink, other_ink) < -SLACK_PX:
            yield Finding("overlap", f"{words_of(one)!r} and {words_of(other)!r}")
    for button, box in sight.targets:
        mine = set(_below(button))
        for label, ink in seen:
            if label in mine and not holds(box, ink):
                yield Finding("cut", f"{words_of(label)!r} leaves {button.touch_id}")
            if label not in mine and distance(box, ink) < -SLACK_PX:
                yield Finding("overlap", f"{words_of(label)!r} and button {button.touch_id}")


def _below(root: Widget) -> Iterator[Widget]:
    yield root
    for child in root.children:
        yield from _below(child)


def _is_picture(one: Widget) -> bool:
    """Say whether it is drawn for the step: a picture, the camera's own, a field to sign in."""
    is_drawn = getattr(one, "texture", None) is not None
    is_part_of_all = isinstance(one, Label | Sign | Eaves)
    return isinstance(one, SignaturePad) or (is_drawn and not is_part_of_all)


def _buttons(seen: list[Widget]) -> list[PlainButton]:
    return [one for one in seen if isinstance(one, PlainButton)]


def _page(stage: Stage) -> Iterator[Finding]:
    if stage.is_covered or stage.page is None:
        return
    view = stage.page.view
    if view is None or not view.title or not view.key:
        yield Finding("heading", "the page says nothing, or has no voice id")
        return
    seen = list(visible(stage.root))
    headings = [one for one in seen if isinstance(one, Words) and one.step in _HEADINGS]
    headings = [one for one in headings if one.words == view.title]
    if len(headings) != 1:
        yield Finding("heading", f"{view.key} has {len(headings)}")
    if not any(_is_picture(one) for one in seen):
        yield Finding("picture", f"{view.key} has none")
    if not any(one.touch_id == "listen" or one.sign == "speaker" for one in _buttons(seen)):
        yield Finding("repeat", f"{view.key} cannot be heard again")
    for code in (one for one in seen if isinstance(one, CodePicture)):
        if to_mm(code.side) < LEAST_SQUARE_MM * len(code.squares):
            yield Finding("code", f"{view.key}: {to_mm(code.side):.0f} mm")
    choices = [one for one in seen if isinstance(one, ChoiceCard)]
    if len(choices) > MOST_CHOICES:
        yield Finding("choices", f"{len(choices)} at once")
