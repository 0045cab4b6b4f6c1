"""What a signer may choose: the ways of signing, and who may sign beside a mark."""

from kiosk.journeys.signers import Task, cards_here, has_same_wording
from kiosk.journeys.signing import HELPER_WITNESS, WITNESS_CARD, SignWay
from kiosk.journeys.visit import Context, Visit

_ON_GLASS = (SignWay.HERE, SignWay.MARK)


def ways_offered(visit: Visit, context: Context, task: Task) -> tuple[SignWay, ...]:
    """Return how this person may sign.

    What the law keeps on paper is offered no glass. With a signing slip whose
    words are not this kiosk's, only ink is offered, where an officer sees which
    words stood above it; for a matter that is not known here, nothing.
    """
    if visit.carried and any(paper.is_power for paper in task.signer.papers):
        return (SignWay.PAPER,)  # the mandate under which a helper carries papers is ink
    slip = visit.signing.countersigns
    same = has_same_wording(context.catalogue, slip) if slip else True
    if same is None:
        return ()
    later = () if slip else (SignWay.LATER,)
    if task.only_consents:
        return (SignWay.HERE, *later)
    all_ink = all(paper.is_ink for paper in task.signer.papers)
    glass = _ON_GLASS if same and not all_ink else ()
    return (*glass, SignWay.PAPER, *later)


def witness_ids(visit: Visit, context: Context, task: Task) -> tuple[str, ...]:
    """Return who may sign beside a mark: who showed a card, the helper, or another card."""
    others = tuple(party for party in cards_here(visit, context) if party != task.party)
    helper = (f"{HELPER_WITNESS}{visit.helper}",) if can_helper_witness(visit, context) else ()
    return (*others, *helper, f"{WITNESS_CARD}/{task.party}")


def can_helper_witness(visit: Visit, context: Context) -> bool:
    """Say whether a helper joined this visit who may speak for others."""
    on = context.duty.on
    return visit.helper is not None and on is not None and on.id == visit.helper and on.may_vouch
