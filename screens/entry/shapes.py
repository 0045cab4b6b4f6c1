"""The shapes of numbers: which keys a pad has, how digits are grouped to be read. No Kivy here."""

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from kiosk.journeys.states import FieldKind


@dataclass(frozen=True, slots=True)
class Shape:
    """``groups`` are lengths of digit groups; the last one repeats. ``extra`` is one more key."""

    groups: tuple[int, ...] = ()
    extra: str = ""
    joints: tuple[str, ...] = ()  # between the groups, else a space


_SHAPES: Final = {
    FieldKind.PHONE: Shape((3, 4, 4)),
    FieldKind.ID_CARD: Shape((6, 4, 4, 4), extra="X"),
    FieldKind.BANK_ACCOUNT: Shape((4,)),
    FieldKind.DATE: Shape((4, 2, 2), joints=("年", "月", "日")),
}


def shape_of(kind: FieldKind) -> Shape:
    """Return the shape of what a field holds."""
    return _SHAPES.get(kind, Shape())


def grouped(text: str, shape: Shape) -> str:
    """Return the text cut into its groups, to be read and never to be stored."""
    if not shape.groups:
        return text
    lengths = [*shape.groups, *(shape.groups[-1:] * len(text))]
    ends = [0, *accumulate(lengths)]
    parts = [text[start:end] for start, end in pairwise(ends) if start < len(text)]
    if not shape.joints:
        return " ".join(parts)
    joints = zip(parts, shape.joints, lengths, strict=False)
    return "".join(part + (joint if len(part) == full else "") for part, joint, full in joints)
