"""Where each part of what is said comes out: nothing private ever goes into the room.

Names, numbers, cards, money and how somebody's application stands are private. They
are said at the ear of one person, by handset or headphones, and where there is none
they are shown on the glass and not said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from devices.speaker.contract import Output


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of what is to be said, and whether it is for one person alone.

    What stands on a page is not known to be either: whoever says it looks at each sentence.
    """

    words: str = field(repr=False)
    is_private: bool = False
    is_of_page: bool = False


@dataclass(frozen=True, slots=True)
class Withheld:
    """Stands where private parts were left out: they are shown, and it is said that they are."""


def output_for(*, is_private: bool, outputs: frozenset[Output]) -> Output | None:
    """Return where it comes out; None where it may not be said, or nothing can say it.

    Who puts headphones on hears everything there, and the room nothing.
    """
    if Output.HANDSET in outputs:
        return Output.HANDSET
    return Output.ROOM if Output.ROOM in outputs and not is_private else None


def routed(parts: Sequence[Part], outputs: frozenset[Output]) -> tuple[Part | Withheld, ...]:
    """Return what can be said just now, in order, with one `Withheld` for each gap."""
    return tuple(_routed(parts, outputs))


def _routed(parts: Sequence[Part], outputs: frozenset[Output]) -> Iterator[Part | Withheld]:
    is_gap = False
    for part in parts:
        if output_for(is_private=part.is_private, outputs=outputs) is not None:
            is_gap = False
            yield part
        elif part.is_private and not is_gap:
            is_gap = True
            yield Withheld()
