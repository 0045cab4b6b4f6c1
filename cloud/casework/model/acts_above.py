"""What those do who watch over a decision: the legal office, and the lead over the package's time.

`deciding_above` says what each leads to.
"""

from dataclasses import dataclass

from cloud.casework.model.acts import MemberAct


@dataclass(frozen=True, slots=True)
class ObjectTo(MemberAct):
    """The legal office objects: the member stands still until the objection is lifted (J07)."""

    text: str
    basis: str


@dataclass(frozen=True, slots=True)
class LiftObjection(MemberAct):
    """The objection is settled; the member goes on where it stood."""

    text: str


@dataclass(frozen=True, slots=True)
class NoteReview(MemberAct):
    """Note what a reconsideration or a court made of a decision, by its own number (J09)."""

    overturned: bool
    ruling: str
    text: str


@dataclass(frozen=True, slots=True)
class AskPackageExtension:
    """The lead asks a colleague for more days for the whole package."""

    days: int
    text: str


@dataclass(frozen=True, slots=True)
class AllowPackageExtension:
    """Allow it, or not; never by the one who asked."""

    allowed: bool
    text: str
