"""Titles: what a resident can choose, a matter by itself or a package."""

from dataclasses import dataclass

import msgspec

from provisioning.catalogue.model import (
    Catalogue,
    Fill,
    Group,
    Limit,
    Matter,
    Member,
    Package,
    Party,
    Relation,
    Scenario,
    Words,
)


@dataclass(frozen=True, slots=True)
class Title:
    """One choosable thing. A matter is a package of one, so that all rules know one shape.

    ``holder`` is the party in whose name it is, or "" where a scenario asks.
    ``signers`` are roles of a package; a matter by itself names its own.
    """

    id: str
    name: Words
    summary: Words
    minutes: int
    is_package: bool
    implementing_code: str
    promised_limit: Limit
    parties: tuple[Party, ...]
    members: tuple[Member, ...]
    scenarios: tuple[Scenario, ...]
    fills: tuple[Fill, ...]
    holder: str
    groups: tuple[Group, ...] = ()
    signers: tuple[str, ...] = ()


def titles(catalogue: Catalogue) -> tuple[Title, ...]:
    """Return everything that is offered, packages after matters."""
    matters = [_of_matter(m) for m in catalogue.matters.values() if m.offered]
    packages = [_of_package(p) for p in catalogue.packages.values() if p.offered]
    return (*matters, *packages)


def title_of(catalogue: Catalogue, title: str) -> Title:
    """Return one title by its id. Raises KeyError if there is none."""
    if title in catalogue.packages:
        return _of_package(catalogue.packages[title])
    return _of_matter(catalogue.matters[title])


def lead_of(catalogue: Catalogue, title: str) -> str:
    """Return the department that leads a package, or that handles a single matter."""
    package = catalogue.packages.get(title)
    return package.lead_dept if package else catalogue.matters[title].dept


def _of_matter(matter: Matter) -> Title:
    stands = _who_stands_here(matter)
    signer = matter.signers[0]
    member = Member(
        matter=matter.id,
        stage=1,
        relation=Relation.SINGLE,
        role_map={signer: "holder"} if stands else {},
        scenario_preset={stands.id: stands.options[0].id} if stands else {},
    )
    return Title(
        id=matter.id,
        name=matter.name,
        summary=matter.summary,
        minutes=matter.minutes,
        is_package=False,
        implementing_code=matter.implementing_code,
        promised_limit=matter.promised_limit,
        parties=matter.parties,
        members=(member,),
        scenarios=(_binding_holder(stands, signer),) if stands else (),
        fills=(),
        holder="" if stands else signer,
        signers=matter.signers,
    )


def _who_stands_here(matter: Matter) -> Scenario | None:
    """Return the scenario that says which party signs, as either parent may for a child."""
    signer = matter.signers[0]
    asking = (s for s in matter.scenarios if any(signer in o.binds for o in s.options))
    return next(asking, None)


def _binding_holder(scenario: Scenario, signer: str) -> Scenario:
    """Return it as the first question of the title, as packages ask it."""
    options = tuple(
        msgspec.structs.replace(o, binds={"holder": o.binds[signer]}) for o in scenario.options
    )
    return msgspec.structs.replace(scenario, options=options)


def _of_package(package: Package) -> Title:
    return Title(
        id=package.id,
        name=package.name,
        summary=package.summary,
        minutes=package.minutes,
        is_package=True,
        implementing_code=package.implementing_code,
        promised_limit=package.promised_limit,
        parties=package.parties,
        members=package.members,
        scenarios=package.scenarios,
        fills=package.fills,
        holder=_holder_of(package),
        groups=package.groups,
        signers=package.signers,
    )


def _holder_of(package: Package) -> str:
    """Where no scenario asks who stands here, it is the first who signs."""
    binds = (option.binds for scenario in package.scenarios for option in scenario.options)
    is_asked = any("holder" in bound for bound in binds)
    return "" if is_asked else package.signers[0]
