"""Moves when a page's reading comes after the page was accepted: it still finds its line.

Nobody waits for a reading, so the resident may be at the next paper by then. What was
learnt of the page is kept beside it; where it is another line's paper it goes there, one
sentence says so, and its own line is asked for again. A line that has such a page already
keeps it: nobody is asked about a page out of sight, and the remark goes to the officer.
"""

from dataclasses import replace

from devices.document_reader.told import ToldPaper
from kiosk.journeys.actions import PaperTold
from kiosk.journeys.at_filing import filed_sentence, put
from kiosk.journeys.course import following
from kiosk.journeys.effects import Effect, SpeakAloud
from kiosk.journeys.filing import kinds_of, line_for, wants
from kiosk.journeys.moving import Moved, go, stay
from kiosk.journeys.outcome import Outcome, work_out
from kiosk.journeys.paper_dates import day_told
from kiosk.journeys.paper_states import Filed, PaperStage
from kiosk.journeys.remark import RemarkKind
from kiosk.journeys.remarks import remark_on
from kiosk.journeys.visit import Context, Place, Scanning, Step, Visit
from provisioning.catalogue.rules.documents import Document
from provisioning.catalogue.words import Words

_BEFORE_SIGNING = frozenset(
    {
        Step.PAPER,
        Step.PAPER_DATE,
        Step.WITHOUT,
        Step.COMMITMENT,
        Step.QUESTION,
        Step.CONSENT,
        Step.FROM_PAPER,
        Step.CHECK,
    }
)
_BAD = (RemarkKind.OTHER_PAPER, RemarkKind.UNLIKE)


def is_late(visit: Visit, action: PaperTold) -> bool:
    """Say whether a page that was accepted before is told of; what is signed is not moved."""
    is_free = visit.place.step in _BEFORE_SIGNING and not visit.later.doing
    return is_free and _document_of(visit, action.of) is not None


def at_late_reading(visit: Visit, action: PaperTold, context: Context) -> Moved:
    """Keep what was read, and put the page where it belongs."""
    key, told, outcome = _document_of(visit, action.of), action.told, work_out(visit, context)
    here = next((paper for paper in outcome.laid_papers if paper.key == key), None)
    if told is None or told.kind is None or here is None:
        return stay(visit)
    line = line_for(told, here, outcome)
    if line is None or line == here or not wants(visit, outcome, line, told.kind):
        return stay(_noted(visit, action.of, told, here, outcome, context))
    out, picture = _taken_out(visit, here.key, action.of), told.upright or action.of
    moved = put(out, told, line, outcome, picture)
    filed = Filed(line.material.name, line.name, line.holder, is_late=True)
    if visit.place.step is Step.CHECK and here.key not in moved.pages:
        again = Scanning(PaperStage.TAKEN, picture, kind=told.kind)
        return _asked_again(moved, replace(out, scanning=again), filed, here)
    return _said(visit, moved, filed, line, context)


def _document_of(visit: Visit, picture: bytes) -> str | None:
    """Return the document that has a page; the one in sight is not accepted yet."""
    has_it = (key for key, pages in visit.pages.items() if picture and picture in pages)
    return next(has_it, None)


def _noted(
    visit: Visit,
    picture: bytes,
    told: ToldPaper,
    here: Document,
    outcome: Outcome,
    context: Context,
) -> Visit:
    """Keep what a page is beside it; what does not fit goes to the officer as a remark."""
    key, pages, kinds = here.key, visit.pages[here.key], kinds_of(visit, here.key)
    at = pages.index(picture)
    remark = remark_on(told, here, outcome, context.catalogue, frozenset(k for k in kinds if k))
    is_bad = remark is not None and remark.kind in _BAD and key not in visit.remarks
    scan = visit.scanning
    if visit.place == Place(Step.PAPER, key) and scan.goes_on and told.kind:
        scan = replace(scan, kinds=scan.kinds | {told.kind, told.also or told.kind})
    return replace(
        visit,
        pages={**visit.pages, key: (*pages[:at], told.upright or picture, *pages[at + 1 :])},
        page_kinds={**visit.page_kinds, key: (*kinds[:at], told.kind, *kinds[at + 1 :])},
        remarks={**visit.remarks, key: remark} if is_bad and remark else visit.remarks,
        told={**visit.told, **day_told(told, here)},
        scanning=scan,
    )


def _taken_out(visit: Visit, key: str, picture: bytes) -> Visit:
    """Take a page from its document; one without pages is asked for again."""
    pages, kinds = visit.pages[key], kinds_of(visit, key)
    at = pages.index(picture)
    left = (*pages[:at], *pages[at + 1 :])
    if left:
        kept = (*kinds[:at], *kinds[at + 1 :])
        return replace(
            visit,
            pages={**visit.pages, key: left},
            page_kinds={**visit.page_kinds, key: kept},
        )
    return replace(
        visit,
        pages={name: one for name, one in visit.pages.items() if name != key},
        page_kinds={name: one for name, one in visit.page_kinds.items() if name != key},
        flawed=visit.flawed - {key},
        remarks={name: one for name, one in visit.remarks.items() if name != key},
        dates={name: one for name, one in visit.dates.items() if name != key},
        filed=visit.filed - {key},
    )


def _asked_again(moved: Visit, otherwise: Visit, filed: Filed, here: Document) -> Moved:
    """All seemed to be there: go to the page of the paper that is missing now."""
    there, effects = go(moved, Place(Step.PAPER, here.key))
    there = replace(there, scanning=Scanning(filed=filed, instead=otherwise))
    return there, (*effects, *_aloud(there, filed, here.name))


def _said(visit: Visit, moved: Visit, filed: Filed, line: Document, context: Context) -> Moved:
    """Say where the page went: aloud, and on the page in sight where that is free."""
    effects: tuple[Effect, ...] = ()
    is_its_own = visit.place == Place(Step.PAPER, line.key)
    is_free = visit.place.step is Step.PAPER and visit.scanning.stage is PaperStage.PREVIEW
    if is_its_own and is_free:  # what is asked for just now has come: the next one
        moved, effects = go(moved, following(moved, context))
    elif is_its_own:  # what is being taken just now is a further page, and replaces nothing
        moved = replace(moved, scanning=replace(moved.scanning, goes_on=True))
    if is_free and moved.place.step is Step.PAPER:
        moved = replace(moved, scanning=replace(moved.scanning, filed=filed, instead=visit))
        return moved, (*effects, *_aloud(moved, filed, _in_sight(moved, context)))
    heard = replace(moved, green=False)  # the glass does not show it
    return moved, (*effects, *_aloud(heard, filed, _in_sight(moved, context)))


def _in_sight(visit: Visit, context: Context) -> Words | None:
    """Return the paper that is asked for just now."""
    papers = work_out(visit, context).laid_papers
    return next((one.name for one in papers if visit.place == Place(Step.PAPER, one.key)), None)


def _aloud(visit: Visit, filed: Filed, now: Words | None) -> tuple[SpeakAloud, ...]:
    """In the green lane the glass reads the page."""
    if visit.green:
        return ()
    return (SpeakAloud(filed_sentence(filed, now, visit.language), is_private=False),)
