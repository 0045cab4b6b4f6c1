"""States of a visit that ends today and goes on another day."""

from dataclasses import dataclass, field

from kiosk.text.progress_keys import ProgressText
from provisioning.catalogue.words import Words


@dataclass(frozen=True, slots=True)
class Saving:
    """The resume slip is being printed; nothing is kept before it is on paper.

    With ``fault`` it was not, or the draft could not be kept: everything is
    still here and may be tried again.
    """

    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """The slip is on paper and the draft is kept until this day ("2026-12-21")."""

    until: str
    card_on_reader: bool = False


@dataclass(frozen=True, slots=True)
class Resuming:
    """A draft was opened by its slip. ``wants_card``: the same card must be put down first."""

    title: Words
    wants_card: bool
    is_reading: bool = False
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class StandingShown:
    """How one member stands: who has it, and until when; ``days`` from today, None if unknown."""

    name: Words
    who: Words
    stands: ProgressText
    by: str = ""
    days: int | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class AskedShown:
    """One thing to bring: what is wrong, how to mend it, by when. The officer's own words."""

    name: Words
    wrong: str = field(repr=False)
    mend: str = field(repr=False)
    by: str = ""


@dataclass(frozen=True, slots=True)
class MemberToTakeBack:
    """One member that is not decided. ``is_bound``: the law ties others to it."""

    matter: str
    name: Words
    stands: ProgressText
    is_chosen: bool
    is_bound: bool = False


@dataclass(frozen=True, slots=True)
class Withdraw:
    """What to take back? Nothing in the list means everything: no news is here yet."""

    members: tuple[MemberToTakeBack, ...]
