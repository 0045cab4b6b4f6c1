"""What follows from a visit under the rules of the catalogue: plan, form, documents, lines.

Nothing here is stored in a visit: it is worked out whenever it is needed, so it can
never disagree with the answers. A page asks for it several times: what was worked out for
a visit that is still there is remembered, and forgotten with that visit.
"""

import weakref
from dataclasses import dataclass
from datetime import date
from operator import attrgetter, is_

from edge_sync.wire.application import IdentityLevel
from kiosk.journeys.actions import ReadCard
from kiosk.journeys.advice import Advice, advice_for
from kiosk.journeys.identity import is_to_be_verified, level_of, own_elements, own_facts
from kiosk.journeys.paper_dates import ages
from kiosk.journeys.visit import Context, Visit
from provisioning.catalogue.model import CardItem, Catalogue, Element
from provisioning.catalogue.numbers import birth_of
from provisioning.catalogue.rules.documents import Document, Wish, documents
from provisioning.catalogue.rules.form import FormField, merged_form
from provisioning.catalogue.rules.given import Given, Origin
from provisioning.catalogue.rules.plan import Plan, make_plan
from provisioning.catalogue.rules.resolving import ResolvedLine, resolve
from provisioning.catalogue.rules.titles import title_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that follows from a visit whose title is chosen.

    ``form`` and ``papers`` are empty until all scenario questions are answered.
    """

    plan: Plan
    form: tuple[FormField, ...]
    papers: tuple[Document, ...]
    lines: tuple[ResolvedLine, ...]
    levels: dict[str, IdentityLevel]
    unmet: tuple[Advice, ...]
    is_to_be_verified: bool = False  # a matter wants to know its applicant more surely

    @property
    def laid_papers(self) -> tuple[Document, ...]:
        """Return the documents that get a page: what is asked for first."""
        asked = [paper for paper in self.papers if paper.wish is Wish.ASK]
        offered = [paper for paper in self.papers if paper.wish is Wish.OFFER]
        return (*asked, *offered)


def is_expired(card: ReadCard, today: date) -> bool:
    """Say whether a card's last day is over. Its holder is told and never refused."""
    return card.valid_to is not None and card.valid_to < today


def is_proof(card: ReadCard, today: date) -> bool:
    """Say whether a card proves who its holder is: an identity card, read, and valid."""
    return not card.is_social and not is_expired(card, today)


def cards_by_party(visit: Visit, holder: str) -> dict[str, ReadCard]:
    """Return every card that was read, by the party it belongs to."""
    own = {holder: visit.card} if holder and visit.card else {}
    return {**visit.cards, **own}


def work_out(visit: Visit, context: Context) -> Outcome:
    """Apply the rules to a visit whose title is chosen."""
    outcome = _remembered(visit, context)
    if outcome is None:
        outcome = _apply_rules(visit, context)
    _remember(visit, context, outcome)
    return outcome


# What of a visit the rules look at; the rest may change without another outcome.
_LOOKED_AT = (
    *("title", "choices", "card", "cards", "own", "answers", "pages", "ways", "dates"),
    *("typed", "vouched", "face"),
)
_looked_at = attrgetter(*_LOOKED_AT)


@dataclass(frozen=True, slots=True)
class _Remembered:
    """An outcome, and the visit that it is of for as long as anybody has that."""

    visit: weakref.ref[Visit]
    catalogue: Catalogue
    today: date
    outcome: Outcome

    def is_of(self, visit: Visit, context: Context) -> bool:
        known = self.visit()
        if known is None or self.catalogue is not context.catalogue or self.today != context.today:
            return False
        return known is visit or all(map(is_, _looked_at(known), _looked_at(visit)))


_worked_out: dict[int, _Remembered] = {}  # by the visit's id; it goes when its visit goes


def _remembered(visit: Visit, context: Context) -> Outcome | None:
    mine = _worked_out.get(id(visit))
    if mine is not None and mine.is_of(visit, context):
        return mine.outcome
    others = tuple(_worked_out.values())
    return next((one.outcome for one in others if one.is_of(visit, context)), None)


def _remember(visit: Visit, context: Context, outcome: Outcome) -> None:
    place = id(visit)
    mine = _worked_out.get(place)
    if mine is not None and mine.outcome is outcome and mine.visit() is visit:
        return
    gone = weakref.ref(visit, lambda gone: _forget(place, gone))
    _worked_out[place] = _Remembered(gone, context.catalogue, context.today, outcome)


def _forget(place: int, gone: weakref.ref[Visit]) -> None:
    found = _worked_out.get(place)
    if found is not None and found.visit is gone:
        del _worked_out[place]


def _apply_rules(visit: Visit, context: Context) -> Outcome:
    catalogue = context.catalogue
    plan = make_plan(catalogue, title_of(catalogue, visit.title), visit.choices)
    cards = cards_by_party(visit, plan.holder)
    births = _births(visit, context, plan, cards)
    settled = plan.open_page is None
    chips = {party for party, card in cards.items() if is_proof(card, context.today)}
    papers = documents(catalogue, plan, chips) if settled else ()
    levels = {p.role: level_of(visit, plan, p.role, chips) for p in plan.parties}
    return Outcome(
        plan=plan,
        form=_form(visit, context, plan, cards) if settled else (),
        papers=papers,
        lines=_lines(visit, context, plan, papers) if settled else (),
        levels=levels,
        unmet=advice_for(plan, births, catalogue.heading.local, context.today),
        is_to_be_verified=is_to_be_verified(visit, plan, levels),
    )


def _lines(
    visit: Visit, context: Context, plan: Plan, papers: tuple[Document, ...]
) -> tuple[ResolvedLine, ...]:
    return resolve(plan, papers, set(visit.pages), visit.ways, ages(visit, context.today))


def usual_outcome(visit: Visit, context: Context) -> Outcome:
    """Work out the usual case: every open scenario question taken at its first option."""
    choices = dict(visit.choices)
    title = title_of(context.catalogue, visit.title)
    while page := make_plan(context.catalogue, title, choices).open_page:
        choices[page.key] = page.options[0].id
    usual = Visit(title=visit.title, choices=choices, card=visit.card, own=visit.own)
    return work_out(usual, context)


def card_facts(catalogue: Catalogue, party: str, card: ReadCard) -> dict[str, Given]:
    """Return what a card tells, by field key (row F02)."""
    told = {
        CardItem.NAME: card.name,
        CardItem.NUMBER: card.number,
        CardItem.SEX: card.sex,
        CardItem.NATION: card.nation,
        CardItem.BIRTH: card.birth.strftime("%Y%m%d"),
        CardItem.ADDRESS: card.address,
    }
    facts: dict[str, Given] = {}
    for element in catalogue.elements.values():
        text = _coded(element, told[element.card]) if element.card else ""
        if text:
            facts[f"{party}.{element.id}"] = Given(text, Origin.CARD)
    return facts


def _coded(element: Element, text: str) -> str:
    """A chip says "汉" where the element's option is "汉族"."""
    if not element.options or not text:
        return text
    words = [option.zh for option in element.options]
    exact = [word for word in words if word in (text, f"{text}族")]
    close = [word for word in words if word.startswith(text)]
    return next(iter(exact + close), "")


def _form(
    visit: Visit, context: Context, plan: Plan, cards: dict[str, ReadCard]
) -> tuple[FormField, ...]:
    facts: dict[str, Given] = dict(own_facts(visit, context.catalogue, plan.holder))
    for party, card in cards.items():
        facts |= card_facts(context.catalogue, party, card)
    return merged_form(context.catalogue, plan, facts, visit.answers, context.today)


def _births(
    visit: Visit, context: Context, plan: Plan, cards: dict[str, ReadCard]
) -> dict[str, date]:
    """Birth dates known by now, read by chip or in a typed number."""
    own, number = own_facts(visit, context.catalogue, plan.holder), own_elements(context.catalogue)
    typed = {**visit.answers, **own}
    births: dict[str, date] = {}
    for party in plan.parties:
        given = typed.get(f"{party.role}.{number[1].id}")
        birth = birth_of(given.text) if given else None
        births |= {party.role: birth} if birth else {}
    return births | {party: card.birth for party, card in cards.items()}
