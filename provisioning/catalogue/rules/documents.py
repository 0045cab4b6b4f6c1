"""The document set: each document once, by kind and holder (rows F04, F05, T08).

Offline, an office's own data cannot be asked: a shareable line is to be
verified, and scanning it is offered and never required (rules of a visit, 5).
Only what no office can look up is asked for; what stands in an office's books and
on no paper is not even offered. How each line is met is settled
by `resolving`.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from provisioning.catalogue.model import Catalogue, Line, Material, Matter, Need, ShareLevel, Words
from provisioning.catalogue.rules.freshness import fresh_days
from provisioning.catalogue.rules.planned import (
    Choice,
    Plan,
    PlannedMember,
    WantedLine,
    party_of,
)


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
    COMMITTED = "committed"
    LACKING = "lacking"


class Reason(Enum):
    """Why, as a key; the kiosk has a sentence for each."""

    CHIP_READ = "chip_read"
    SHARED_LATER = "shared_later"
    OFFERED = "offered"
    REUSED = "reused"
    PRODUCED = "produced"
    GENERATED = "generated"
    ASKED = "asked"
    EXPIRED = "expired"
    SCANNED = "scanned"
    PENDING = "pending"
    COMMITTED = "committed"
    LACKING = "lacking"
    OPTIONAL = "optional"
    DONE_ALREADY = "done_already"


@dataclass(frozen=True, slots=True)
class Place:
    """One line that wants a document: which matter's, and what it allows if it is missing."""

    matter: str
    line: str
    is_tolerable: bool = False
    is_replaceable: bool = False
    fresh_days: int | None = None  # how old its paper may be


@dataclass(frozen=True, slots=True)
class Document:
    """One document that some lines want, whoever wants it.

    ``without`` is how its lines stand if nothing is laid under the camera. The
    result of a member that is done already may be wanted by no line.
    """

    key: str  # "M-BANK/mother"
    material: Material
    name: Words
    party: str
    holder: Words
    wish: Wish
    without: Resolved
    reason: Reason
    places: tuple[Place, ...]

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Return its lines as (matter id, line id)."""
        return tuple((place.matter, place.line) for place in self.places)

    @property
    def fresh_days(self) -> int | None:
        """Return how old it may be to serve all its lines; None if any age will do."""
        days = [place.fresh_days for place in self.places if place.fresh_days is not None]
        return min(days, default=None)


def documents(catalogue: Catalogue, plan: Plan, chips: Collection[str]) -> tuple[Document, ...]:
    """Return the documents of a plan. ``chips`` are the parties whose valid chip was read."""
    found: dict[str, Document] = {}
    for member in plan.applied:
        for wanted in member.lines:
            document = _document(catalogue, plan, chips, member, wanted)
            found[document.key] = _together(found.get(document.key), document)
    for result in _results(catalogue, plan):
        found.setdefault(result.key, result)
    return tuple(found.values())


def taps_for_cards(catalogue: Catalogue, plan: Plan) -> tuple[str, ...]:
    """Return who lays a card on the reader: everybody once, however many lines want it (F06)."""
    holders = (
        wanted.party
        for member in plan.applied
        for wanted in member.lines
        if catalogue.materials[wanted.line.material].chip
    )
    return tuple(dict.fromkeys(holders))


def results_of(plan: Plan, matter: str) -> tuple[str, ...]:
    """Return the keys of the documents that show the result of a member done already."""
    [member] = [m for m in plan.members if m.matter.id == matter]
    if member.choice is not Choice.DONE_ALREADY:
        return ()
    made = member.matter.produces_materials
    return tuple(f"{p.material}/{party_of(plan, member.member, p.holder)}" for p in made)


def _together(before: Document | None, after: Document) -> Document:
    """One document for all its lines; it is asked for if one of them insists."""
    if before is None:
        return after
    first = after if after.wish is Wish.ASK and before.wish is Wish.OFFER else before
    return replace(first, name=before.name, places=(*before.places, *after.places))


def _document(
    catalogue: Catalogue,
    plan: Plan,
    chips: Collection[str],
    member: PlannedMember,
    wanted: WantedLine,
) -> Document:
    material = catalogue.materials[wanted.line.material]
    wish, without, reason = _standing(plan, chips, material, wanted)
    return Document(
        key=_key(material, wanted.party, member.matter.id),
        material=material,
        name=wanted.line.name or material.name,
        party=wanted.party,
        holder=plan.label_of(wanted.party),
        wish=wish,
        without=without,
        reason=reason,
        places=(_place(member.matter, wanted.line, material),),
    )


def _key(material: Material, party: str, matter: str) -> str:
    """A department's own form is another one for each matter; all else is one for its holder."""
    is_form = material.share_level is ShareLevel.GENERATED and material.statement is None
    return f"{material.id}/{party}/{matter}" if is_form else f"{material.id}/{party}"


def _place(matter: Matter, line: Line, material: Material) -> Place:
    """Where a matter allows papers to follow, what it does not require may do so."""
    is_minor = line.need is not Need.REQUIRED
    return Place(
        matter=matter.id,
        line=line.id,
        is_tolerable=line.tolerable or (matter.tolerance_allowed and is_minor),
        is_replaceable=line.replaceable,
        fresh_days=fresh_days(material, line),
    )


def _standing(  # noqa: PLR0911 - one case a standing
    plan: Plan, chips: Collection[str], material: Material, wanted: WantedLine
) -> tuple[Wish, Resolved, Reason]:
    if material.share_level is ShareLevel.GENERATED:
        return Wish.NOTHING, Resolved.GENERATED, Reason.GENERATED
    if material.chip and wanted.party in chips:
        return Wish.NOTHING, Resolved.SHARED, Reason.CHIP_READ
    if _is_produced(plan, material, wanted.party):
        return Wish.NOTHING, Resolved.PRODUCED, Reason.PRODUCED
    if material.is_entry:
        return Wish.NOTHING, Resolved.TO_BE_VERIFIED, Reason.SHARED_LATER
    if material.share_level is not ShareLevel.NONE:
        return Wish.OFFER, Resolved.TO_BE_VERIFIED, Reason.OFFERED
    if wanted.line.need is Need.OPTIONAL:
        return Wish.OFFER, Resolved.LACKING, Reason.OPTIONAL
    return Wish.ASK, Resolved.LACKING, Reason.ASKED


def _is_produced(plan: Plan, material: Material, party: str) -> bool:
    """Only a member that is applied for produces; what is done already is in hand."""
    return any(
        p.material == material.id and party_of(plan, member.member, p.holder) == party
        for member in plan.applied
        for p in member.matter.produces_materials
    )


def _results(catalogue: Catalogue, plan: Plan) -> Iterator[Document]:
    """The result of what is done already may be laid down, also where no line wants it."""
    for member in plan.members:
        for key in results_of(plan, member.matter.id) if member.member.may_be_done else ():
            name, _, party = key.partition("/")
            material = catalogue.materials[name]
            yield Document(
                key=key,
                material=material,
                name=material.name,
                party=party,
                holder=plan.label_of(party),
                wish=Wish.OFFER,
                without=Resolved.TO_BE_VERIFIED,
                reason=Reason.DONE_ALREADY,
                places=(),
            )
