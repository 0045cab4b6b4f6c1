"""The day that stands on a paper: who is asked for it, and how old that makes the paper (F04)."""

from datetime import date

from devices.document_reader.told import ToldPaper
from kiosk.journeys.visit import Visit
from provisioning.catalogue.model import Catalogue, Element
from provisioning.catalogue.numbers import day_of
from provisioning.catalogue.rules.documents import Document, Reason
from provisioning.catalogue.rules.resolving import ResolvedLine

ELEMENT = "paper_date"
_READ_AS = "issue_date"


def date_element(catalogue: Catalogue) -> Element | None:
    """Return what is asked of a paper's day; None where a catalogue keeps no such datum."""
    return catalogue.elements.get(ELEMENT)


def wants_date(visit: Visit, catalogue: Catalogue, paper: Document) -> bool:
    """Say whether the day of a paper is asked: it was laid, and may be too old."""
    is_laid = bool(visit.pages.get(paper.key))
    return is_laid and paper.fresh_days is not None and date_element(catalogue) is not None


def told_key(key: str) -> str:
    """Name what was read of a paper's day, among all that papers told."""
    return f"date/{key}"


def day_told(told: ToldPaper | None, paper: Document) -> dict[str, str]:
    """Return the day that was read on a paper, to be confirmed; none if it is another paper."""
    is_it = told is not None and told.kind is not None and told.kind.material == paper.material.id
    read = told.fields.get(_READ_AS) if told and is_it else None
    return {told_key(paper.key): read.value} if read else {}


def ages(visit: Visit, today: date) -> dict[str, int]:
    """Return how many days old papers are, by document, where a day is known."""
    days = {key: day_of(given.text) for key, given in visit.dates.items()}
    return {key: (today - day).days for key, day in days.items() if day and key in visit.pages}


def is_too_old(lines: tuple[ResolvedLine, ...], key: str) -> bool:
    """Say whether the paper laid is too old for one of its lines."""
    return any(line.document == key and line.reason is Reason.EXPIRED for line in lines)


def still_serves(lines: tuple[ResolvedLine, ...], key: str) -> bool:
    """Say whether a paper that is too old for one line is good for another: then it is kept."""
    mine = [line.reason is Reason.EXPIRED for line in lines if line.document == key]
    return any(mine) and not all(mine)
