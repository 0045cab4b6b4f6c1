"""States of a visit that ends today and goes on another day."""

from dataclasses import dataclass

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
