"""The collaboration group of a package: made of its members, with what each has to do (R05).

Pure. Nobody names a group by hand; it is what the catalogue says and lasts as long as
every body in it is active. A package with a missing body cannot be enabled, and the
answer says who is missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cloud.accounts.bodies import BodyState
from provisioning.catalogue.model import Catalogue, Package


@dataclass(frozen=True, slots=True)
class Group:
    """The bodies of one package. ``duties`` are the matters of each body; the lead leads too."""

    package: str
    lead: str
    duties: Mapping[str, tuple[str, ...]]

    @property
    def bodies(self) -> tuple[str, ...]:
        """Everybody in it, the lead first."""
        return (self.lead, *sorted(self.duties.keys() - {self.lead}))


def group_of(package: Package, catalogue: Catalogue) -> Group:
    """Make the group of a package. Third parties belong to it: their step is awaited too."""
    duties: dict[str, tuple[str, ...]] = {}
    for member in package.members:
        matter = catalogue.matters[member.matter]
        duties[matter.dept] = (*duties.get(matter.dept, ()), matter.id)
    return Group(package.id, package.lead_dept, duties)


def missing(group: Group, bodies: Mapping[str, BodyState]) -> tuple[str, ...]:
    """Return the bodies that may not act yet, or no more."""
    return tuple(name for name in group.bodies if bodies.get(name) is not BodyState.ACTIVE)
