"""The plan: what a title becomes under the choices made so far.

Choices are kept by page key: "for_whom" and "family" for whom it is, "holder"
for a scenario of the package, "group.food" for one of several alternatives,
"member.MT-X" for what happens with a member, "MT-X.marriage" for a scenario of
a member, "count.adult" for how many people play a role. A choice that its page
does not offer (any more) counts as not made, so a path that cannot be is never
taken (row M05).
"""

from collections.abc import Mapping

from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.making import Maker
from provisioning.catalogue.rules.planned import (
    AGENT,
    Choice,
    ForWhom,
    Locked,
    Page,
    Plan,
    PlannedMember,
    Wanted,
    WantedLine,
    parties_of,
    party_of,
)
from provisioning.catalogue.rules.titles import Title

__all__ = [
    "AGENT",
    "Choice",
    "ForWhom",
    "Locked",
    "Page",
    "Plan",
    "PlannedMember",
    "Wanted",
    "WantedLine",
    "make_plan",
    "parties_of",
    "party_of",
]


def make_plan(catalogue: Catalogue, title: Title, choices: Mapping[str, str]) -> Plan:
    """Work out a title under ``choices`` (page key to option id)."""
    return Maker(catalogue, title, choices).make()
