"""The check page: everything once, grouped by person, numbers masked, each with its way back."""

from edge_sync.wire.application import Choice, ForWhom
from kiosk.journeys.consents import wanted_consents
from kiosk.journeys.course import asked_pages
from kiosk.journeys.masks import masked
from kiosk.journeys.outcome import Outcome, work_out
from kiosk.journeys.paper_dates import told_key, wants_date
from kiosk.journeys.papers import REASONS
from kiosk.journeys.show_paper_date import day_shown, day_words
from kiosk.journeys.show_question import name_of
from kiosk.journeys.states import Check, CheckGroup, CheckItem, CheckMember, CheckPaper
from kiosk.journeys.visit import FOR_WHOM, Context, Visit
from kiosk.text import in_both
from kiosk.text.keys import Text
from provisioning.catalogue.model import NOTHING, FieldKind, ShareLevel, Words
from provisioning.catalogue.rules.documents import Document, Reason, Resolved, Wish
from provisioning.catalogue.rules.form import FormField, Standing
from provisioning.catalogue.rules.given import DECLINED, Origin
from provisioning.catalogue.rules.planned import PlannedMember

WHOM = {
    ForWhom.MYSELF: Text.FOR_WHOM_MYSELF,
    ForWhom.FAMILY: Text.FOR_WHOM_FAMILY,
    ForWhom.BEHALF: Text.FOR_WHOM_BEHALF,
}
_PAPER_STATES = {
    Resolved.SHARED: Text.CHECK_SHARED,
    Resolved.PRODUCED: Text.CHECK_SHARED,
    Resolved.GENERATED: Text.CHECK_SHARED,
    Resolved.TO_BE_VERIFIED: Text.CHECK_TO_BE_VERIFIED,
    Resolved.SCANNED: Text.CHECK_SCANNED,
    Resolved.PENDING: Text.CHECK_PENDING,
    Resolved.COMMITTED: Text.CHECK_COMMITTED,
    Resolved.LACKING: Text.CHECK_LACKING,
}


def show_check(visit: Visit, context: Context) -> Check:
    """Return the check page of a visit whose pages all have their answers."""
    outcome = work_out(visit, context)
    plan = outcome.plan
    members = tuple(_member(visit, m) for m in plan.members)
    return Check(
        title=plan.title.name,
        members=members if plan.title.is_package else (),
        groups=tuple(group for group in _groups(visit, context, outcome) if group.items),
        papers=tuple(_paper(visit, outcome, paper) for paper in _shown_papers(outcome)),
        identity_open=outcome.is_to_be_verified,
    )


def _member(visit: Visit, planned: PlannedMember) -> CheckMember:
    key = "members/" if planned.matter.id in visit.unticked else None
    return CheckMember(planned.matter.name, Choice(planned.choice.value), key)


def _groups(visit: Visit, context: Context, outcome: Outcome) -> list[CheckGroup]:
    choices = tuple(
        CheckItem(page.question, "", f"choice/{page.key}", option.label)
        for page in asked_pages(visit, outcome.plan)
        for option in page.options
        if option.id == page.chosen
    )
    people = [
        CheckGroup(
            party.label, name_of(outcome, party.role), _of(visit, context, outcome, party.role)
        )
        for party in outcome.plan.parties
    ]
    own = tuple(_item(f) for f in outcome.form if f.matter and f.standing is Standing.ASKED)
    for_whom = CheckItem(in_both(Text.FOR_WHOM_CHECK), "", "for_whom/", _whom(visit))
    consents = _consents(visit, context, outcome)
    return [*people, CheckGroup(NOTHING, "", (for_whom, *choices, *own, *consents))]


def _whom(visit: Visit) -> Words:
    chosen = ForWhom(visit.choices.get(FOR_WHOM, ForWhom.MYSELF.value))
    return in_both(WHOM[chosen])


def _consents(visit: Visit, context: Context, outcome: Outcome) -> tuple[CheckItem, ...]:
    return tuple(
        CheckItem(
            one.purpose,
            "",
            f"consent/{one.key}",
            in_both(Text.CHECK_CONSENTED if visit.consents.get(one.key) else Text.CHECK_REFUSED),
        )
        for one in wanted_consents(visit, context, outcome)
    )


def _of(visit: Visit, context: Context, outcome: Outcome, party: str) -> tuple[CheckItem, ...]:
    """What is known of a person, and the days that stand on their papers."""
    dated = (
        CheckItem(day_words(paper), day_shown(visit.dates[paper.key].text), told_key(paper.key))
        for paper in outcome.laid_papers
        if paper.party == party
        and wants_date(visit, context.catalogue, paper)
        and paper.key in visit.dates
    )
    return (*_items(outcome, party), *dated)


def _items(outcome: Outcome, party: str) -> tuple[CheckItem, ...]:
    fields = (f for f in outcome.form if f.party == party and not f.matter)
    return tuple(_item(f) for f in fields if f.given is not None)


def _item(field: FormField) -> CheckItem:
    given, element = field.given, field.element
    key = f"answer/{field.key}" if field.standing is Standing.ASKED else None
    if field.standing is Standing.LOCKED and given and given.origin is Origin.TYPED:
        key = f"own/{element.id}"
    if given is None or given == DECLINED:
        return CheckItem(element.label, "", key)
    if element.kind is FieldKind.CHOICE:
        words = _words(element.options, given.text)
        return CheckItem(element.label, given.text, key, words, field.is_filled_in)
    text = masked(given.text) if element.masked else _shown(field, given.text)
    return CheckItem(element.label, text, key, is_filled_in=field.is_filled_in)


def _shown(field: FormField, text: str) -> str:
    return day_shown(text) if field.element.kind is FieldKind.DATE else text


def _words(options: tuple[Words, ...], text: str) -> Words:
    return next((words for words in options if words.zh == text), Words(text, text))


def _shown_papers(outcome: Outcome) -> list[Document]:
    return [p for p in outcome.papers if p.material.share_level is not ShareLevel.GENERATED]


def _paper(visit: Visit, outcome: Outcome, paper: Document) -> CheckPaper:
    pages = len(visit.pages.get(paper.key, ()))
    lines = [line for line in outcome.lines if line.document == paper.key]
    too_old = (line for line in lines if line.reason is Reason.EXPIRED)
    line = next(too_old, lines[0] if lines else None)
    without = Resolved.SCANNED if pages else paper.without
    state = _PAPER_STATES[line.resolution if line else without]
    reason = REASONS[line.reason if line else paper.reason]
    key = None if paper.wish is Wish.NOTHING else f"paper/{paper.key}"
    is_flawed = paper.key in visit.flawed
    return CheckPaper(paper.name, paper.holder, state, pages, key, is_flawed, reason)
