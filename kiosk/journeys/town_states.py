"""States of a call to the helper in the town (row C02)."""

from dataclasses import dataclass
from enum import Enum, auto

from provisioning.wire.help import About


class TownStage(Enum):
    """How the call goes."""

    NOT_CALLED = auto()
    CALLING = auto()
    ANSWERED = auto()
    NOBODY = auto()  # nobody answered within a minute, or the town cannot be reached


@dataclass(frozen=True, slots=True)
class TownCall:
    """The call of this visit. ``words`` are the helper's own, as she wrote them."""

    stage: TownStage = TownStage.NOT_CALLED
    about: About | None = None
    who: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class AskTown:
    """What do you want help with? Then: calling, the answer, or that nobody answers."""

    call: TownCall
