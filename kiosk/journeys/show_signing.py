"""From a visit to the pages of signing."""

from collections.abc import Callable

from edge_sync.wire.application import SlipNumber
from kiosk.journeys import signing_states as s
from kiosk.journeys.at_ink import paper_at
from kiosk.journeys.at_signer_card import may_go_without
from kiosk.journeys.card_states import CardReading, CardStage
from kiosk.journeys.consents import consents_of_signer
from kiosk.journeys.masks import masked_name
from kiosk.journeys.outcome import is_expired
from kiosk.journeys.signers import (
    Task,
    cards_here,
    glass_papers,
    has_same_wording,
    is_settled,
    tasks,
    texts_of,
    way_of,
)
from kiosk.journeys.signing import WITNESS_CARD, SignWay
from kiosk.journeys.signing_course import needs_power, signer_at
from kiosk.journeys.statement import written_statement
from kiosk.journeys.states import Paper as PaperState
from kiosk.journeys.states import PaperDemand, Progress, State
from kiosk.journeys.visit import Context, Step, Visit
from kiosk.journeys.witnesses import can_helper_witness, ways_offered
from kiosk.text.signing_keys import SigningText
from provisioning.catalogue.model import Words
from provisioning.catalogue.rules.signed_text import APPLICATION
from provisioning.catalogue.rules.titles import title_of
from provisioning.catalogue.words import NOTHING


def _task(visit: Visit, context: Context) -> Task:
    task = signer_at(visit, context)
    assert task is not None  # noqa: S101 - a page of signing is about a signer
    return task


def _names(visit: Visit, context: Context, task: Task) -> tuple[Words, ...]:
    """What is signed; of one who signs nothing, what consent is asked for."""
    if task.only_consents:
        return tuple(one.purpose for one in consents_of_signer(visit, context, task.party))
    return tuple(paper.name for paper in task.signer.papers)


def show_signers(visit: Visit, context: Context) -> State:
    """Everybody who signs, with how far each is."""
    rows = tuple(_row(visit, context, task) for task in tasks(visit, context))
    return s.Signers(rows, needs_power(visit, context))


def _row(visit: Visit, context: Context, task: Task) -> s.SignerRow:
    standing = s.SignerStanding.OPEN
    if is_settled(visit, context, task):
        later = way_of(visit, task) is SignWay.LATER
        standing = s.SignerStanding.LATER if later else s.SignerStanding.SIGNED
    name = masked_name(task.who.name) if task.who.name else ""
    names = _names(visit, context, task)
    return s.SignerRow(
        task.party, task.signer.label, name, names, standing, only_consents=task.only_consents
    )


def show_signer(visit: Visit, context: Context) -> State:
    """How will this person sign?"""
    task, slip = _task(visit, context), visit.signing.countersigns
    return s.SignerWays(
        about=task.signer.label,
        name=masked_name(task.who.name) if task.who.name else "",
        title=_title(visit, context),
        papers=_names(visit, context, task),
        ways=ways_offered(visit, context, task),
        of=SlipNumber(slip.of) if slip else None,
        wording=_wording(visit, context),
        only_consents=task.only_consents,
    )


def _title(visit: Visit, context: Context) -> Words:
    slip = visit.signing.countersigns
    try:
        return title_of(context.catalogue, slip.title if slip else visit.title).name
    except KeyError:
        return NOTHING


def _wording(visit: Visit, context: Context) -> s.Wording:
    slip = visit.signing.countersigns
    same = has_same_wording(context.catalogue, slip) if slip else True
    if same is None:
        return s.Wording.UNKNOWN
    return s.Wording.SAME if same else s.Wording.DIFFERS


def show_signer_card(visit: Visit, context: Context) -> State:
    """Ask for the signer's, or the witness's, own card."""
    stage, fault = visit.reading.stage, visit.reading.fault
    if stage is CardStage.WAITING and context.reader_fault:
        stage, fault = CardStage.FAILED, context.reader_fault
    card = visit.cards.get(visit.place.key)
    reading = CardReading(stage, fault)
    if stage is CardStage.READ and card:
        expired = is_expired(card, context.today)
        reading = CardReading(stage, greeting=masked_name(card.name), expired=expired)
    return s.SignerCard(
        about=_task(visit, context).signer.label,
        card=reading,
        may_type=may_go_without(visit, context),
        is_witness=visit.place.key.startswith(f"{WITNESS_CARD}/"),
    )


def show_sign_text(visit: Visit, context: Context) -> State:
    """The words, one text a paper; beside a mark everything that is heard can be read along."""
    task = _task(visit, context)
    is_mark = way_of(visit, task) is SignWay.MARK
    words = written_statement if is_mark else texts_of
    texts = words(visit, context, task)
    return s.SignText(about=task.signer.label, texts=texts, is_read_aloud=is_mark)


def show_ink_paper(visit: Visit, context: Context) -> State:
    """A page to print and sign."""
    found, printing = paper_at(visit, context), visit.signing.printing
    return s.InkPaper(
        paper=found[1].name if found else NOTHING,
        about=found[0].signer.label if found else NOTHING,
        is_printing=printing.is_printing,
        is_printed=visit.place.key in visit.signing.printed,
        fault=printing.fault,
    )


def show_signed_paper(visit: Visit, context: Context) -> State:
    """The signed page under the camera."""
    found, scan = paper_at(visit, context), visit.scanning
    return PaperState(
        key=visit.place.key,
        material=found[1].name if found else NOTHING,
        about=found[0].signer.label if found else NOTHING,
        demand=PaperDemand.ASKED,
        reason=SigningText.INK_REASON,
        stage=scan.stage,
        progress=Progress(1, 1),
        pages=len(visit.pages.get(visit.place.key, ())),
        picture=scan.picture,
        flaw=scan.flaw,
        fault=scan.fault,
    )


def show_sign(visit: Visit, context: Context) -> State:
    """The pad, for a name or a mark."""
    task = _task(visit, context)
    is_mark = way_of(visit, task) is SignWay.MARK
    papers = glass_papers(visit, task)
    own = [p for p in papers if not (task.signer.stands_here and p.paper == APPLICATION)]
    return s.Sign(
        title=_title(visit, context),
        name=task.who.name,
        is_own=task.signer.stands_here,
        too_short=visit.sign_too_short,
        papers=tuple(paper.name for paper in own),
        about=NOTHING if task.signer.stands_here else task.signer.label,
        is_mark=is_mark,
        may_mark=task.signer.stands_here,
        is_last=not is_mark and len(tasks(visit, context)) == 1,
    )


def show_witness(visit: Visit, context: Context) -> State:
    """Who signs beside the mark?"""
    task = _task(visit, context)
    labels = {other.party: other for other in tasks(visit, context)}
    options = tuple(
        s.WitnessOption(party, labels[party].signer.label, masked_name(labels[party].who.name))
        for party in cards_here(visit, context)
        if party != task.party and party in labels
    )
    helper = str(visit.helper) if can_helper_witness(visit, context) else ""
    return s.Witness(task.signer.label, task.party, options, helper)


def show_witness_sign(visit: Visit, context: Context) -> State:
    """The pad, for the one who signs beside a mark."""
    task = _task(visit, context)
    return s.Sign(
        title=_title(visit, context),
        name="",
        too_short=visit.sign_too_short,
        about=task.signer.label,
        is_witness=True,
        is_last=len(tasks(visit, context)) == 1,
    )


SHOW_SIGNING: dict[Step, Callable[[Visit, Context], State]] = {
    Step.SIGNERS: show_signers,
    Step.SIGNER: show_signer,
    Step.COUNTERSIGN: show_signer,
    Step.SIGNER_CARD: show_signer_card,
    Step.SIGN_TEXT: show_sign_text,
    Step.INK_PAPER: show_ink_paper,
    Step.SIGNED_PAPER: show_signed_paper,
    Step.SIGN: show_sign,
    Step.WITNESS: show_witness,
    Step.WITNESS_SIGN: show_witness_sign,
}
