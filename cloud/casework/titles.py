"""What the catalogue says about an application: its title, its members, its form. Pure.

The parcel carries the outcome of the visit (decision 9). The catalogue adds who
handles what, what waits for what, and which answers each matter asked for, so
that every department sees its own form and no other.
"""

from edge_sync.wire.application import Application, MatterId, Person, PersonId
from provisioning.catalogue.model import Catalogue, Words
from provisioning.catalogue.rules.planned import Plan

Asked = tuple[PersonId, str]
"""One field of a form: an element about a person. The answer itself is stored once, with them."""


def unknown_to(catalogue: Catalogue, application: Application) -> list[str]:
    """Return the title and matters of an application that the catalogue does not know."""
    title = application.title
    missing = [] if title in catalogue.packages or title in catalogue.matters else [title]
    return missing + [m.matter for m in application.members if m.matter not in catalogue.matters]


def element_label(catalogue: Catalogue, matter: str, element: str) -> Words:
    """Return the words for one element; a matter may have elements of its own."""
    own = (e for e in catalogue.matters[matter].elements if e.id == element)
    found = next(own, catalogue.elements.get(element))
    return found.label if found else Words(element, element)


def forms_in(plan: Plan, application: Application) -> dict[MatterId, tuple[Asked, ...]]:
    """Return the form of each member that is applied for: which answers its matter asked for."""
    players: dict[str, list[Person]] = {}
    for person in application.persons:
        for role in person.roles:
            players.setdefault(role, []).append(person)
    return {
        MatterId(planned.matter.id): tuple(
            dict.fromkeys(
                (person.id, wanted.field.element)
                for wanted in planned.fields
                for person in players.get(wanted.party, ())
                if wanted.field.element in person.values
            )
        )
        for planned in plan.applied
    }
