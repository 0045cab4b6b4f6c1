"""Scanning by one switch, as values: groups first, then what is in a group. No Kivy here.

The focus moves by itself; the switch takes what has it. A group of one is taken at
once. Two rounds in which nobody pressed bring it back from a group's members, and two
over the groups let it rest: from then on the rule of idleness counts (WCAG 2.2, 2.2.1;
row-column scanning as with every switch aid).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

Group = tuple[str, ...]
ROUNDS: Final = 2


class Pace(Enum):
    """How many seconds the focus stays at one place."""

    SLOW = 3.0
    MIDDLE = 2.0
    QUICK = 1.0

    @staticmethod
    def after(pace: "Pace | None") -> "Pace | None":
        """Return the next one, as one key goes through them: slow first, at the end none."""
        order: tuple[Pace | None, ...] = (None, *Pace)
        return order[(order.index(pace) + 1) % len(order)]


@dataclass(frozen=True, slots=True)
class Scan:
    """Where the focus stands: nowhere, on a group, or on one member of it."""

    groups: tuple[Group, ...] = ()
    group: int | None = None  # None: it rests
    member: int | None = None
    moves: int = 0  # since somebody pressed, or since a group was entered

    @property
    def rests(self) -> bool:
        """Whether it waits for the switch before it moves again."""
        return self.group is None

    @property
    def lit(self) -> Group:
        """What has the focus: all of a group, or one member."""
        if self.group is None:
            return ()
        group = self.groups[self.group]
        return group if self.member is None else (group[self.member],)

    def over(self, groups: Sequence[Group]) -> "Scan":
        """Scan these; from the beginning where they are others, and rest if it rested."""
        groups = tuple(groups)
        if groups == self.groups:
            return self
        return Scan(groups, 0 if self.group is not None and groups else None)

    def moved(self) -> "Scan":
        """Go to the next place, by itself."""
        if self.group is None:
            return self
        if self.member is None:
            return self._to_next_group(self.moves)
        size = len(self.groups[self.group])
        if self.moves + 1 >= ROUNDS * size:  # nothing here was meant: on to the next group
            return self._to_next_group((ROUNDS - 1) * len(self.groups))
        return replace(self, member=(self.member + 1) % size, moves=self.moves + 1)

    def pressed(self) -> tuple["Scan", str]:
        """Take what has the focus; return what is to be touched, empty for nothing yet."""
        if self.group is None:
            return replace(self, group=0 if self.groups else None, member=None, moves=0), ""
        lit = self.lit
        if len(lit) == 1:
            return replace(self, group=0, member=None, moves=0), lit[0]
        return replace(self, member=0, moves=0), ""

    def at_rest(self) -> "Scan":
        """Stand still: a finger is at work."""
        return replace(self, group=None, member=None, moves=0)

    def _to_next_group(self, moves: int) -> "Scan":
        count = len(self.groups)
        if self.group is None or moves + 1 >= ROUNDS * count:
            return self.at_rest()
        return replace(self, group=(self.group + 1) % count, member=None, moves=moves + 1)
