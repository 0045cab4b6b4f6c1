"""States, actions and deeds of recording prompts: the helper's, on her page of the station."""

from dataclasses import dataclass
from enum import Enum, auto


class TakeStage(Enum):
    """Where one prompt's recording stands."""

    READY = auto()
    LISTENING = auto()
    TAKEN = auto()  # to be heard, kept or dropped


@dataclass(frozen=True, slots=True)
class Recording:
    """The prompt that is recorded: its place in the list, and how it went."""

    at: int = 0
    stage: TakeStage = TakeStage.READY
    fault: str = ""


@dataclass(frozen=True, slots=True)
class RecordPrompt:
    """One sentence to be read aloud by the helper, ``at`` of ``count``; ``kept`` are recorded."""

    at: int
    count: int
    text: str
    stage: TakeStage
    kept: int
    fault: str = ""


@dataclass(frozen=True, slots=True)
class OpenRecording:
    """Helper: record what the kiosk says."""


class TakeDeed(Enum):
    """What is done about a take."""

    START = auto()
    STOP = auto()
    PLAY = auto()
    KEEP = auto()
    DROP = auto()
    RESET = auto()  # every recording of this station goes


@dataclass(frozen=True, slots=True)
class DoTake:
    """RecordPrompt: a button of it was touched."""

    deed: TakeDeed


@dataclass(frozen=True, slots=True)
class NextPrompt:
    """RecordPrompt: this one stays as it is; the next one."""


@dataclass(frozen=True, slots=True)
class TakeDone:
    """RecordPrompt: a deed is done; ``fault`` says why it came to nothing."""

    deed: TakeDeed
    fault: str = ""


RecordingAction = OpenRecording | DoTake | NextPrompt | TakeDone
