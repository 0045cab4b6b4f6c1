"""Who signs what: the application, and every generated paper that its holder must sign.

Who stands here signs the application by the summary of everything in it.
Everybody else, here or elsewhere, signs a text of their own (`signed_text`).
An organisation has no hand: what is its own paper is signed by the person who
signs the matter for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from provisioning.catalogue.model import Catalogue, Material, ShareLevel, Signing, Words
from provisioning.catalogue.rules.plan import Plan
from provisioning.catalogue.rules.planned import PlannedMember, parties_of, standing_in
from provisioning.catalogue.rules.signed_text import (
    APPLICATION,
    POWER_OF_ATTORNEY,
    WHOLE,
    paper_name,
)


@dataclass(frozen=True, slots=True)
class ToSign:
    """One paper for one signer, as a signature on the wire names it."""

    paper: str  # APPLICATION, or material and matter: "M-INCOMEAUTH/MT-DIBAO"
    name: Words
    is_ink: bool = False  # the law keeps it on paper: no glass is offered

    @property
    def is_power(self) -> bool:
        """Say whether this is the power of attorney."""
        return self.paper.partition("/")[0] == POWER_OF_ATTORNEY


@dataclass(frozen=True, slots=True)
class Signer:
    """One party and everything that party signs. ``stands_here`` is who hands in."""

    party: str
    label: Words
    papers: tuple[ToSign, ...]
    stands_here: bool = False


def signers(catalogue: Catalogue, plan: Plan) -> tuple[Signer, ...]:
    """Return everybody who signs, who stands here first. All questions must be answered."""
    papers: dict[str, list[ToSign]] = {plan.holder: [ToSign(APPLICATION, WHOLE)]}
    for role in plan.signers:
        papers.setdefault(role, [ToSign(APPLICATION, paper_name(catalogue, APPLICATION))])
    for party, paper in _papers(catalogue, plan):
        papers.setdefault(party, []).append(paper)
    labels = {party.role: party.label for party in plan.parties}
    order = [role for role in labels if role in papers]
    return tuple(
        Signer(role, labels[role], tuple(papers[role]), stands_here=role == plan.holder)
        for role in order
    )


def must_be_signed(material: Material) -> bool:
    """Say whether a generated paper needs its holder's own signature."""
    return material.share_level is ShareLevel.GENERATED and material.signing is not Signing.NONE


def _papers(catalogue: Catalogue, plan: Plan) -> Iterator[tuple[str, ToSign]]:
    """A paper that two lines of one matter want of one person is signed once."""
    seen: set[tuple[str, str]] = set()
    bodies = {party.role for party in plan.parties if party.organisation}
    for member in plan.applied:
        for wanted in member.lines:
            material = catalogue.materials[wanted.line.material]
            paper = f"{material.id}/{member.matter.id}"
            hand = _hand(plan, member, wanted.party) if wanted.party in bodies else wanted.party
            if must_be_signed(material) and (hand, paper) not in seen:
                seen.add((hand, paper))
                name = wanted.line.name or material.name
                yield hand, ToSign(paper, name, material.signing is Signing.INK)


def _hand(plan: Plan, member: PlannedMember, body: str) -> str:
    """Return who signs for an organisation: the matter's own signer, else who stands here."""
    people = {party.role for party in plan.parties if party.card}
    named = (p for role in member.matter.signers for p in parties_of(plan, member.member, role))
    person = next((party for party in named if party in people and party != body), plan.holder)
    return standing_in(plan).get(person, person) if plan.is_ward else person
