"""Answers as the rules see them: a text and where it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Origin(Enum):
    """Where an answer came from. All but DECLINED are the words of the wire."""

    CARD = "card"
    TYPED = "typed"
    DERIVED = "derived"
    CHOSEN = "chosen"
    PRESET = "preset"
    DECLINED = "declined"  # the way out was taken: there is no value


@dataclass(frozen=True, slots=True)
class Given:
    """One answer, in the element's own coding; ``by_helper`` marks the helper's hand (row R18)."""

    text: str = field(repr=False)
    origin: Origin
    by_helper: bool = False


Facts = Mapping[str, Given]
"""Answers by field key: "mother.phone" for a person, "MT-X.grade" for a matter's own."""

DECLINED = Given("", Origin.DECLINED)
