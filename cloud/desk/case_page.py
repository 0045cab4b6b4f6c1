"""The case page as values: what an officer may see, in words, ready to be laid out."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from cloud.casework.model.now import MemberNow
from cloud.casework.numbers import grouped
from cloud.casework.states import Act, EventKind
from cloud.casework.views import CaseView, EventView, LineView, MemberView, PersonView
from cloud.desk.inbox_page import Chip, late_words
from cloud.desk.signature_cards import (
    ConsentCard,
    MissingSignature,
    SignatureCard,
    consent_cards,
    missing_signatures,
    signature_cards,
)
from cloud.desk.text import ACTS, BY_HELPER, DOUBTS, EVENTS, LEVELS, RESOLUTIONS, SOURCES
from cloud.desk.wording import TONES, Tone, Wording
from edge_sync.wire.application import Choice, IdentityLevel, Resolution, Value
from edge_sync.wire.remarked import RemarkKind
from provisioning.catalogue.rules.signed_text import POWER_OF_ATTORNEY

_RESOLUTION_TONES = {
    Resolution.SHARED: Tone.GOOD,
    Resolution.SCANNED: Tone.GOOD,
    Resolution.REUSED: Tone.GOOD,
    Resolution.PRODUCED: Tone.QUIET,
    Resolution.GENERATED: Tone.QUIET,
    Resolution.TO_BE_VERIFIED: Tone.WAIT,
    Resolution.PENDING: Tone.BAD,
    Resolution.COMMITTED: Tone.WAIT,
    Resolution.LACKING: Tone.BAD,
}
_EVENT_TONES = {
    EventKind.LODGED: Tone.QUIET,
    EventKind.OPENED: Tone.QUIET,
    EventKind.STARTED: Tone.TURN,
    EventKind.ACCEPTED: Tone.TURN,
    EventKind.ASKED_TO_COMPLETE: Tone.WAIT,
    EventKind.GRANTED: Tone.GOOD,
    EventKind.DEEMED_GRANTED: Tone.WAIT,
    EventKind.REFUSED: Tone.BAD,
    EventKind.SUPPLEMENTED: Tone.TURN,
    EventKind.WITHDRAWN: Tone.QUIET,
    EventKind.SIGNED: Tone.TURN,
    EventKind.ALL_SIGNED: Tone.GOOD,
    EventKind.CONSENT_ANSWERED: Tone.TURN,
    EventKind.FOLLOWED: Tone.QUIET,
    EventKind.NOT_BELIEVED: Tone.BAD,
}

_TOLD_ELSEWHERE = frozenset({EventKind.SUPPLEMENTED})  # the lines themselves show it

_ACT_TONES = {
    Act.ACCEPT: Tone.TURN,
    Act.ASK_TO_COMPLETE: Tone.WAIT,
    Act.GRANT: Tone.GOOD,
    Act.REFUSE: Tone.BAD,
}


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer of a form. ``source`` says where it came from."""

    label: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class PersonBlock:
    """The answers about one person within one member's form."""

    name: str
    roles: str
    level: str
    is_sure: bool
    answers: tuple[AnswerLine, ...]


@dataclass(frozen=True, slots=True)
class MaterialLine:
    """One line of the material list. ``document`` is a scan to open, or empty."""

    material: str
    holder: str
    how: Chip
    reason: str
    document: str
    earlier: str
    line: str
    is_flawed: bool
    remark: str
    dated: str


@dataclass(frozen=True, slots=True)
class ActButton:
    """One thing the officer can do now."""

    value: str
    label: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class MemberCard:
    """One matter of the case."""

    position: int
    matter: str
    department: str
    number: str
    chip: Chip
    limit: str
    is_active: bool
    waits_for: str
    scenarios: tuple[tuple[str, str], ...]
    persons: tuple[PersonBlock, ...]
    answers: tuple[AnswerLine, ...]
    local: tuple[AnswerLine, ...]
    lines: tuple[MaterialLine, ...]
    acts: tuple[ActButton, ...]
    marks: tuple[Chip, ...] = ()  # an objection that stands, a decision that was reviewed


@dataclass(frozen=True, slots=True)
class EventLine:
    """One line of the timeline."""

    at: str
    what: str
    matter: str
    who: str
    text: str
    remedies: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class CasePage:
    """Everything on the page."""

    number: str
    number_parts: tuple[str, ...]
    title: str
    applicant: str
    slip: str
    kiosk: str
    station: str
    lead: str
    is_lead: bool
    is_package: bool
    catalogue: int
    received: str
    since: str
    device: str
    arrived: str
    clock_error: str
    late: str
    doubts: tuple[str, ...]
    members: tuple[MemberCard, ...]
    signatures: tuple[SignatureCard, ...]
    missing: tuple[MissingSignature, ...]
    events: tuple[EventLine, ...]
    consents: tuple[ConsentCard, ...] = ()
    helper: str = ""
    confirmed: str = ""
    counts: tuple[Chip, ...] = ()  # how the lines are met, and how many each way (row F05)
    mandate: str = ""  # the scan of the power under which the helper carried the papers


def case_page(wording: Wording, view: CaseView, now_ms: int) -> CasePage:
    """Turn a case into its page."""
    persons = {person.person: person for person in view.persons}
    return CasePage(
        number=view.number,
        number_parts=tuple(grouped(view.number).split()),
        title=wording.title(view.title),
        applicant=view.applicant,
        slip=view.slip,
        kiosk=view.kiosk,
        station=view.station,
        lead=wording.department(view.lead),
        is_lead=view.is_lead,
        is_package=view.title in wording.catalogue.packages,
        catalogue=view.catalogue_version,
        received=wording.moment(view.legal_ms),
        since=wording.since(view.legal_ms, now_ms),
        device=wording.seconds(view.lodged.device_ms),
        arrived=wording.seconds(view.arrived_ms),
        clock_error=_clock_error(wording, view.lodged.error_ms),
        late=late_words(wording, view.legal_ms, view.arrived_ms),
        doubts=tuple(wording.words(DOUBTS[doubt]) for doubt in view.doubts),
        members=tuple(_member(wording, view, m, persons) for m in view.members),
        signatures=signature_cards(wording, view),
        missing=missing_signatures(wording, view),
        events=tuple(_event(wording, event) for event in view.events),
        consents=consent_cards(wording, view),
        helper=view.helper,
        confirmed=wording.moment(view.confirmed.device_ms) if view.confirmed else "",
        counts=_counts(wording, view),
        mandate=_mandate(view),
    )


def _counts(wording: Wording, view: CaseView) -> tuple[Chip, ...]:
    """Count the lines of the matters in sight by how they are met."""
    met = Counter(line.resolution for member in view.members for line in member.lines)
    return tuple(
        Chip(f"{wording.words(RESOLUTIONS[way])} {met[way]}", tone)
        for way, tone in _RESOLUTION_TONES.items()
        if met[way]
    )


def _mandate(view: CaseView) -> str:
    """A helper whom nobody confirmed carried papers: under a power that was signed in ink."""
    powers = (
        signature.document
        for signature in view.signatures
        if signature.document and signature.paper.partition("/")[0] == POWER_OF_ATTORNEY
    )
    return next(powers, "") if view.helper and not view.confirmed else ""


def _member(
    wording: Wording, view: CaseView, member: MemberView, persons: dict[str, PersonView]
) -> MemberCard:
    waits_for = wording.joined(wording.title(matter) for matter in member.waits_for)
    return MemberCard(
        position=member.position,
        matter=wording.title(member.matter),
        department=wording.department(member.department),
        number=grouped(member.number or ""),
        chip=Chip(wording.state(member.state), TONES[member.state]),
        limit=wording.limit(member.matter),
        is_active=member.choice is Choice.APPLY,
        waits_for=wording.say("WAITS_FOR", matters=waits_for) if waits_for else "",
        scenarios=tuple(wording.scenarios(member.matter, member.scenarios)),
        persons=tuple(_person(wording, view.title, member, p) for p in _asked(member, persons)),
        answers=_answers(wording, member.matter, member.answers),
        local=_answers(wording, member.matter, member.extension),
        lines=tuple(_line(wording, view, member, line, persons) for line in member.lines),
        acts=tuple(ActButton(a.value, wording.words(ACTS[a]), _ACT_TONES[a]) for a in member.acts),
        marks=tuple(_marks(wording, member.now)),
    )


def _marks(wording: Wording, now: MemberNow) -> Iterator[Chip]:
    if now.objected:
        yield Chip(wording.say("MARK_OBJECTED"), Tone.BAD)
    if now.decision and now.decision.ruling:
        is_bad = now.decision.overturned
        name = "MARK_OVERTURNED" if is_bad else "MARK_UPHELD"
        told = wording.say(name, ruling=now.decision.ruling)
        yield Chip(told, Tone.BAD if is_bad else Tone.QUIET)


def _answers(wording: Wording, matter: str, values: dict[str, Value]) -> tuple[AnswerLine, ...]:
    return tuple(
        AnswerLine(
            wording.element(matter, element),
            wording.answer(matter, element, value.text),
            _source(wording, value),
        )
        for element, value in values.items()
    )


def _source(wording: Wording, value: Value) -> str:
    """Say where an answer came from, and whose hand it was if not the resident's (row R18)."""
    return wording.words(BY_HELPER if value.by_helper else SOURCES[value.source])


def _asked(member: MemberView, persons: dict[str, PersonView]) -> list[PersonView]:
    named = dict.fromkeys(item.person for item in member.form)
    return [persons[person] for person in named if person in persons]


def _person(wording: Wording, title: str, member: MemberView, person: PersonView) -> PersonBlock:
    return PersonBlock(
        name=wording.name(person.name),
        roles=wording.roles(title, person.roles),
        level=wording.words(LEVELS[person.level]),
        is_sure=person.level in {IdentityLevel.CHIP, IdentityLevel.CARD_FACE},
        answers=tuple(
            AnswerLine(
                wording.element(member.matter, item.element),
                wording.answer(member.matter, item.element, item.value.text),
                _source(wording, item.value),
            )
            for item in member.form
            if item.person == person.person
        ),
    )


def _line(
    wording: Wording,
    view: CaseView,
    member: MemberView,
    line: LineView,
    persons: dict[str, PersonView],
) -> MaterialLine:
    holder = persons.get(line.holder)
    name = holder.name or wording.roles(view.title, holder.roles) if holder else ""
    scans = {document.document: document for document in view.documents}
    scan = scans.get(line.document or "")
    return MaterialLine(
        material=wording.material(member.matter, line.line, line.material),
        holder=name,
        how=Chip(wording.words(RESOLUTIONS[line.resolution]), _RESOLUTION_TONES[line.resolution]),
        reason=line.reason,
        document=line.document or "",
        earlier=line.earlier or "",
        line=line.line,
        is_flawed=scan is not None and scan.is_flawed,
        remark=_remark(wording, view, member, line),
        dated=wording.say("DATED", day=wording.day(scan.dated)) if scan and scan.dated else "",
    )


def _remark(wording: Wording, view: CaseView, member: MemberView, line: LineView) -> str:
    """Say what the kiosk saw on a paper that does not fit (row T06)."""
    remark = next((one.remark for one in view.documents if one.document == line.document), None)
    if remark is None or line.document is None:
        return ""
    if remark.kind is RemarkKind.OTHER_PAPER:
        seen = wording.material("", "", remark.what[0])
        return wording.say("REMARK_OTHER_PAPER", paper=seen)
    fields = wording.joined(wording.element(member.matter, one) for one in remark.what)
    return wording.say("REMARK_UNLIKE", fields=fields)


def _event(wording: Wording, event: EventView) -> EventLine:
    return EventLine(
        at=wording.moment(event.at_ms),
        what=wording.words(EVENTS[event.kind]),
        matter=wording.title(event.matter) if event.matter else "",
        who=_who(wording, event),
        text="" if event.kind in _TOLD_ELSEWHERE else event.told.get("text", ""),
        remedies=event.told.get("remedies", ""),
        tone=_EVENT_TONES.get(event.kind, Tone.QUIET),
    )


def _who(wording: Wording, event: EventView) -> str:
    kind, _, name = event.actor.partition(":")
    if kind == "officer":
        department = wording.department(event.told.get("department", ""))
        return f"{department} {event.told.get('officer', name)}"
    return f"{wording.say('KIOSK')} {name}" if kind == "kiosk" else wording.say("CLOUD")


def _clock_error(wording: Wording, error_ms: int | None) -> str:
    if error_ms is None:
        return wording.say("CLOCK_UNKNOWN")
    return f"{timedelta(milliseconds=error_ms).total_seconds():+.1f} s"
