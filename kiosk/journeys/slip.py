"""The slip: received is not accepted, counts of papers, what happens next, and two codes.

The first print carries both codes and, from memory, what its owner knows it
by. A reprint carries the public code alone and no greeting (decision 4).
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from devices.printer.sheet import Code, Element, Gap, Item, Line, Pair, Rule, Sheet, Size, Title
from edge_sync.wire.application import Choice, SlipNumber
from kiosk.journeys.greeting import Greeting
from kiosk.journeys.outcome import work_out
from kiosk.journeys.states import DueSlip
from kiosk.journeys.visit import Context, Visit
from kiosk.records.signing_record import SigningRecord
from kiosk.records.slip_record import VERSION, MemberOnSlip, PaperOnSlip, SlipKind, SlipRecord
from kiosk.text import Language, PrintedText, Text, say
from provisioning.catalogue.model import ShareLevel, Words
from provisioning.catalogue.rules.documents import Wish
from provisioning.clock import CHINA

_MILLI = 1000


def local_time(at_ms: int) -> str:
    """Return UTC milliseconds as the wall clock shows them: "2026-11-21 09:30"."""
    moment = datetime.fromtimestamp(at_ms / _MILLI, UTC).astimezone(CHINA)
    return moment.strftime("%Y-%m-%d %H:%M")


def record_of(
    visit: Visit, context: Context, number: SlipNumber, lodged_ms: int, station: Words
) -> SlipRecord:
    """Return what the slip of a visit will be printed from."""
    outcome = work_out(visit, context)
    papers = [p for p in outcome.papers if p.material.share_level is not ShareLevel.GENERATED]
    missing = [p for p in papers if p.wish is Wish.ASK and p.key not in visit.pages]
    scanned = sum(p.key in visit.pages for p in papers)
    members = tuple(
        MemberOnSlip(m.matter.name, Choice(m.choice.value)) for m in outcome.plan.members
    )
    return SlipRecord(
        version=VERSION,
        number=number,
        language=visit.language.on_paper,
        title=outcome.plan.title.name,
        members=members if outcome.plan.title.is_package else (),
        lodged_ms=lodged_ms,
        station=station,
        phone=context.catalogue.heading.phone,
        scanned=scanned,
        not_needed=len(papers) - scanned - len(missing),
        to_follow=tuple(PaperOnSlip(p.name, p.holder) for p in missing),
        flawed=len(visit.flawed & visit.pages.keys()),
        identity_open=outcome.is_to_be_verified,
    )


def due_slip(record: SlipRecord | SigningRecord) -> DueSlip:
    """Return a slip as the list of waiting slips shows it."""
    return DueSlip(record.number, record.title, local_time(record.lodged_ms))


def slip_sheet(
    record: SlipRecord,
    public_code: str,
    private_code: str | None,
    greeting: Greeting | None = None,
) -> Sheet:
    """Return the paper. A reprint has no ``private_code``; only the first has a ``greeting``."""
    return Sheet(
        (*_head(record, greeting), *_body(record), *_codes(record, public_code, private_code))
    )


_SAID = {
    SlipKind.APPLICATION: PrintedText.SLIP_RECEIVED_NOT_ACCEPTED,
    SlipKind.SUPPLEMENT: PrintedText.SLIP_SUPPLEMENT,
    SlipKind.WITHDRAWAL: PrintedText.SLIP_WITHDRAWAL,
}


def _head(record: SlipRecord, greeting: Greeting | None) -> Iterator[Element]:
    language = record.language
    yield Title(say(language, PrintedText.SLIP_TITLE))
    yield Line(say(language, _SAID[record.kind]), Size.LARGE, bold=True, centred=True)
    yield Rule()
    yield Pair(say(language, PrintedText.SLIP_NUMBER), record.number, bold=True)
    if record.of:
        yield Pair(say(language, PrintedText.SLIP_OF), record.of)
    yield Pair(say(language, PrintedText.SLIP_RECEIVED_AT), local_time(record.lodged_ms))
    yield Pair(say(language, PrintedText.SLIP_STATION), record.station.to(language.value))
    if greeting:
        tail = say(language, PrintedText.SLIP_TAIL, tail=greeting.tail)
        shown = f"{greeting.surname}** {tail}"
        yield Pair(say(language, PrintedText.SLIP_APPLICANT), shown)
        if greeting.is_rare:
            yield Line(say(language, PrintedText.SLIP_RARE_NAME), bold=True)
    if record.identity_open:
        yield Line(say(language, PrintedText.SLIP_IDENTITY_OPEN), bold=True)
    yield Pair(say(language, PrintedText.SLIP_MATTER), record.title.to(language.value), bold=True)


_MARKS = {Choice.APPLY: "□", Choice.DONE_ALREADY: "√", Choice.LEFT_OUT: "×"}
_CHOICES = {
    Choice.APPLY: Text.CHECK_APPLIES,
    Choice.DONE_ALREADY: Text.CHECK_DONE_ALREADY,
    Choice.LEFT_OUT: Text.CHECK_LEFT_OUT,
}


def _body(record: SlipRecord) -> Iterator[Element]:
    language = record.language
    if record.members:
        yield Line(say(language, PrintedText.SLIP_MEMBERS))
    for member in record.members:
        choice = say(language, _CHOICES[member.choice])
        yield Item(_MARKS[member.choice], f"{member.name.to(language.value)}（{choice}）")
    yield Rule()
    yield from _papers(record, language)
    yield Rule()
    yield Line(say(language, PrintedText.SLIP_NEXT), bold=True)
    yield Line(say(language, PrintedText.SLIP_NEXT_SEND))
    yield Line(say(language, PrintedText.SLIP_HELP, phone=record.phone))


def _papers(record: SlipRecord, language: Language) -> Iterator[Element]:
    yield Line(say(language, PrintedText.SLIP_PAPERS), bold=True)
    yield Line(say(language, PrintedText.SLIP_SCANNED_COUNT, count=record.scanned))
    if record.flawed:
        yield Line(say(language, PrintedText.SLIP_FLAWED_COUNT, count=record.flawed))
    yield Line(say(language, PrintedText.SLIP_NOT_NEEDED_COUNT, count=record.not_needed))
    if record.to_follow:
        yield Line(say(language, PrintedText.SLIP_PENDING_COUNT, count=len(record.to_follow)))
    for paper in record.to_follow:
        name, holder = paper.material.to(language.value), paper.holder.to(language.value)
        yield Item("□", f"{name}（{holder}）")


def _codes(record: SlipRecord, public_code: str, private_code: str | None) -> Iterator[Element]:
    language = record.language
    yield Gap()
    yield Code(public_code, say(language, PrintedText.SLIP_PUBLIC_CODE))
    yield Gap()
    if private_code is None:
        yield Line(say(language, PrintedText.SLIP_REPRINT), Size.SMALL, centred=True)
        return
    yield Code(private_code, say(language, PrintedText.SLIP_PRIVATE_CODE))
    yield Line(say(language, PrintedText.SLIP_NEXT_KEEP), centred=True)
