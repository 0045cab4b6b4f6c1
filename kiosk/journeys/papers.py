"""Documents as the resident meets them: what to bring, what is not needed, what is to follow."""

from kiosk.journeys.outcome import Outcome, work_out
from kiosk.journeys.states import NeededPaper
from kiosk.journeys.visit import Context, Visit
from kiosk.text import in_both
from kiosk.text.keys import Text
from provisioning.catalogue.model import ShareLevel
from provisioning.catalogue.rules.documents import Document, Reason, Resolved, Wish
from provisioning.catalogue.words import Words

_MISSING = (Resolved.PENDING, Resolved.LACKING)
REASONS = {reason: Text(f"reason.{reason.value}") for reason in Reason}


def needed(paper: Document) -> NeededPaper:
    """Return one document as a line of a list."""
    return NeededPaper(paper.name, paper.holder, REASONS[paper.reason])


def days_words(text: Text, paper: Document) -> Words:
    """Say a sentence about how many days old a paper may be."""
    return in_both(text, days=paper.fresh_days)


def wished(outcome: Outcome, wish: Wish) -> tuple[NeededPaper, ...]:
    """Return the documents that are asked for, offered, or not needed; forms left out."""
    return tuple(
        needed(paper)
        for paper in outcome.papers
        if paper.wish is wish and paper.material.share_level is not ShareLevel.GENERATED
    )


def papers_to_follow(visit: Visit, context: Context) -> tuple[NeededPaper, ...]:
    """Return what was asked for and has not been laid; a commitment stands for its paper."""
    if not visit.title:
        return ()
    outcome = work_out(visit, context)
    missing = {line.document: line.reason for line in outcome.lines if line.resolution in _MISSING}
    return tuple(
        NeededPaper(paper.name, paper.holder, REASONS[missing[paper.key]])
        for paper in outcome.papers
        if paper.wish is Wish.ASK and paper.key in missing
    )
