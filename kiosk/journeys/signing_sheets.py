"""The papers of signing: the slip for who signs later, its receipt, and the page for ink."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from devices.printer.sheet import Code, Element, Gap, Item, Line, Pair, Rule, Sheet, Size, Title
from edge_sync.wire.application import SlipNumber
from edge_sync.wire.signing_slip import signing_slip_number
from kiosk.journeys.consents import consents_of_signer
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
    """Return what the slip of one who signs, or only consents, later is printed from."""
    number = signing_slip_number(context_slip(later), later.task.person)
    kind = SigningPaper.TO_CONSENT if later.task.only_consents else SigningPaper.TO_SIGN
    title = title_of(context.catalogue, visit.title).name
    return _record(kind, number, visit, context, later.task, title, lodged_ms, station)


def has_signed_record(
    visit: Visit, context: Context, task: Task, number: SlipNumber, lodged_ms: int, station: Words
) -> SigningRecord:
    """Return what is printed for one who came with such a slip."""
    slip = visit.signing.countersigns
    title = title_of(context.catalogue, slip.title).name if slip else Words("", "")
    kind = SigningPaper.HAS_ANSWERED if task.only_consents else SigningPaper.HAS_SIGNED
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
    asked = consents_of_signer(visit, context, task.party) if task.only_consents else ()
    signed = tuple(paper.name for paper in task.signer.papers)
    return SigningRecord(
        version=VERSION,
        kind=kind,
        number=number,
        of=SlipNumber(slip.of) if slip else SlipNumber(context.slip),
        language=visit.language.on_paper,
        title=title,
        signer=task.signer.label,
        papers=signed or tuple(one.purpose for one in asked),
        lodged_ms=lodged_ms,
        station=station,
        phone=context.catalogue.heading.phone,
        agreed=tuple(one.purpose for one in asked if visit.consents.get(one.key)),
    )


def context_slip(later: Later) -> SlipNumber:
    """Return the application's slip that a signing slip speaks of."""
    return SlipNumber(later.slip.of)


@dataclass(frozen=True, slots=True)
class _ToDo:
    """The words of a slip that asks for something, where the two kinds differ."""

    title: PrintedText
    missing: PrintedText
    who: PrintedText
    papers: PrintedText
    do: PrintedText
    waits: PrintedText
    code: PrintedText


_TO_DO: Final = {
    SigningPaper.TO_SIGN: _ToDo(
        PrintedText.SIGNING_SLIP_TITLE,
        PrintedText.SIGNING_SLIP_MISSING,
        PrintedText.SIGNING_SLIP_WHO,
        PrintedText.SIGNING_SLIP_PAPERS,
        PrintedText.SIGNING_SLIP_DO,
        PrintedText.SIGNING_SLIP_WAITS,
        PrintedText.SIGNING_SLIP_CODE,
    ),
    SigningPaper.TO_CONSENT: _ToDo(
        PrintedText.CONSENT_SLIP_TITLE,
        PrintedText.CONSENT_SLIP_MISSING,
        PrintedText.CONSENT_SLIP_WHO,
        PrintedText.CONSENT_SLIP_ASKED,
        PrintedText.CONSENT_SLIP_DO,
        PrintedText.CONSENT_SLIP_WAITS,
        PrintedText.CONSENT_SLIP_CODE,
    ),
}
_STEPS: Final = (
    PrintedText.SIGNING_SLIP_DO_1,
    PrintedText.SIGNING_SLIP_DO_2,
    PrintedText.SIGNING_SLIP_DO_3,
)


def signing_sheet(record: SigningRecord, public_code: str, code: str | None, surname: str) -> Sheet:
    """Return the paper. ``surname`` is known on the first print alone."""
    words = _TO_DO.get(record.kind)
    if words:
        return Sheet((*_to_do(record, surname, words), *_signing_code(record, code, words)))
    done = _has_signed if record.kind is SigningPaper.HAS_SIGNED else _has_answered
    return Sheet((*done(record, surname), *_own_code(record, public_code, code)))


def _to_do(record: SigningRecord, surname: str, words: _ToDo) -> Iterator[Element]:
    language = record.language
    yield Title(say(language, words.title))
    yield Line(say(language, words.missing), Size.LARGE, bold=True, centred=True)
    yield Rule()
    yield from _facts(record, surname, words.who)
    yield from _listed(record, words.papers, "□")
    yield Rule()
    yield Line(say(language, words.do), bold=True)
    for at, step in enumerate(_STEPS, start=1):
        yield Item(f"{at}.", say(language, step))
    yield Line(say(language, words.waits))
    yield Line(say(language, PrintedText.SLIP_HELP, phone=record.phone))


def _has_signed(record: SigningRecord, surname: str) -> Iterator[Element]:
    yield from _done(
        record, surname, PrintedText.SIGNED_SLIP_TITLE, PrintedText.SIGNED_SLIP_DONE,
        PrintedText.SIGNED_SLIP_WHO,
    )  # fmt: skip
    yield from _listed(record, PrintedText.SIGNING_SLIP_PAPERS, "√")
    yield from _next(record, PrintedText.SIGNED_SLIP_NEXT)


def _has_answered(record: SigningRecord, surname: str) -> Iterator[Element]:
    language = record.language
    yield from _done(
        record, surname, PrintedText.CONSENTED_SLIP_TITLE, PrintedText.CONSENTED_SLIP_DONE,
        PrintedText.CONSENTED_SLIP_WHO,
    )  # fmt: skip
    yield Line(say(language, PrintedText.CONSENTED_SLIP_ANSWERS))
    for purpose in record.papers:
        is_yes = purpose in record.agreed
        words = PrintedText.CONSENTED_SLIP_YES if is_yes else PrintedText.CONSENTED_SLIP_NO
        told = say(language, words, purpose=purpose.to(language.value))
        yield Item("√" if is_yes else "×", told)
    yield from _next(record, PrintedText.CONSENTED_SLIP_NEXT)


def _done(
    record: SigningRecord, surname: str, title: PrintedText, done: PrintedText, who: PrintedText
) -> Iterator[Element]:
    language = record.language
    yield Title(say(language, title))
    yield Line(say(language, done), Size.LARGE, bold=True, centred=True)
    yield Rule()
    yield Pair(say(language, PrintedText.SLIP_NUMBER), record.number, bold=True)
    yield from _facts(record, surname, who)


def _next(record: SigningRecord, following: PrintedText) -> Iterator[Element]:
    yield Rule()
    yield Line(say(record.language, following))
    yield Line(say(record.language, PrintedText.SLIP_HELP, phone=record.phone))


def _facts(record: SigningRecord, surname: str, who: AnyText) -> Iterator[Element]:
    language = record.language
    role = record.signer.to(language.value)
    known = f"{role}\n{surname}**" if surname else role
    yield Pair(say(language, who), known, bold=True)
    yield Pair(say(language, PrintedText.SLIP_MATTER), record.title.to(language.value), bold=True)
    yield Pair(say(language, PrintedText.SIGNING_SLIP_OF), record.of)
    yield Pair(say(language, PrintedText.SLIP_STATION), record.station.to(language.value))
    yield Pair(say(language, PrintedText.SLIP_RECEIVED_AT), local_time(record.lodged_ms))


def _listed(record: SigningRecord, heading: PrintedText, sign: str) -> Iterator[Element]:
    yield Line(say(record.language, heading))
    for paper in record.papers:
        yield Item(sign, paper.to(record.language.value))


def _signing_code(record: SigningRecord, code: str | None, words: _ToDo) -> Iterator[Element]:
    if code:
        yield Gap()
        yield Code(code, say(record.language, words.code))
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
