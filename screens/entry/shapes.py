"""The shapes of numbers: which keys a pad has, how digits are grouped to be read. No Kivy here."""

from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Final

from kiosk.journeys.states import FieldKind
from kiosk.text import Language


@dataclass(frozen=True, slots=True)
class Shape:
    """``groups`` are lengths of digit groups; the last one repeats. ``extra`` is one more key.

    With ``letters`` the pad has those keys beside the digits.
    """

    groups: tuple[int, ...] = ()
    extra: str = ""
    letters: str = ""
    joints: tuple[str, ...] = ()  # after the groups, else spaces between them
    most: int = 999  # places; a pad takes no more


_CREDIT_LETTERS: Final = "ABCDEFGHJKLMNPQRTUWXY"  # GB 32100-2015, 4: without I, O, S, V, Z
_SHAPES: Final = {
    FieldKind.PHONE: Shape((3, 4, 4), most=11),
    FieldKind.ID_CARD: Shape((6, 4, 4, 4), extra="X", most=18),
    FieldKind.BANK_ACCOUNT: Shape((4,), most=19),
    FieldKind.DATE: Shape((4, 2, 2), most=8),
    FieldKind.CREDIT_CODE: Shape((2, 6, 10), letters=_CREDIT_LETTERS, most=18),
    FieldKind.DISABILITY_NO: Shape((6, 4, 4, 4, 2), extra="X", most=22),
    FieldKind.DECIMAL: Shape(extra="."),
    FieldKind.MONEY: Shape(extra="."),
}
_DATE_JOINTS: Final = {Language.ZH: ("年", "月", "日"), Language.EN: ("-", "-", "")}


def shape_of(kind: FieldKind, language: Language) -> Shape:
    """Return the shape of what a field holds."""
    shape = _SHAPES.get(kind, Shape())
    return (
        replace(shape, joints=_DATE_JOINTS.get(language, _DATE_JOINTS[Language.EN]))
        if kind is FieldKind.DATE
        else shape
    )


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
