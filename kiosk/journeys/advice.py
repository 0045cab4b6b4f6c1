"""Thresholds that are not met: each told on its own page, once, and never a refusal.

What is known of the one who stands here is told right after the card, what a
further person's card or number says, right after that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from provisioning.catalogue.model import Threshold
from provisioning.catalogue.rules.plan import Plan, party_of
from provisioning.catalogue.rules.thresholds import unmet


@dataclass(frozen=True, slots=True)
class Advice:
    """One threshold that somebody does not meet. ``key`` is "matter/place in its list"."""

    key: str
    party: str
    threshold: Threshold


def advice_for(
    plan: Plan, births: Mapping[str, date], local: Mapping[str, int], today: date
) -> tuple[Advice, ...]:
    """Return what has to be told, in the order of the matters."""
    found = unmet(plan, births, local, today)
    return tuple(
        Advice(f"{member.matter.id}/{at}", party_of(plan, member.member, threshold.role), threshold)
        for member in plan.applied
        for at, threshold in enumerate(member.matter.thresholds)
        if any(threshold is one for one in found)
    )
