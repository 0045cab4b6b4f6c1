"""Moves where a page belongs to another line than the one in sight: it goes there by itself.

The resident hears and sees where it went and may take it back; what lies there already is
replaced only when the resident says so.
"""

from dataclasses import replace
from typing import TypeVar

from devices.document_reader.told import ToldPaper
from kiosk.journeys.at_stick import chosen_on
from kiosk.journeys.effects import SpeakAloud
from kiosk.journeys.filing import is_further, kinds_of, wants
from kiosk.journeys.moving import Moved, stay
from kiosk.journeys.outcome import Outcome
from kiosk.journeys.paper_actions import FetchBack, PutThere
from kiosk.journeys.paper_dates import day_told, is_too_old
from kiosk.journeys.paper_states import Filed
from kiosk.journeys.visit import Scanning, Visit
from kiosk.text import Language, Text, say
from provisioning.catalogue.rules.documents import Document
from provisioning.catalogue.words import Words

_Kept = TypeVar("_Kept")
_OF_PAPERS = (
    "pages",
    "page_kinds",
    "filed",
    "flawed",
    "ways",
    "not_laid",
    "remarks",
    "dates",
    "told",
    "scanning",
)
"""What of a visit is put back when the resident says otherwise."""


def file_away(
    visit: Visit, told: ToldPaper, paper: Document, here: Document, outcome: Outcome
) -> Moved:
    """Put the page in sight under the paper that it is, or ask where one lies there already."""
    scan = visit.scanning
    assert told.kind is not None  # noqa: S101 - only what was recognised has a line
    filed = Filed(paper.material.name, paper.name, paper.holder)
    laid = put(visit, told, paper, outcome, scan.picture)
    onward = Scanning(
        goes_on=scan.goes_on,
        flawed=scan.flawed,
        kinds=scan.kinds,
        filed=filed,
        numbers=scan.numbers,
    )
    onward = chosen_on(scan, onward, is_kept=True)
    if wants(visit, outcome, paper, told.kind):
        moved = replace(laid, scanning=replace(onward, instead=visit))
    else:
        asked = replace(scan, filed=replace(filed, is_there=True))
        moved = replace(
            visit, scanning=replace(asked, instead=replace(laid, scanning=onward), remark=None)
        )
    return stay(moved, *_aloud(moved, here.name))


def otherwise(visit: Visit, action: FetchBack | PutThere) -> Visit:
    """Return the visit as it is when the resident says otherwise than the machine."""
    filed, other = visit.scanning.filed, visit.scanning.instead
    if filed is None or other is None or filed.is_there is not isinstance(action, PutThere):
        return visit
    return replace(visit, **{name: getattr(other, name) for name in _OF_PAPERS})


def filed_sentence(filed: Filed, now: Words | None, language: Language) -> str:
    """Say what a page is, where it was put, and what is wanted now, if anything; or ask."""
    kept = Text.PAPER_FILED_LATE if filed.is_late else Text.PAPER_FILED
    text = Text.PAPER_THERE if filed.is_there else kept
    words = {"seen": filed.seen, "line": filed.line, "who": filed.who}
    said = say(language, text, **{name: one.to(language.value) for name, one in words.items()})
    if filed.is_there or now is None:
        return said
    between = "" if language is Language.ZH else " "
    return said + between + say(language, Text.PAPER_NOW, now=now.to(language.value))


def _aloud(visit: Visit, now: Words) -> tuple[SpeakAloud, ...]:
    """Kinds of papers and roles alone are said. In the green lane the glass reads the page."""
    filed = visit.scanning.filed
    if filed is None or visit.green:
        return ()
    words = filed_sentence(filed, now, visit.language)
    return (SpeakAloud(words, is_private=False),)


def put(visit: Visit, told: ToldPaper, paper: Document, outcome: Outcome, picture: bytes) -> Visit:
    """Lay a page to its document: beside its other pages, in the place of the same one."""
    key, kind = paper.key, told.kind
    pages, kinds = visit.pages.get(key, ()), kinds_of(visit, key)
    assert kind is not None  # noqa: S101 - only what was recognised has a line
    is_stale = is_too_old(outcome.lines, key)
    if pages and not is_stale and kind in kinds:
        at = kinds.index(kind)
        pages = (*pages[:at], picture, *pages[at + 1 :])
    elif pages and not is_stale and is_further(visit, key, kind):
        pages, kinds = (*pages, picture), (*kinds, kind)
    else:
        pages, kinds = (picture,), (kind,)
    return replace(
        visit,
        pages={**visit.pages, key: pages},
        page_kinds={**visit.page_kinds, key: kinds},
        filed=visit.filed | {key},
        flawed=visit.flawed - {key},
        ways=_without(visit.ways, key),
        not_laid=visit.not_laid - {key},
        remarks=_without(visit.remarks, key),
        dates=_without(visit.dates, key),
        told={**visit.told, **day_told(told, paper)},
    )


def _without(named: dict[str, _Kept], key: str) -> dict[str, _Kept]:
    return {name: one for name, one in named.items() if name != key}
