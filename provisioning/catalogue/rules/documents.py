"""The document set: each document once, by kind and holder, and how it is met (F04, F05, T08).

Offline, an office's own data cannot be asked: a shareable line is to be
verified, and scanning it is offered and never required (rules of a visit, 5).
Only what no office can look up is asked for.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from provisioning.catalogue.model import Catalogue, Line, Material, ShareLevel, Words
from provisioning.catalogue.rules.plan import Plan, PlannedMember, WantedLine, party_of


class Wish(Enum):
    """What the kiosk does about one document."""

    ASK = "ask"
    OFFER = "offer"
    NOTHING = "nothing"


class Resolved(Enum):
    """How one line is met; the words of the wire."""

    SHARED = "shared"
    TO_BE_VERIFIED = "to-be-verified"
    REUSED = "reused"
    PRODUCED = "produced"
    GENERATED = "generated"
    SCANNED = "scanned"
    PENDING = "pending"


class Reason(Enum):
    """Why, as a key; the kiosk has a sentence for each."""

    CHIP_READ = "chip_read"
    SHARED_LATER = "shared_later"
    OFFERED = "offered"
    REUSED = "reused"
    PRODUCED = "produced"
    GENERATED = "generated"
    ASKED = "asked"
    SCANNED = "scanned"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Document:
    """One document that some lines want, whoever wants it.

    ``lines`` are (matter id, line id). ``without`` is how its lines stand if
    nothing is laid under the camera.
    """

    key: str  # "M-BANK/mother"
    material: Material
    name: Words
    party: str
    holder: Words
    wish: Wish
    without: Resolved
    reason: Reason
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ResolvedLine:
    """One line and how it is met; ``document`` is the key of its document."""

    matter: str
    line: Line
    party: str
    resolution: Resolved
    reason: Reason
    document: str


def documents(catalogue: Catalogue, plan: Plan, chips: Collection[str]) -> tuple[Document, ...]:
    """Return the documents of a plan. ``chips`` are the parties whose valid chip was read."""
    found: dict[str, Document] = {}
    for member in plan.applied:
        for wanted in member.lines:
            document = _document(catalogue, plan, chips, member, wanted)
            before = found.get(document.key)
            lines = (*(before.lines if before else ()), *document.lines)
            found[document.key] = _with_lines(before or document, lines)
    return tuple(found.values())


def resolve(
    plan: Plan, papers: tuple[Document, ...], scanned: Collection[str]
) -> tuple[ResolvedLine, ...]:
    """Return every line of every applied member. ``scanned`` are keys of laid documents."""
    lines: list[ResolvedLine] = []
    by_place = {place: paper for paper in papers for place in paper.lines}
    for member in plan.applied:
        for wanted in member.lines:
            place = (member.matter.id, wanted.line.id)
            paper = by_place[place]
            resolution, reason = _met(paper, place, is_scanned=paper.key in scanned)
            line = wanted.line
            lines.append(
                ResolvedLine(member.matter.id, line, wanted.party, resolution, reason, paper.key)
            )
    return tuple(lines)


def _met(paper: Document, place: tuple[str, str], *, is_scanned: bool) -> tuple[Resolved, Reason]:
    """The first line brings the document, the others reuse it."""
    is_first = paper.lines[0] == place
    if not is_first and paper.without not in (Resolved.SHARED, Resolved.PRODUCED):
        return Resolved.REUSED, Reason.REUSED
    if is_scanned:
        return Resolved.SCANNED, Reason.SCANNED
    if paper.wish is Wish.ASK:
        return Resolved.PENDING, Reason.PENDING
    if paper.wish is Wish.OFFER:
        return paper.without, Reason.SHARED_LATER
    return paper.without, paper.reason


def _document(
    catalogue: Catalogue,
    plan: Plan,
    chips: Collection[str],
    member: PlannedMember,
    wanted: WantedLine,
) -> Document:
    material = catalogue.materials[wanted.line.material]
    generated = material.share_level is ShareLevel.GENERATED
    owner = f"{wanted.party}/{member.matter.id}" if generated else wanted.party
    wish, without, reason = _standing(plan, chips, material, wanted.party)
    return Document(
        key=f"{material.id}/{owner}",
        material=material,
        name=wanted.line.name or material.name,
        party=wanted.party,
        holder=plan.label_of(wanted.party),
        wish=wish,
        without=without,
        reason=reason,
        lines=((member.matter.id, wanted.line.id),),
    )


def _standing(
    plan: Plan, chips: Collection[str], material: Material, party: str
) -> tuple[Wish, Resolved, Reason]:
    if material.share_level is ShareLevel.GENERATED:
        return Wish.NOTHING, Resolved.GENERATED, Reason.GENERATED
    if material.chip and party in chips:
        return Wish.NOTHING, Resolved.SHARED, Reason.CHIP_READ
    if _is_produced(plan, material, party):
        return Wish.NOTHING, Resolved.PRODUCED, Reason.PRODUCED
    if material.share_level is ShareLevel.NONE:
        return Wish.ASK, Resolved.PENDING, Reason.ASKED
    return Wish.OFFER, Resolved.TO_BE_VERIFIED, Reason.OFFERED


def _is_produced(plan: Plan, material: Material, party: str) -> bool:
    """Only a member that is applied for produces; what is done already is in hand."""
    return any(
        p.material == material.id and party_of(plan, member.member, p.holder) == party
        for member in plan.applied
        for p in member.matter.produces_materials
    )


def _with_lines(document: Document, lines: tuple[tuple[str, str], ...]) -> Document:
    return Document(
        key=document.key,
        material=document.material,
        name=document.name,
        party=document.party,
        holder=document.holder,
        wish=document.wish,
        without=document.without,
        reason=document.reason,
        lines=lines,
    )
