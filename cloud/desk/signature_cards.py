"""Signatures as an officer sees them: drawn, witnessed, in ink, and those still to come."""

from dataclasses import dataclass
from typing import Final

from cloud.casework.evidence import Binding
from cloud.casework.signer_doubts import Doubt
from cloud.casework.views import CaseView, PersonView, SignatureView
from cloud.desk.drawing import Drawing, draw
from cloud.desk.wording import Tone, Wording
from edge_sync.wire.application import APPLICATION_PAPER, SignatureKind
from provisioning.catalogue.rules.signed_text import paper_name

_HELPER: Final = "helper:"
_BINDINGS: Final = {
    Binding.HOLDS: ("SIGNATURE_HOLDS", Tone.GOOD),
    Binding.BROKEN: ("SIGNATURE_BROKEN", Tone.BAD),
    Binding.UNKNOWN: ("SIGNATURE_UNKNOWN", Tone.WAIT),
}
_DOUBTS: Final = {
    Doubt.NONE: "",
    Doubt.ANOTHER_NUMBER: "SIGNER_DIFFERS",
    Doubt.NO_CARD: "SIGNER_NO_CARD",
}


@dataclass(frozen=True, slots=True)
class SignatureCard:
    """Everything one person signed with the same strokes, or on one page."""

    name: str
    signed: str
    papers: str
    drawing: Drawing
    is_mark: bool
    witness: str
    witness_drawing: Drawing | None
    document: str  # the scan of a page signed in ink, or empty
    binding: str
    tone: Tone
    doubt: str


@dataclass(frozen=True, slots=True)
class MissingSignature:
    """One person who has not signed yet."""

    name: str
    papers: str


@dataclass(frozen=True, slots=True)
class ConsentCard:
    """One consent; ``given`` is when, or that it is missing."""

    name: str
    purpose: str
    given: str
    is_missing: bool


def consent_cards(wording: Wording, view: CaseView) -> tuple[ConsentCard, ...]:
    """Return who consented to what, and whose consent is still missing."""
    persons = {person.person: person for person in view.persons}
    return tuple(
        ConsentCard(
            name=_name(wording, view, persons, one.person),
            purpose=one.purpose,
            given=wording.say("CONSENTED_AT", time=wording.moment(one.given.device_ms))
            if one.given
            else wording.say("CONSENT_MISSING"),
            is_missing=one.given is None,
        )
        for one in view.consents
    )


def signature_cards(wording: Wording, view: CaseView) -> tuple[SignatureCard, ...]:
    """Return the signatures, one card for each act of signing."""
    persons = {person.person: person for person in view.persons}
    acts: dict[tuple[object, ...], list[SignatureView]] = {}
    for signature in view.signatures:
        act = (signature.person, signature.strokes, signature.document)
        acts.setdefault(act, []).append(signature)
    return tuple(_card(wording, view, persons, list(act)) for act in acts.values())


def missing_signatures(wording: Wording, view: CaseView) -> tuple[MissingSignature, ...]:
    """Return who still has to sign what."""
    persons = {person.person: person for person in view.persons}
    return tuple(
        MissingSignature(_name(wording, view, persons, one.person), _papers(wording, one.papers))
        for one in view.awaited
    )


def _card(
    wording: Wording,
    view: CaseView,
    persons: dict[str, PersonView],
    act: list[SignatureView],
) -> SignatureCard:
    first = act[0]
    worst = max((one.binding for one in act), key=list(_BINDINGS).index)
    words, tone = _BINDINGS[worst]
    doubt = _DOUBTS[first.doubt]
    is_mark = first.kind is SignatureKind.MARK
    return SignatureCard(
        name=_name(wording, view, persons, first.person),
        signed=wording.say("SIGNED_AT", time=wording.moment(first.signed.device_ms)),
        papers=_papers(wording, tuple(one.paper for one in act)),
        drawing=draw(first.strokes),
        is_mark=is_mark,
        witness=_witness(wording, view, persons, first.witness) if is_mark else "",
        witness_drawing=draw(first.witness_strokes) if is_mark else None,
        document=first.document or "",
        binding=wording.say(words),
        tone=Tone.BAD if doubt else tone,
        doubt=wording.say(doubt) if doubt else "",
    )


def _witness(wording: Wording, view: CaseView, persons: dict[str, PersonView], witness: str) -> str:
    if witness.startswith(_HELPER):
        name = wording.say("HELPER_WITNESS", id=witness.removeprefix(_HELPER))
    else:
        name = _name(wording, view, persons, witness)
    return wording.say("SIGNED_WITNESS", name=name)


def _name(wording: Wording, view: CaseView, persons: dict[str, PersonView], person: str) -> str:
    found = persons.get(person)
    if found is None:
        return person
    return found.name or wording.roles(view.title, found.roles) or person


def _papers(wording: Wording, papers: tuple[str, ...]) -> str:
    return wording.joined(_paper(wording, paper) for paper in papers)


def _paper(wording: Wording, paper: str) -> str:
    if paper == APPLICATION_PAPER:
        return wording.say("WHOLE_APPLICATION")
    try:
        return wording.words(paper_name(wording.catalogue, paper))
    except KeyError:
        return paper
