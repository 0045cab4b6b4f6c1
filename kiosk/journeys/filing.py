"""Whose line a recognised paper belongs to: papers may be laid down in any order. Pure."""

from devices.document_reader.kinds import PaperKind
from devices.document_reader.told import ToldPaper
from kiosk.journeys.outcome import Outcome
from kiosk.journeys.paper_dates import is_too_old
from kiosk.journeys.remarks import BESIDE, ours, said, unlike
from kiosk.journeys.visit import Visit
from provisioning.catalogue.rules.documents import Document

_WHOSE = ("id_no", "name")  # what says whose paper it is

Kinds = tuple[PaperKind | None, ...]


def line_for(told: ToldPaper | None, here: Document, outcome: Outcome) -> Document | None:
    """Return the document that a page is for: ``here`` if it may be; None where nobody knows.

    Only what was recognised with certainty is put anywhere, and only where one line alone
    can be meant: of several holders, the one whose name or number the paper bears.
    """
    if told is None or told.kind is None or not told.is_certain:
        return None
    of_kind = [p for p in outcome.laid_papers if p.material.id == told.kind.material]
    fitting = [paper for paper in of_kind if not any(unlike(told, paper, outcome))]
    named = [paper for paper in fitting if _is_named(told, paper, outcome)]
    likely = named or fitting
    if here in likely:
        return here
    return likely[0] if len(likely) == 1 else None


def _is_named(told: ToldPaper, paper: Document, outcome: Outcome) -> bool:
    words = said(told)
    return any(words.get(name, set()) & ours(outcome, paper, name) for name in _WHOSE)


def kinds_of(visit: Visit, key: str) -> Kinds:
    """Return what is known of each page of a document."""
    pages, kinds = visit.pages.get(key, ()), visit.page_kinds.get(key, ())
    return kinds if len(kinds) == len(pages) else (None,) * len(pages)


def is_half(visit: Visit, key: str) -> bool:
    """Say whether a page of this document was put there that belongs beside another page."""
    kinds = kinds_of(visit, key)
    return key in visit.filed and any(k in BESIDE and BESIDE[k][0] not in kinds for k in kinds if k)


def is_further(visit: Visit, key: str, kind: PaperKind) -> bool:
    """Say whether a page is another one of a document some of whose pages are there."""
    kinds = kinds_of(visit, key)
    return kind not in kinds and all(k and k.material == kind.material for k in kinds)


def wants(visit: Visit, outcome: Outcome, paper: Document, kind: PaperKind) -> bool:
    """Say whether a document still wants a page of this kind."""
    is_open = paper.key not in visit.pages or is_too_old(outcome.lines, paper.key)
    return is_open or is_further(visit, paper.key, kind)
