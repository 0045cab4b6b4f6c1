"""The plans of one edition: the same choices lead to the same plan, so each is made once."""

from dataclasses import dataclass
from typing import Final

from cloud.casework.retelling import choices_of
from edge_sync.wire.application import Application
from provisioning.catalogue.model import Catalogue, Limit
from provisioning.catalogue.rules.graph import waits_for
from provisioning.catalogue.rules.plan import Plan, make_plan
from provisioning.catalogue.rules.titles import Title, title_of

MOST: Final = 1_000  # plans that are remembered; an edition has some hundred usual ones

_Key = tuple[str, frozenset[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class KnownPlan:
    """A plan, and what a setup asks of it for every member, by matter.

    ``needs`` are the members that must be granted first; the letter waits for those that
    are ``mandatory``.
    """

    plan: Plan
    limits: dict[str, Limit]
    needs: dict[str, tuple[str, ...]]
    mandatory: frozenset[str]


class Plans:
    """Plans under one catalogue. Any thread."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._made: dict[_Key, KnownPlan] = {}
        self._titles: dict[str, Title] = {}

    def of(self, application: Application) -> KnownPlan:
        """Return the plan of an application. Raises KeyError if its title is not known here."""
        title = self._title(application.title)
        choices = choices_of(title, application)
        key = (application.title, frozenset(choices.items()))
        known = self._made.get(key)
        if known is None:
            if len(self._made) >= MOST:
                self._made.clear()
            known = self._made[key] = known_plan(make_plan(self.catalogue, title, choices))
        return known

    def _title(self, name: str) -> Title:
        found = self._titles.get(name)
        if found is None:
            found = self._titles[name] = title_of(self.catalogue, name)
        return found


def known_plan(plan: Plan) -> KnownPlan:
    """Work out what a setup asks of a plan."""
    return KnownPlan(
        plan=plan,
        limits={one.matter.id: one.promised_limit for one in plan.members},
        needs={one.matter.id: waits_for(plan, one.matter.id) for one in plan.applied},
        mandatory=_mandatory(plan.title),
    )


def _mandatory(title: Title) -> frozenset[str]:
    """Optional members, third parties' and those of an optional group hold no letter."""
    if not title.is_package:
        return frozenset(one.matter for one in title.members)
    optional = {group.id for group in title.groups if group.optional}
    return frozenset(
        one.matter
        for one in title.members
        if not (one.optional or one.third_party or one.group in optional)
    )
