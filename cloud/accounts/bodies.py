"""How a body comes to act on cases: requested, reviewed by its superior, active (row R06).

Pure. Only an active body decides; only its superior reviews it, suspends it and takes it
up again.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final


class BodyState(Enum):
    """How far the review of a body is."""

    REQUESTED = "requested"
    REVIEWED = "reviewed"  # found in order: may open accounts and get ready
    ACTIVE = "active"
    SUSPENDED = "suspended"


class BodyAct(Enum):
    """What a superior does about a body."""

    REVIEW = "review"
    ACTIVATE = "activate"
    SUSPEND = "suspend"


_AFTER: Final = {
    (BodyState.REQUESTED, BodyAct.REVIEW): BodyState.REVIEWED,
    (BodyState.REVIEWED, BodyAct.ACTIVATE): BodyState.ACTIVE,
    (BodyState.REVIEWED, BodyAct.SUSPEND): BodyState.SUSPENDED,
    (BodyState.ACTIVE, BodyAct.SUSPEND): BodyState.SUSPENDED,
    (BodyState.SUSPENDED, BodyAct.REVIEW): BodyState.REVIEWED,
}


@dataclass(frozen=True, slots=True)
class Body:
    """One body. ``superior`` is another's id; the region's first body has none."""

    id: str
    superior: str
    state: BodyState


def after(state: BodyState, act: BodyAct) -> BodyState | None:
    """Return the state an act leads to, or None when it is not possible now."""
    return _AFTER.get((state, act))
