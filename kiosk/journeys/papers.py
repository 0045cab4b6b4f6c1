"""Documents as the resident meets them: what to bring, what is not needed, what is to follow."""

from kiosk.journeys.outcome import Outcome, work_out
from kiosk.journeys.states import NeededPaper
from kiosk.journeys.visit import Context, Visit
from kiosk.text.keys import Text
from provisioning.catalogue.model import ShareLevel
from provisioning.catalogue.rules.documents import Document, Reason, Wish

REASONS = {reason: Text(f"reason.{reason.value}") for reason in Reason}


def needed(paper: Document) -> NeededPaper:
    """Return one document as a line of a list."""
    return NeededPaper(paper.name, paper.holder, REASONS[paper.reason])


def wished(outcome: Outcome, wish: Wish) -> tuple[NeededPaper, ...]:
    """Return the documents that are asked for, offered, or not needed; forms left out."""
    return tuple(
        needed(paper)
        for paper in outcome.papers
        if paper.wish is wish and paper.material.share_level is not ShareLevel.GENERATED
    )


def papers_to_follow(visit: Visit, context: Context) -> tuple[NeededPaper, ...]:
    """Return what was asked for and has not been laid."""
    if not visit.title:
        return ()
    return tuple(
        NeededPaper(paper.name, paper.holder, Text.REASON_PENDING)
        for paper in work_out(visit, context).papers
        if paper.wish is Wish.ASK and paper.key not in visit.pages
    )
