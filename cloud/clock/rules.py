"""The rules of the clock: how each regime accepts, what supervision looks for, and when.

They are data (`rules.toml`), the same for every place until a place sets its own file.
"""

from enum import Enum
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from cloud.errors import ClockRulesRefusedError
from provisioning.catalogue.model import Limit, Regime
from provisioning.catalogue.words import Words

SHIPPED: Final = Path(__file__).with_name("rules.toml")


class Looks(Enum):
    """What a trigger looks at. Each has one function in `triggers`."""

    TURNED_AWAY = "turned-away"
    MEMBER_LIMIT = "member-limit"
    STEP_LIMIT = "step-limit"
    FIRST_CHECK_LIMIT = "first-check-limit"
    REFUSAL = "refusal"
    LATE_RECORDING = "late-recording"
    CHARGE = "charge"
    OTHER = "other"
    SILENT_RENEWAL = "silent-renewal"


class Colour(Enum):
    """How grave a warning is: amber reminds, yellow warns, red asks who answers for it."""

    REMINDER = "reminder"
    YELLOW = "yellow"
    RED = "red"


class _Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Anything of the file; what it does not know is a mistake in it."""


class Acceptance(_Rule, frozen=True):
    """How one regime accepts. Without ``say`` nothing is accepted: handling begins at once."""

    silence_accepts: bool
    source: str
    say: Limit | None = None
    extension: Limit | None = None


class Joint(_Rule, frozen=True):
    """What law allows where several bodies handle one thing together."""

    limit: Limit
    extension: Limit


class Supervision(_Rule, frozen=True):
    """When a reminder, a yellow and a red card are due."""

    reminder_working_days: int
    yellow_share_of_step: int  # per cent of the step's days
    red_working_days_after: int
    late_recording_hours: int
    late_arrival_hours: int


class Complaints(_Rule, frozen=True):
    """Within what a complaint is taken or not, and one that was taken is answered."""

    decide: Limit
    answer: Limit


class Trigger(_Rule, frozen=True):
    """One of the rules. ``colour`` is for facts; times have their own course."""

    id: str
    looks_at: Looks
    name: Words
    colour: Colour | None = None


class Grade(_Rule, frozen=True):
    """One of the grades of the quarterly assessment, from so many thousandths on."""

    id: str
    at_least: int
    name: Words


class Assessment(_Rule, frozen=True):
    """The weights of the measures and of what residents say, and the grades.

    A poor one is written to. ``rating`` 0 leaves what residents say out (row J05).
    """

    efficiency: int
    effect: int
    cooperation: int
    grade: tuple[Grade, ...]
    rating: int = 0


class Rules(_Rule, frozen=True):
    """All of it."""

    version: int
    acceptance: dict[Regime, Acceptance]
    joint: Joint
    supervision: Supervision
    complaint: Complaints
    trigger: tuple[Trigger, ...]
    assessment: Assessment


def read_rules(path: Path = SHIPPED) -> Rules:
    """Read a file of rules. Raises ClockRulesRefusedError."""
    try:
        rules = msgspec.toml.decode(path.read_bytes(), type=Rules)
    except (OSError, msgspec.DecodeError) as error:
        raise ClockRulesRefusedError(f"{path.name}: {error}") from error
    missing = [regime.value for regime in Regime if regime not in rules.acceptance]
    names = [trigger.id for trigger in rules.trigger]
    if missing or len(set(names)) < len(names):
        raise ClockRulesRefusedError(f"{path.name}: lacks {missing}, or names a trigger twice")
    return rules


@cache
def shipped_rules() -> Rules:
    """Return the rules every place begins with."""
    return read_rules()
