"""What happens when somebody asks by card how their applications stand, as values."""

from dataclasses import dataclass, field

from edge_sync.wire.questions import Told


@dataclass(frozen=True, slots=True)
class StartAsking:
    """ReadSlip: I have no slip here; ask by card."""


@dataclass(frozen=True, slots=True)
class ProgressTold:
    """The cloud answered."""

    told: Told = field(repr=False)


@dataclass(frozen=True, slots=True)
class NoAnswerCame:
    """Nobody answered in ten seconds, or the question could not be put."""


ProgressAction = StartAsking | ProgressTold | NoAnswerCame
