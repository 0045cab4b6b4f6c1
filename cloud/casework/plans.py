"""The plans of one edition: the same choices lead to the same plan, so each is made once."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Final

from cloud.casework.moulds import Mould, Route
from cloud.casework.retelling import choices_of
from cloud.casework.titles import Asked, forms_in
from edge_sync.wire.application import Application, MatterId
from provisioning.catalogue.model import Catalogue, Limit
from provisioning.catalogue.rules.graph import waits_for
from provisioning.catalogue.rules.making import POWER_OF_ATTORNEY
from provisioning.catalogue.rules.plan import Plan, make_plan
from provisioning.catalogue.rules.titles import Title, title_of

MOST: Final = 1_000  # plans that are remembered; an edition has some hundred usual ones

_Key = tuple[str, frozenset[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class KnownPlan:
    """A plan, and what a setup asks of it for every member, by matter.

    ``needs`` are the members that must be granted first; the letter waits for those that
    are ``mandatory``. ``moulds`` are what its cases share, by who handles their members.
    """

    plan: Plan
    limits: dict[str, Limit]
    needs: dict[str, tuple[str, ...]]
    mandatory: frozenset[str]
    moulds: dict[tuple[Route, ...], Mould] = field(default_factory=dict)
    _forms: dict[Hashable, dict[MatterId, tuple[Asked, ...]]] = field(default_factory=dict)

    def forms(self, application: Application) -> dict[MatterId, tuple[Asked, ...]]:
        """Return the form of each member that is applied for: see `forms_in`."""
        people = tuple((one.id, one.roles, *one.values) for one in application.persons)
        known = self._forms.get(people)
        if known is None:
            if len(self._forms) >= MOST:
                self._forms.clear()
            known = self._forms[people] = forms_in(self.plan, application)
        return known


class Plans:
    """Plans under one catalogue. Any thread."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._made: dict[_Key, KnownPlan] = {}
        self._told: dict[Hashable, KnownPlan] = {}
        self._titles: dict[str, Title] = {}

    def of(self, application: Application) -> KnownPlan:
        """Return the plan of an application. Raises KeyError if its title is not known here."""
        told = _told(application)
        known = self._told.get(told)
        if known is None:
            if len(self._told) >= MOST:
                self._told.clear()
            known = self._told[told] = self._by_choices(application)
        return known

    def _by_choices(self, application: Application) -> KnownPlan:
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


def _told(application: Application) -> Hashable:
    """Gather everything of an application that its choices are read from (`choices_of`)."""
    places = {one.id: place for place, one in enumerate(application.persons)}
    return (
        application.title,
        application.for_whom,
        tuple((one.matter, one.choice, *one.scenarios.items()) for one in application.members),
        tuple(one.roles for one in application.persons),
        tuple(
            places.get(line.holder)
            for one in application.members
            for line in one.lines
            if line.material == POWER_OF_ATTORNEY
        ),
    )


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
