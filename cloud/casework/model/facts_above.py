"""What those bring about who watch over a decision: kept for good, as in `facts`."""

from cloud.casework.model.facts import Fact


class Objected(Fact, frozen=True, kw_only=True, tag="objected"):
    """The legal office objected: the member stands still, outside the limit (row J07)."""

    text: str
    basis: str


class ObjectionLifted(Fact, frozen=True, kw_only=True, tag="objection-lifted"):
    """The objection is settled."""

    text: str


class DecisionReviewed(Fact, frozen=True, kw_only=True, tag="decision-reviewed"):
    """A reconsideration or a court looked at the decision; ``ruling`` is its number (row J09)."""

    overturned: bool
    ruling: str
    text: str


class PackageExtensionAsked(Fact, frozen=True, kw_only=True, tag="package-extension-asked"):
    """The lead asks for more days for the whole package."""

    days: int
    text: str


class PackageExtended(Fact, frozen=True, kw_only=True, tag="package-extended"):
    """Another officer of the lead allowed it; the applicant is told the reason (art. 42)."""

    days: int
    text: str


class PackageExtensionDenied(Fact, frozen=True, kw_only=True, tag="package-extension-denied"):
    """Another officer of the lead did not allow it."""

    text: str
