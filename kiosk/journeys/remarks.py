"""What a paper says, held against what is known: card, form, and the paper that was asked for.

A remark refuses nothing. It says what the machine sees while the resident still has the
paper in hand; what is handed in all the same bears the mark to the officer (row T06).
"""

from collections.abc import Iterator

from devices.document_reader.kinds import PaperKind
from devices.document_reader.told import ToldPaper
from kiosk.journeys.outcome import Outcome
from kiosk.journeys.remark import Remark, RemarkKind
from kiosk.text import in_both
from kiosk.text.keys import Text
from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.documents import Document

BESIDE = {
    PaperKind.HOUSEHOLD: (PaperKind.HOUSEHOLD_HEAD, Text.PAGE_HOUSEHOLD_HEAD),
    PaperKind.HOUSEHOLD_HEAD: (PaperKind.HOUSEHOLD, Text.PAGE_HOUSEHOLD_OWN),
}
"""Pages of one paper that belong together: a register's first page and the holder's own."""


def remark_on(
    told: ToldPaper | None,
    paper: Document,
    outcome: Outcome,
    catalogue: Catalogue,
    kinds: frozenset[PaperKind] = frozenset(),
) -> Remark | None:
    """Say what a page under the camera is, and whether it fits; None where nobody knows.

    ``kinds`` are the pages of the same document that were accepted just now.
    """
    if told is None or told.kind is None:
        return None
    seen = catalogue.materials.get(told.kind.material)
    if seen is None:
        return None
    if seen.id != paper.material.id:
        return Remark(RemarkKind.OTHER_PAPER, seen.name, material=seen.id)
    otherwise = tuple(unlike(told, paper, outcome))
    if otherwise:
        return Remark(RemarkKind.UNLIKE, catalogue.elements[otherwise[0]].label, otherwise)
    if told.kind in BESIDE and BESIDE[told.kind][0] not in {*kinds, told.also}:
        return Remark(RemarkKind.PAGE_MISSING, in_both(BESIDE[told.kind][1]))
    return Remark(RemarkKind.RECOGNISED, seen.name)


def unlike(told: ToldPaper, paper: Document, outcome: Outcome) -> Iterator[str]:
    """Yield the elements of which the paper names other values, and none like ours."""
    for element, words in said(told).items():
        known = ours(outcome, paper, element)
        if known and not any(_alike(mine, one) for mine in known for one in words):
            yield element


def ours(outcome: Outcome, paper: Document, element: str) -> set[str]:
    """Return what the form says of one element of the paper's holder."""
    return {
        field.given.text
        for field in outcome.form
        if field.element.id == element
        and field.given
        and field.given.text
        and field.party in ("", paper.party)
    }


def said(told: ToldPaper) -> dict[str, set[str]]:
    """Return what is read for sure, by element; a paper may name several people."""
    words: dict[str, set[str]] = {}
    for name, one in told.fields.items():
        element = name.rpartition(".")[2]
        # A name has no check digit, so it never counts as sure; a whole other one still tells.
        if not one.is_doubtful or element == "name":
            words.setdefault(element, set()).add(one.value)
    return words


def _alike(mine: str, theirs: str) -> bool:
    """An option says 汉族 where the paper says 汉."""
    return mine == theirs or mine.startswith(theirs)
