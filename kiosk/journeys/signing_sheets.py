"""The papers of signing: the slip for who signs later, its receipt, and the page for ink."""

from collections.abc import Iterator

from devices.printer.sheet import Code, Element, Gap, Item, Line, Pair, Rule, Sheet, Size, Title
from edge_sync.wire.application import SlipNumber
from edge_sync.wire.signing_slip import signing_slip_number
from kiosk.journeys.signed import Later
from kiosk.journeys.signers import Task
from kiosk.journeys.slip import local_time
from kiosk.journeys.visit import Context, Visit
from kiosk.records.signing_record import VERSION, SigningPaper, SigningRecord
from kiosk.text import AnyText, Language, PrintedText, SigningText, say
from provisioning.catalogue.model import Words
from provisioning.catalogue.rules.titles import title_of

_RULED = "＿" * 9


def to_sign_record(
    visit: Visit, context: Context, later: Later, lodged_ms: int, station: Words
) -> SigningRecord:
    """Return what the slip of one who signs later is printed from."""
    number = signing_slip_number(context_slip(later), later.task.person)
    kind = SigningPaper.TO_SIGN
    title = title_of(context.catalogue, visit.title).name
    return _record(kind, number, visit, context, later.task, title, lodged_ms, station)


def has_signed_record(
    visit: Visit, context: Context, task: Task, number: SlipNumber, lodged_ms: int, station: Words
) -> SigningRecord:
    """Return what is printed for one who signed with a signing slip."""
    slip = visit.signing.countersigns
    title = title_of(context.catalogue, slip.title).name if slip else Words("", "")
    kind = SigningPaper.HAS_SIGNED
    return _record(kind, number, visit, context, task, title, lodged_ms, station)


def _record(  # noqa: PLR0913, PLR0917 - the lines of one slip
    kind: SigningPaper,
    number: SlipNumber,
    visit: Visit,
    context: Context,
    task: Task,
    title: Words,
    lodged_ms: int,
    station: Words,
) -> SigningRecord:
    slip = visit.signing.countersigns
    return SigningRecord(
        version=VERSION,
        kind=kind,
        number=number,
        of=SlipNumber(slip.of) if slip else SlipNumber(context.slip),
        language=visit.language,
        title=title,
        signer=task.signer.label,
        papers=tuple(paper.name for paper in task.signer.papers),
        lodged_ms=lodged_ms,
        station=station,
        phone=context.catalogue.heading.phone,
    )


def context_slip(later: Later) -> SlipNumber:
    """Return the application's slip that a signing slip speaks of."""
    return SlipNumber(later.slip.of)


def signing_sheet(record: SigningRecord, public_code: str, code: str | None, surname: str) -> Sheet:
    """Return the paper. ``surname`` is known on the first print alone."""
    if record.kind is SigningPaper.TO_SIGN:
        return Sheet((*_to_sign(record, surname), *_signing_code(record, code)))
    return Sheet((*_has_signed(record, surname), *_own_code(record, public_code, code)))


def _to_sign(record: SigningRecord, surname: str) -> Iterator[Element]:
    language = record.language
    yield Title(say(language, PrintedText.SIGNING_SLIP_TITLE))
    yield Line(say(language, PrintedText.SIGNING_SLIP_MISSING), Size.LARGE, bold=True, centred=True)
    yield Rule()
    yield from _facts(record, surname, PrintedText.SIGNING_SLIP_WHO)
    yield Rule()
    yield Line(say(language, PrintedText.SIGNING_SLIP_DO), bold=True)
    steps = (
        PrintedText.SIGNING_SLIP_DO_1,
        PrintedText.SIGNING_SLIP_DO_2,
        PrintedText.SIGNING_SLIP_DO_3,
    )
    for at, step in enumerate(steps, start=1):
        yield Item(f"{at}.", say(language, step))
    yield Line(say(language, PrintedText.SIGNING_SLIP_WAITS))
    yield Line(say(language, PrintedText.SLIP_HELP, phone=record.phone))


def _has_signed(record: SigningRecord, surname: str) -> Iterator[Element]:
    language = record.language
    yield Title(say(language, PrintedText.SIGNED_SLIP_TITLE))
    yield Line(say(language, PrintedText.SIGNED_SLIP_DONE), Size.LARGE, bold=True, centred=True)
    yield Rule()
    yield Pair(say(language, PrintedText.SLIP_NUMBER), record.number, bold=True)
    yield from _facts(record, surname, PrintedText.SIGNED_SLIP_WHO)
    yield Rule()
    yield Line(say(language, PrintedText.SIGNED_SLIP_NEXT))
    yield Line(say(language, PrintedText.SLIP_HELP, phone=record.phone))


def _facts(record: SigningRecord, surname: str, who: AnyText) -> Iterator[Element]:
    language = record.language
    role = record.signer.to(language.value)
    known = f"{role}\n{surname}**" if surname else role
    yield Pair(say(language, who), known, bold=True)
    yield Pair(say(language, PrintedText.SLIP_MATTER), record.title.to(language.value), bold=True)
    yield Pair(say(language, PrintedText.SIGNING_SLIP_OF), record.of)
    yield Pair(say(language, PrintedText.SLIP_STATION), record.station.to(language.value))
    yield Pair(say(language, PrintedText.SLIP_RECEIVED_AT), local_time(record.lodged_ms))
    yield Line(say(language, PrintedText.SIGNING_SLIP_PAPERS))
    for paper in record.papers:
        yield Item("□" if record.kind is SigningPaper.TO_SIGN else "√", paper.to(language.value))


def _signing_code(record: SigningRecord, code: str | None) -> Iterator[Element]:
    if code:
        yield Gap()
        yield Code(code, say(record.language, PrintedText.SIGNING_SLIP_CODE))
        yield Line(say(record.language, PrintedText.SIGNING_SLIP_KEEP), centred=True)


def _own_code(record: SigningRecord, public: str, code: str | None) -> Iterator[Element]:
    language = record.language
    yield Gap()
    yield Code(public, say(language, PrintedText.SLIP_PUBLIC_CODE))
    yield Gap()
    if code is None:
        yield Line(say(language, PrintedText.SLIP_REPRINT), Size.SMALL, centred=True)
        return
    yield Code(code, say(language, PrintedText.SLIP_PRIVATE_CODE))


def ink_sheet(text: str, language: Language) -> Sheet:
    """Return the page to sign in ink: the words, and room for a name and a day."""
    title, *lines = text.splitlines()
    return Sheet(
        (
            Title(title),
            Rule(),
            *(Line(line) for line in lines),
            Gap(40),
            Line(say(language, SigningText.INK_SIGN_HERE), bold=True),
            Gap(90),
            Line(_RULED, centred=True),
            Gap(),
            Line(say(language, SigningText.INK_DAY)),
            Gap(50),
            Line(_RULED, centred=True),
            Line(say(language, SigningText.INK_SCAN_BACK), Size.SMALL, centred=True),
        )
    )
