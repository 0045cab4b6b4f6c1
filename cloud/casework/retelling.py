"""An application turned back into the plan, answers and lines that it was made from. Pure.

The parcel carries the outcome (decision 9). What the catalogue adds to it, such
as each department's own form, is written by the same rules as at the kiosk.
"""

from edge_sync.wire.application import Application, Choice, ForWhom, MatterId, Person
from provisioning.catalogue.model import Catalogue, Option, Scenario
from provisioning.catalogue.rules.documents import Resolved
from provisioning.catalogue.rules.filled import FilledForm
from provisioning.catalogue.rules.forms import filled_form
from provisioning.catalogue.rules.making import POWER_OF_ATTORNEY
from provisioning.catalogue.rules.plan import AGENT, Plan, make_plan
from provisioning.catalogue.rules.standing import (
    ADULT,
    FAMILY,
    FOR_WHOM,
    RELATIVE,
    WARD,
    binds_holder,
)
from provisioning.catalogue.rules.titles import Title, title_of

_APPLICANT = "applicant"


def plan_of(catalogue: Catalogue, application: Application) -> Plan:
    """Return the plan of an application. Raises KeyError if its title is not known here."""
    title = title_of(catalogue, application.title)
    return make_plan(catalogue, title, choices_of(title, application))


def own_form(catalogue: Catalogue, application: Application, matter: str) -> FilledForm:
    """Return a department's own form, as it was at the kiosk (row F03).

    Raises KeyError if the matter is not applied for or not known here.
    """
    plan = plan_of(catalogue, application)
    standings = standings_of(application, matter)
    return filled_form(catalogue, plan, matter, values_of(plan, application), standings)


def values_of(plan: Plan, application: Application) -> dict[str, str]:
    """Return every answer by field key, as the rules know them."""
    values: dict[str, str] = {}
    for person in application.persons:
        party = person.roles[0]
        values |= {f"{party}.{name}": value.text for name, value in person.values.items()}
    for member in application.members:
        values |= {f"{member.matter}.{name}": v.text for name, v in member.answers.items()}
    return values | _extensions(plan, application)


def _extensions(plan: Plan, application: Application) -> dict[str, str]:
    """What a division asks in addition travels apart (row D18) and belongs to the same forms."""
    added = {member.matter: member.extension for member in application.members}
    values: dict[str, str] = {}
    for planned in plan.applied:
        own = {element.id for element in planned.matter.elements}
        for wanted in planned.fields:
            name, matter = wanted.field.element, MatterId(planned.matter.id)
            if wanted.field.extension and name in added.get(matter, {}):
                owner = matter if name in own else wanted.party
                values[f"{owner}.{name}"] = added[matter][name].text
    return values


def standings_of(application: Application, matter: str) -> dict[tuple[str, str], Resolved]:
    """Return how the lines of one matter are met, by line id and party."""
    parties = {person.id: person.roles[0] for person in application.persons}
    return {
        (line.line, parties[line.holder]): Resolved(line.resolution.value)
        for member in application.members
        if member.matter == matter
        for line in member.lines
    }


def choices_of(title: Title, application: Application) -> dict[str, str]:
    """Return the choices that led to an application."""
    choices = {FOR_WHOM: application.for_whom.value}
    for member in application.members:
        choices[f"member.{member.matter}"] = member.choice.value
        choices |= {f"{member.matter}.{name}": o for name, o in member.scenarios.items()}
    return (
        choices
        | _groups(title, application)
        | _counts(title, application)
        | _people(title, application)
    )


def _groups(title: Title, application: Application) -> dict[str, str]:
    """Which of its alternatives was taken, or none."""
    taken = {m.matter for m in application.members if m.choice is not Choice.LEFT_OUT}
    chosen = {f"group.{group.id}": Choice.LEFT_OUT.value for group in title.groups}
    for member in title.members:
        if member.group and member.matter in taken:
            chosen[f"group.{member.group}"] = member.matter
    return chosen


def _counts(title: Title, application: Application) -> dict[str, str]:
    """How many play a role that several may play."""
    roles = [role for person in application.persons for role in person.roles]
    several = [party.role for party in title.parties if party.several]
    return {
        f"count.{name}": str(sum(role.rpartition("-")[0] == name for role in roles))
        for name in several
    }


def _people(title: Title, application: Application) -> dict[str, str]:
    """Who stood there, and who would have if no agent did."""
    by_role = {role: person for person in application.persons for role in person.roles}
    agent = by_role.get(AGENT) if application.for_whom is not ForWhom.MYSELF else None
    family = WARD if agent and "guardian" in agent.roles else ADULT
    choices = {FAMILY: family}
    for scenario in title.scenarios:
        option = _taken(scenario, by_role | {"holder": _giver(application, agent, by_role)})
        taken = {scenario.id: option.id, f"{scenario.id}.of": option.id} if option else {}
        if agent and application.for_whom is ForWhom.FAMILY and binds_holder(scenario):
            taken[scenario.id] = RELATIVE
        choices |= taken
    return choices


def _giver(application: Application, agent: Person | None, by_role: dict[str, Person]) -> Person:
    """Without an agent it is who stood there, with one who gave the power."""
    if agent is None:
        return application.persons[0]
    by_id = {person.id: person for person in application.persons}
    powers = (
        line.holder
        for member in application.members
        for line in member.lines
        if line.material == POWER_OF_ATTORNEY
    )
    return next((by_id[holder] for holder in powers), by_role.get(_APPLICANT, agent))


def _taken(scenario: Scenario, by_role: dict[str, Person]) -> Option | None:
    """The option whose people all stand there; the most telling one of several."""
    fitting = [option for option in scenario.options if _fits(option, by_role)]
    return max(fitting, key=lambda option: len(option.binds), default=None)


def _fits(option: Option, by_role: dict[str, Person]) -> bool:
    together = all(
        role in by_role and by_role.get(party) == by_role[role]
        for role, party in option.binds.items()
    )
    return together and not any(role in by_role for role in option.without)
