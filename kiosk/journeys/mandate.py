"""The written mandate: a helper carries the papers of somebody who is not here.

She is then the agent of the visit, by her own card, and the one in whose name
it is has signed the power of attorney in ink; its scan travels with the
application and stands in the place of the confirmation at the glass, which
nobody could give.
"""

from dataclasses import replace

from kiosk.journeys.helping import is_confirmed
from kiosk.journeys.outcome import work_out
from kiosk.journeys.show_question import name_of
from kiosk.journeys.signers import Task, ink_papers, is_signed, page_key, tasks
from kiosk.journeys.signing import SignWay
from kiosk.journeys.visit import Context, Visit
from provisioning.catalogue.rules.planned import AGENT


def may_carry(visit: Visit, context: Context) -> bool:
    """Say whether the agent of this visit is the helper on duty, and may carry papers."""
    on = context.duty.on
    if on is None or not on.may_carry or visit.helper != on.id or not visit.title:
        return False
    outcome = work_out(visit, context)
    return outcome.plan.has_agent and name_of(outcome, AGENT) == on.name


def with_mandate(visit: Visit, context: Context) -> Visit:
    """Return the visit with everybody who gives power signing it in ink."""
    ways = {task.party: SignWay.PAPER for task in _giving(visit, context)}
    signing = replace(visit.signing, ways={**visit.signing.ways, **ways})
    return replace(visit, carried=True, helper_types=False, signing=signing)


def mandate_page(visit: Visit, context: Context) -> str | None:
    """Return where the scan of the signed mandate lies in ``Visit.pages``, if it is there."""
    signed = (task for task in _giving(visit, context) if is_signed(visit, context, task))
    keys = (page_key(t, p) for t in signed for p in ink_papers(visit, t) if p.is_power)
    return next((key for key in keys if key in visit.pages), None)


def may_be_handed_in(visit: Visit, context: Context) -> bool:
    """Say whether a helper's part is settled: confirmed at the glass, or by the mandate."""
    if visit.carried:
        return mandate_page(visit, context) is not None
    return is_confirmed(visit)


def _giving(visit: Visit, context: Context) -> list[Task]:
    """Return who signs a power of attorney."""
    return [t for t in tasks(visit, context) if any(p.is_power for p in t.signer.papers)]
