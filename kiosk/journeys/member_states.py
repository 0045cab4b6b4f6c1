"""The state that shows which matters are in a package, and what may be left out (row M07)."""

from dataclasses import dataclass
from enum import Enum, auto

from provisioning.catalogue.words import Words


class MemberStands(Enum):
    """How one matter stands before the questions are asked."""

    LOCKED = auto()  # cannot be left out; touched, it says why
    JOINS = auto()  # may be left out
    LEFT_OUT = auto()
    OPEN = auto()  # settled by a question or by what is chosen elsewhere


@dataclass(frozen=True, slots=True)
class MemberShown:
    """One matter; ``why`` is what a locked one says when touched."""

    id: str
    name: Words
    stands: MemberStands
    why: Words


@dataclass(frozen=True, slots=True)
class Members:
    """Which matters are done together; ``explained`` is the one whose lock was touched.

    ``nothing_left``: every one of them is done already or left out.
    """

    title: Words
    members: tuple[MemberShown, ...]
    explained: str = ""
    nothing_left: bool = False
