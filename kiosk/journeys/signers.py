"""Who signs in a visit, what each of them signs, and how that stands.

Two kinds of visit come here: an application, whose signers follow from its
plan, and one that begins with a signing slip, whose only signer is named by
the slip and known by the card on the reader.
"""

import re
from dataclasses import dataclass, field, replace

from edge_sync.wire.application import PersonId
from edge_sync.wire.signing_slip import DIGEST_BYTES, SigningSlip
from kiosk.journeys.consents import all_consents, consents_of_signer
from kiosk.journeys.outcome import Outcome, work_out
from kiosk.journeys.signing import COUNTERSIGNER, SIGNED_PAGES, SignWay
from kiosk.journeys.visit import Context, Visit
from kiosk.text.language import Language, brought
from provisioning.catalogue.model import Catalogue, Words
from provisioning.catalogue.rules.planned import AGENT
from provisioning.catalogue.rules.signatures import Signer, ToSign, signers
from provisioning.catalogue.rules.signed_text import (
    APPLICATION,
    Occasion,
    Who,
    digest_of,
    paper_name,
    signed_text,
    wording_digest,
)
from provisioning.catalogue.words import NOTHING

_ONE_OF_SEVERAL = re.compile(r"-\d+\Z")


@dataclass(frozen=True, slots=True)
class Task:
    """One signer in this visit. ``person`` is the signer's name in the application."""

    signer: Signer
    person: PersonId
    who: Who = field(repr=False)
    has_card: bool

    @property
    def party(self) -> str:
        """Return the party who signs."""
        return self.signer.party

    @property
    def only_consents(self) -> bool:
        """Say whether nothing is signed: this person is asked for consents alone."""
        return not self.signer.papers


def tasks(visit: Visit, context: Context) -> tuple[Task, ...]:
    """Return every signer, who stands here first; then who is not here and only consents."""
    slip = visit.signing.countersigns
    if slip:
        return (_countersigner(visit, context.catalogue, slip),)
    outcome = work_out(visit, context)
    people = {p.role: PersonId(f"p{i + 1}") for i, p in enumerate(outcome.plan.parties)}
    signing = signers(context.catalogue, outcome.plan)
    return tuple(
        Task(
            signer,
            people[signer.party],
            _who(outcome, signer.party),
            has_card=signer.party in visit.cards or (signer.stands_here and visit.card is not None),
        )
        for signer in (*signing, *_consenting(visit, context, outcome, signing))
    )


def _consenting(
    visit: Visit, context: Context, outcome: Outcome, signing: tuple[Signer, ...]
) -> tuple[Signer, ...]:
    """Who takes part, is not here, and signs nothing, but whose consent the law asks for."""
    signs = {signer.party for signer in signing}
    asked = dict.fromkeys(one.party for one in all_consents(context, outcome))
    away = (party for party in asked if party in visit.not_here and party not in signs)
    return tuple(Signer(party, outcome.plan.label_of(party), ()) for party in away)


def task_of(visit: Visit, context: Context, party: str) -> Task | None:
    """Return one signer's task, or None if that party does not sign."""
    return next((task for task in tasks(visit, context) if task.party == party), None)


def way_of(visit: Visit, task: Task) -> SignWay:
    """Return how a signer signs: as was chosen, else here, or later for who is not here."""
    usual = SignWay.LATER if task.party in visit.not_here else SignWay.HERE
    return visit.signing.ways.get(task.party, usual)


def ink_papers(visit: Visit, task: Task) -> tuple[ToSign, ...]:
    """Return what is printed and signed on paper: what the law keeps there, or everything."""
    is_all = way_of(visit, task) is SignWay.PAPER
    return tuple(paper for paper in task.signer.papers if paper.is_ink or is_all)


def glass_papers(visit: Visit, task: Task) -> tuple[ToSign, ...]:
    """Return what is signed on the glass."""
    on_paper = ink_papers(visit, task)
    return tuple(paper for paper in task.signer.papers if paper not in on_paper)


def page_key(task: Task, paper: ToSign) -> str:
    """Return where the scan of a paper signed in ink lies in ``Visit.pages``."""
    return f"{SIGNED_PAGES}/{task.party}/{paper.paper}"


def is_signed(visit: Visit, context: Context, task: Task) -> bool:
    """Say whether everything of one signer is signed here, under the words as they are now."""
    way, signing = way_of(visit, task), visit.signing
    if way is SignWay.LATER:
        return False
    if task.only_consents:
        asked = consents_of_signer(visit, context, task.party)
        return all(one.key in visit.consents for one in asked)
    beside = way is not SignWay.MARK or task.party in signing.witnessed
    return beside and _is_inked(visit, context, task) and _is_drawn(visit, context, task)


def _is_inked(visit: Visit, context: Context, task: Task) -> bool:
    keys = {page_key(task, paper): paper for paper in ink_papers(visit, task)}
    return all(
        key in visit.pages
        and visit.signing.printed.get(key) in _digests(visit, context, task, paper)
        for key, paper in keys.items()
    )


def _is_drawn(visit: Visit, context: Context, task: Task) -> bool:
    papers = {paper.paper: paper for paper in glass_papers(visit, task)}
    drawn = visit.signing.drawn.get(task.party)
    if not papers or drawn is None:
        return not papers
    return all(
        digest in _digests(visit, context, task, papers[name])
        for name, digest in drawn.covers.items()
        if name in papers
    )


def _digests(visit: Visit, context: Context, task: Task, paper: ToSign) -> set[bytes]:
    """In whichever language the words were shown."""
    tongues = (replace(visit, language=language) for language in (*Language, *brought()))
    return {digest_of(text_of(tongue, context, task, paper)) for tongue in tongues}


def is_settled(visit: Visit, context: Context, task: Task) -> bool:
    """Say whether a signer has signed or will sign elsewhere."""
    return way_of(visit, task) is SignWay.LATER or is_signed(visit, context, task)


def text_of(visit: Visit, context: Context, task: Task, paper: ToSign) -> str:
    """Return the text one signature stands under, in the language of the visit."""
    slip = visit.signing.countersigns
    occasion = Occasion(slip.title, slip.of) if slip else Occasion(visit.title, context.slip)
    agent = None if slip else _agent(work_out(visit, context))
    return signed_text(
        context.catalogue, occasion, paper.paper, visit.language.value, task.who, agent
    )


def texts_of(visit: Visit, context: Context, task: Task) -> tuple[str, ...]:
    """Return every text of one signer; the application of who stands here is the check page."""
    return tuple(
        text_of(visit, context, task, paper)
        for paper in task.signer.papers
        if not (task.signer.stands_here and paper.paper == APPLICATION)
    )


def cards_here(visit: Visit, context: Context) -> tuple[str, ...]:
    """Return the parties of this visit who showed a card."""
    if visit.signing.countersigns:
        return tuple(party for party in visit.cards if "/" not in party)
    plan = work_out(visit, context).plan
    parties = [p.role for p in plan.parties]
    return tuple(p for p in parties if p in visit.cards or (p == plan.holder and visit.card))


def covers(
    visit: Visit, context: Context, task: Task, papers: tuple[ToSign, ...]
) -> dict[str, bytes]:
    """Return the hash of each paper's text; who hands in signs the summary, made at the lodge."""
    return {
        paper.paper: digest_of(text_of(visit, context, task, paper))
        for paper in papers
        if not (task.signer.stands_here and paper.paper == APPLICATION)
    }


def has_same_wording(catalogue: Catalogue, slip: SigningSlip) -> bool | None:
    """Say whether this kiosk has the words the slip speaks of; None if it has no such matter."""
    if not slip.papers and not _has_consents(catalogue, slip):
        return None
    occasion = Occasion(slip.title, slip.of)
    try:
        return all(
            wording_digest(catalogue, occasion, paper.paper)[:DIGEST_BYTES] == paper.digest
            for paper in slip.papers
        )
    except KeyError:
        return None


def _has_consents(catalogue: Catalogue, slip: SigningSlip) -> bool:
    package = catalogue.packages.get(slip.title)
    return package is not None and all(at < len(package.consents) for at in slip.consents)


def _who(outcome: Outcome, party: str) -> Who:
    known = {f.element.id: f.given.text for f in outcome.form if f.party == party and f.given}
    return Who(known.get("name", ""), known.get("id_no", ""))


def _agent(outcome: Outcome) -> Who | None:
    return _who(outcome, AGENT) if outcome.plan.has_agent else None


def _countersigner(visit: Visit, catalogue: Catalogue, slip: SigningSlip) -> Task:
    card = visit.cards.get(COUNTERSIGNER)
    signer = Signer(
        COUNTERSIGNER,
        _role(catalogue, slip),
        tuple(_to_sign(catalogue, paper.paper, is_ink=paper.ink) for paper in slip.papers),
    )
    who = Who(card.name, card.number) if card else Who("", "")
    return Task(signer, PersonId(slip.person), who, has_card=card is not None)


def _to_sign(catalogue: Catalogue, paper: str, *, is_ink: bool) -> ToSign:
    try:
        return ToSign(paper, paper_name(catalogue, paper), is_ink)
    except KeyError:
        return ToSign(paper, NOTHING, is_ink)


def _role(catalogue: Catalogue, slip: SigningSlip) -> Words:
    """Return how the catalogue calls the signer: one of several has a number behind the role."""
    title = catalogue.packages.get(slip.title) or catalogue.matters.get(slip.title)
    role = _ONE_OF_SEVERAL.sub("", slip.role)
    labels = {party.role: party.label for party in title.parties} if title else {}
    return labels.get(slip.role) or labels.get(role, NOTHING)
