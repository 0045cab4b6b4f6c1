"""Who is it, and how surely? Whether that is enough for what is applied for (rules of a visit, 2).

A level below what a matter names refuses nobody: the application is received
as "identity to be verified", and that is told.
"""

from collections.abc import Collection

from edge_sync.wire.application import IdentityLevel
from kiosk.journeys.visit import HOLDER, Context, Visit
from provisioning.catalogue.model import CardItem, Catalogue, Element
from provisioning.catalogue.rules.given import Facts
from provisioning.catalogue.rules.plan import Plan

NUMBER = "id_no"  # the element that birth and sex are derived from
_BEST_FIRST = tuple(IdentityLevel)


def own_elements(catalogue: Catalogue) -> tuple[Element, ...]:
    """Return what the one who stands here types without a card: name, then number."""
    return tuple(_filled_by(catalogue, item)[0] for item in (CardItem.NAME, CardItem.NUMBER))


def own_facts(visit: Visit, catalogue: Catalogue, holder: str) -> Facts:
    """Return what was typed in place of the own card, by field key."""
    if visit.card or not holder:
        return {}
    return {
        f"{holder}.{element.id}": visit.own[typed.id]
        for typed in own_elements(catalogue)
        for element in _filled_by(catalogue, typed.card)
        if typed.id in visit.own
    }


def _filled_by(catalogue: Catalogue, item: CardItem | None) -> list[Element]:
    return [element for element in catalogue.elements.values() if element.card is item]


def is_typing(visit: Visit) -> bool:
    """Say whether the one who stands here goes without a card."""
    return visit.card is None and HOLDER in visit.typed


def level_of(visit: Visit, plan: Plan, party: str, chips: Collection[str]) -> IdentityLevel:
    """Return how surely a party is known. An expired card and a social card count as typed."""
    if party in chips:
        return IdentityLevel.CHIP
    is_holder = party == plan.holder
    has_card = visit.card if is_holder else visit.cards.get(party)
    if is_holder and not has_card and is_own_face(visit):
        return IdentityLevel.CARD_FACE
    is_vouched = (HOLDER if is_holder else party) in visit.vouched
    return IdentityLevel.VOUCHED if is_vouched and not has_card else IdentityLevel.TYPED


def is_own_face(visit: Visit) -> bool:
    """Say whether the number given is the one that a camera read on the face of a card."""
    given = visit.own.get(NUMBER)
    return bool(visit.face) and given is not None and given.text == visit.face


def is_to_be_verified(visit: Visit, plan: Plan, levels: dict[str, IdentityLevel]) -> bool:
    """Say whether a matter wants to know its applicant more surely than this visit does.

    That goes for who stands here and for the one in whose name it is. Where
    being alive or present matters a card alone is never enough: a helper who
    knows the person says so beside it.
    """
    known = tuple(
        p.role for p in plan.parties if p.card and p.role in (plan.holder, plan.principal)
    )
    level = max((levels[party] for party in known), key=_BEST_FIRST.index, default=_BEST_FIRST[-1])
    is_seen = level is IdentityLevel.CHIP and _is_vouched(visit, plan)
    return any(
        _BEST_FIRST.index(level) > _BEST_FIRST.index(IdentityLevel(matter.identity_level.value))
        or (matter.presence and not is_seen)
        for matter in (member.matter for member in plan.applied)
    )


def _is_vouched(visit: Visit, plan: Plan) -> bool:
    """Say whether a helper knows the one in whose name it is."""
    is_here = plan.principal == plan.holder
    return (HOLDER if is_here else plan.principal) in visit.vouched


def may_be_vouched_for(visit: Visit, context: Context) -> bool:
    """Say whether a helper in this visit may say who somebody is."""
    on = context.duty.on
    return on is not None and on.id == visit.helper and on.may_vouch
