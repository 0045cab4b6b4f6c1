"""What its owner knows a slip by: from memory, on the first print alone."""

from typing import NamedTuple

from provisioning.typeface.beyond import codes_beyond


class Greeting(NamedTuple):
    """Surname and last digits of the card; ``is_rare`` of a name that no font is sure to draw."""

    surname: str
    tail: str
    is_rare: bool = False


def greeting_of(name: str, tail: str) -> Greeting:
    """Return what stands on a slip: the first sign, or all before the dot of a long name."""
    surname = name.split("·", maxsplit=1)[0] if "·" in name else name[:1]
    return Greeting(surname, tail, bool(codes_beyond(name)))
