"""What is done about help from the town, and the green button, as values."""

from dataclasses import dataclass, field

from provisioning.wire.help import About


@dataclass(frozen=True, slots=True)
class TakeGreenLane:
    """Welcome: begin with everything large, said aloud, little at once, and help called."""


@dataclass(frozen=True, slots=True)
class AskForHelp:
    """Anywhere: to the page that calls the town."""


@dataclass(frozen=True, slots=True)
class CallTown:
    """AskTown: call, about this."""

    about: About


@dataclass(frozen=True, slots=True)
class TownAnswered:
    """The helper in the town answered."""

    who: str
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TownSilent:
    """Nobody in the town answered, or it was not to be reached."""


@dataclass(frozen=True, slots=True)
class HeardTown:
    """Anywhere: the answer was read."""


@dataclass(frozen=True, slots=True)
class ReadPageAgain:
    """Anywhere: the glass says its page, once more; a visit knows nothing of it."""


TownAction = (
    TakeGreenLane | AskForHelp | CallTown | TownAnswered | TownSilent | HeardTown | ReadPageAgain
)
