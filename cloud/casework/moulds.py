"""What cases of one kind share when they are opened, so that it is worked out once. Pure.

Cases of one plan whose members go to the same bodies differ in their persons, numbers and
papers; the rest of their members' setups is the same. So is, on the same days, how they
stand at first: who has a part and by which day somebody must act.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from cloud.casework.model.now import CaseNow
from cloud.casework.model.setup import MemberSetup, VisitSetup
from cloud.casework.projecting import PartValues
from edge_sync.wire.application import Choice
from edge_sync.wire.news import Standing


class Route(NamedTuple):
    """What the rules make of one member: who handles it, in which inboxes, which site visit."""

    matter: str
    body: str
    choice: Choice
    visit: VisitSetup | None = None
    renewal: str = ""
    inboxes: tuple[str, ...] = ()


MOST: Final = 1_000  # days that are remembered of one kind
_DAY_MS, _CHINA_MS = 86_400_000, 28_800_000


@dataclass(frozen=True, slots=True)
class MemberMould:
    """The setup of one member without its number and lines, and which lines may be missing."""

    setup: MemberSetup
    tolerable: frozenset[str]


@dataclass(frozen=True, slots=True)
class First:
    """How a case stands when it is opened: the parts of departments, what is told of it.

    ``legal_ms`` of the parts is one case's own: whoever takes them puts in the next one's.
    """

    parts: dict[str, PartValues]
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Mould:
    """What the cases of one kind share. Belongs to one register: its catalogue and policy."""

    members: tuple[MemberMould, ...]
    _firsts: dict[tuple[int, int, bool, str], First] = field(default_factory=dict)

    def first(self, now: CaseNow, made: Callable[[], First]) -> First:
        """Return how a case stands that was just opened; ``made`` works it out where it must.

        Nothing but the days, an awaited signature and a department that applies itself
        tell two such cases apart, unless somebody was asked something at once.
        """
        if now.tasks or now.visits:
            return made()
        came_ms = max(now.last_ms, now.setup.arrived_ms)
        key = (_day(now.legal_ms), _day(came_ms), bool(now.unsigned), now.setup.applicant_body)
        known = self._firsts.get(key)
        if known is None:
            if len(self._firsts) >= MOST:
                self._firsts.clear()
            known = self._firsts[key] = made()
        return known


def _day(at_ms: int) -> int:
    """Number the days of China, where every limit is counted."""
    return (at_ms + _CHINA_MS) // _DAY_MS
