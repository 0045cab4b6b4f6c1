"""Moves while a paper lies under the camera, or does not."""

from dataclasses import replace

from devices.document_reader.told import ToldPaper
from kiosk.journeys.actions import (
    AcceptPage,
    Action,
    ChooseLeaf,
    FetchBack,
    NotToHand,
    PaperTold,
    PhoneFailed,
    PhoneOpened,
    PhoneReady,
    PutThere,
    Retake,
    Retry,
    ScanFailed,
    ScanTaken,
    SkipPaper,
    StickAwaited,
    StickFailed,
    StickSeen,
    TakePage,
    UsePhone,
    UseStick,
)
from kiosk.journeys.at_filing import file_away, otherwise
from kiosk.journeys.at_phone import at_phone
from kiosk.journeys.at_stick import at_stick, chosen_on, once_more
from kiosk.journeys.at_without import paper_of
from kiosk.journeys.course import following
from kiosk.journeys.effects import ReadPaper
from kiosk.journeys.filing import Kinds, is_half, kinds_of, line_for
from kiosk.journeys.moving import Moved, go, stay
from kiosk.journeys.outcome import work_out
from kiosk.journeys.page_order import order_remark
from kiosk.journeys.paper_dates import day_told, still_serves
from kiosk.journeys.picture_wanted import picture_wanted
from kiosk.journeys.remark import Remark, RemarkKind
from kiosk.journeys.remarks import remark_on
from kiosk.journeys.states import PaperStage
from kiosk.journeys.visit import Context, Place, Scanning, Step, Visit
from kiosk.text.problem_keys import ProblemText
from provisioning.catalogue.rules.resolving import ways

ENOUGH_TRIES = 3  # bad pictures of one page; then it may be handed in with a mark (row F13)
MOST_PAGES = 12  # of one document; more is a mistake, and memory is finite

_OF_PAGES = (RemarkKind.RECOGNISED, RemarkKind.PAGE_MISSING, RemarkKind.PAGE_ORDER)
_ON_ITS_WAY = (PaperStage.TAKING, PaperStage.PHONE)


def at_paper(visit: Visit, action: Action, context: Context) -> Moved:  # noqa: C901, PLR0911 - one case an action
    """Move on at one document's paper."""
    scan, is_paper = visit.scanning, visit.place.step is Step.PAPER
    match action:
        case TakePage() | Retry() if scan.stage in (PaperStage.PREVIEW, PaperStage.FAILED):
            taking = replace(scan, stage=PaperStage.TAKING, fault=None, phone=None, stick=None)
            return stay(replace(visit, scanning=taking), picture_wanted(visit, context))
        case UsePhone() | PhoneReady() | PhoneOpened() | PhoneFailed():
            return at_phone(visit, action, context)
        case UseStick() | StickSeen() | StickAwaited() | StickFailed() | ChooseLeaf():
            return at_stick(visit, action, context)
        case ScanTaken(picture, flaw) if scan.stage in _ON_ITS_WAY:
            return _taken(visit, picture, flaw, context)
        case PaperTold(told, of) if _is_in_sight(scan, of) and is_paper:
            return _told(visit, told, context)
        case ScanFailed(code) if scan.stage in _ON_ITS_WAY:
            failed = replace(scan, stage=PaperStage.FAILED, fault=code)
            return stay(replace(visit, scanning=failed))
        case Retake():
            return stay(replace(visit, scanning=once_more(scan)))
        case FetchBack() | PutThere():
            return stay(otherwise(visit, action))
        case AcceptPage(another) if may_keep(scan):
            return _accept(visit, context, another=another)
        case NotToHand() if not scan.goes_on and ways(paper_of(visit, context)):
            return go(visit, Place(Step.WITHOUT, visit.place.key))
        case NotToHand() | SkipPaper():
            return _pass_by(visit, context)
        case _:
            return stay(visit)


def _taken(visit: Visit, picture: bytes, flaw: ProblemText | None, context: Context) -> Moved:
    """A picture is there: what is good is read, if it lies for a line of this visit."""
    scan = visit.scanning
    flawed = scan.flawed + (flaw is not None)
    taken = replace(
        Scanning(PaperStage.TAKEN, picture, flaw, goes_on=scan.goes_on, flawed=flawed),
        kinds=scan.kinds,
        numbers=scan.numbers,
        stick=scan.stick,
    )
    is_read = flaw is None and context.reads_papers and visit.place.step is Step.PAPER
    return stay(replace(visit, scanning=taken), *((ReadPaper(picture),) if is_read else ()))


def _told(visit: Visit, told: ToldPaper | None, context: Context) -> Moved:
    """Say what the page in sight is; a page of another line goes there by itself."""
    scan, outcome, here = visit.scanning, work_out(visit, context), paper_of(visit, context)
    beside = scan.kinds | {kind for kind in _half_kinds(visit) if kind}
    told_of = replace(
        scan,
        remark=_in_order(remark_on(told, here, outcome, context.catalogue, beside), told, scan),
        picture=(told.upright if told else b"") or scan.picture,
        kind=told.kind if told else None,
        also=told.also if told else None,
        number=told.page.number if told and told.page else None,
    )
    days = {**visit.told, **day_told(told, here)}
    line = line_for(told, here, outcome)
    if told is None or line is None or line == here:
        return stay(replace(visit, told=days, scanning=told_of))
    return file_away(replace(visit, scanning=told_of), told, line, here, outcome)


def _in_order(remark: Remark | None, told: ToldPaper | None, scan: Scanning) -> Remark | None:
    """Where nothing else is to be said of a page, say whether it is its turn."""
    if remark is not None and remark.kind is not RemarkKind.RECOGNISED:
        return remark
    return order_remark(told, scan.numbers) or remark


def _is_in_sight(scan: Scanning, picture: bytes) -> bool:
    return scan.stage is PaperStage.TAKEN and picture in {b"", scan.picture}


def _half_kinds(visit: Visit) -> Kinds:
    """A page that was put here before, beside which another one belongs, is not replaced."""
    key = visit.place.key
    return kinds_of(visit, key) if is_half(visit, key) else ()


def _accept(visit: Visit, context: Context, *, another: bool) -> Moved:
    """Keep the page in sight. The first one of a stay replaces those of an earlier stay."""
    key, scan = visit.place.key, visit.scanning
    before = visit.pages.get(key, ())
    if scan.stage is PaperStage.TAKEN:
        goes_on = scan.goes_on or is_half(visit, key)
        kinds = (*(kinds_of(visit, key) if goes_on else ()), scan.kind)
        kept = {**visit.pages, key: (*(before if goes_on else ()), scan.picture)}
        page_kinds = {**visit.page_kinds, key: kinds}
        flawed = _flawed(visit, key)
        chosen = {name: way for name, way in visit.ways.items() if name != key}
        not_laid = visit.not_laid - {key}
        remarks = _remarked(visit, key)
        visit = replace(
            visit, pages=kept, flawed=flawed, ways=chosen, not_laid=not_laid, remarks=remarks
        )
        visit = replace(visit, page_kinds=page_kinds, filed=visit.filed - {key})
        visit = replace(
            visit, dates={name: day for name, day in visit.dates.items() if name != key}
        )
    elif not before:
        return stay(visit)
    if another and len(visit.pages[key]) < MOST_PAGES:
        laid = scan.kinds | {kind for kind in (scan.kind, scan.also) if kind}
        further = Scanning(goes_on=True, kinds=laid, numbers=(*scan.numbers, scan.number))
        return stay(replace(visit, scanning=chosen_on(scan, further, is_kept=True)))
    return go(visit, following(visit, context))


def may_keep(scan: Scanning) -> bool:
    """Say whether the picture in sight may be handed in: a bad one is refused three times."""
    return scan.flaw is None or scan.flawed >= ENOUGH_TRIES


def _flawed(visit: Visit, key: str) -> frozenset[str]:
    """A document has its mark while one of its pages is bad."""
    before = visit.flawed if visit.scanning.goes_on else visit.flawed - {key}
    return before | {key} if visit.scanning.flaw else before


def _remarked(visit: Visit, key: str) -> dict[str, Remark]:
    """A document keeps the first remark on its pages that says that something does not fit."""
    before = visit.remarks if visit.scanning.goes_on else {}
    others = {name: one for name, one in visit.remarks.items() if name != key}
    seen = visit.scanning.remark
    if key in before:
        return {**others, key: before[key]}
    if seen is None or seen.kind in _OF_PAGES:
        return others
    return {**others, key: seen}


def _pass_by(visit: Visit, context: Context) -> Moved:
    """Go on without the paper; pages accepted just now are kept: there was no further one."""
    key = visit.place.key
    if still_serves(work_out(visit, context).lines, key):
        visit = replace(visit, not_laid=visit.not_laid | {key})
    elif not (visit.scanning.goes_on or is_half(visit, key)):
        pages = {name: kept for name, kept in visit.pages.items() if name != key}
        flawed = visit.flawed - {key}
        visit = replace(visit, pages=pages, flawed=flawed, not_laid=visit.not_laid | {key})
    else:
        visit = replace(visit, filed=visit.filed - {key})
    return go(visit, following(visit, context))
