"""From a visit to what the glass shows: one pure function, `show`."""

from collections.abc import Callable
from dataclasses import replace

from edge_sync.wire.application import ForWhom, SlipNumber
from kiosk.journeys import states
from kiosk.journeys.at_helper import can_call
from kiosk.journeys.at_later import can_save
from kiosk.journeys.at_papers import may_keep
from kiosk.journeys.at_recording import show_recording
from kiosk.journeys.at_town import show_ask_town, town_below
from kiosk.journeys.at_without import paper_of
from kiosk.journeys.consents import asked_consents
from kiosk.journeys.course import asked_pages
from kiosk.journeys.from_paper import own_key
from kiosk.journeys.identity import may_be_vouched_for
from kiosk.journeys.masks import masked_name
from kiosk.journeys.members import show_members
from kiosk.journeys.missing import missing_papers
from kiosk.journeys.night import Watch
from kiosk.journeys.outcome import is_expired, usual_outcome, work_out
from kiosk.journeys.paper_dates import is_too_old
from kiosk.journeys.papers import REASONS, days_words, wished
from kiosk.journeys.show_check import show_check
from kiosk.journeys.show_finding import (
    show_choose,
    show_guide,
    show_sample,
    show_search,
    show_specimen,
    title_tile,
)
from kiosk.journeys.show_from_paper import readable_paper, show_from_paper
from kiosk.journeys.show_helper import show_band, show_hand_over, show_helper, show_sign_in
from kiosk.journeys.show_later import show_resuming, show_saved, show_saving
from kiosk.journeys.show_paper_date import show_paper_date
from kiosk.journeys.show_postings import postings_tile
from kiosk.journeys.show_progress import show_progress
from kiosk.journeys.show_question import name_of, show_own, show_question
from kiosk.journeys.show_signing import SHOW_SIGNING
from kiosk.journeys.show_slip_in_hand import (
    show_bring,
    show_check_later,
    show_read_slip,
    show_sign_later,
    show_withdraw,
)
from kiosk.journeys.signing_course import signer_at
from kiosk.journeys.states import (
    CardReading,
    CardStage,
    PaperDemand,
    PrintStage,
    Privacy,
    Progress,
    Shown,
    State,
    TitleTile,
)
from kiosk.journeys.step import WIPED_AFTER_S, can_go_back, can_leave
from kiosk.journeys.visit import FOR_WHOM, Context, Step, Visit
from kiosk.text.keys import Text
from provisioning.catalogue.model import NOTHING, Words
from provisioning.catalogue.rules.documents import Wish
from provisioning.catalogue.rules.resolving import promised_day, ways
from provisioning.catalogue.rules.signatures import signers
from provisioning.catalogue.rules.titles import titles


def show(visit: Visit, context: Context) -> Shown:
    """Return everything a screen needs, and nothing that it would have to work out."""
    warned = visit.privacy is Privacy.WARNED
    return Shown(
        state=_SHOW[visit.place.step](visit, context),
        language=visit.language,
        privacy=visit.privacy,
        wiped_in_s=max(0, round(WIPED_AFTER_S - visit.idle_s)) if warned else None,
        can_go_back=can_go_back(visit, context),
        can_leave=can_leave(visit),
        can_call=can_call(visit),
        helper=show_band(visit, context),
        green=visit.green,
        contrast=visit.contrast,
        can_ask_town=context.has_help_line and can_call(visit),
        town=town_below(visit),
    )


def _welcome(visit: Visit, context: Context) -> State:
    if context.night.watch is Watch.RESTING:
        return states.Resting(context.night.opens)
    return states.Welcome(
        len(context.due),
        context.reader_fault,
        context.social_fault,
        visit.card_left,
        visit.paper_left,
        posts=postings_tile(context) is not None,
        alone=context.night.watch is Watch.UNATTENDED,
    )


def _slip_waiting(visit: Visit, context: Context) -> State:
    is_printing = visit.slip.number and visit.slip.stage is PrintStage.PRINTING
    printing = visit.slip.number if is_printing else None
    return states.SlipWaiting(context.due, printing, visit.slip.fault)


def _collect(visit: Visit, context: Context) -> State:
    number = SlipNumber(visit.place.key)
    is_locked = number in context.night.locked
    return states.CollectCode(number, visit.code is states.CodeStage.WRONG, is_locked)


def _notice(_visit: Visit, _context: Context) -> State:
    return states.Notice()


def _for_whom(visit: Visit, _context: Context) -> State:
    chosen = visit.choices.get(FOR_WHOM)
    tells = not visit.green and not visit.changing
    return states.AskForWhom(ForWhom(chosen) if chosen else None, tells=tells)


def _card(visit: Visit, context: Context) -> CardReading:
    is_holder = visit.place.step is Step.IDENTIFY
    card = visit.card if is_holder else visit.cards.get(visit.place.key)
    stage, fault = visit.reading.stage, visit.reading.fault
    if stage is CardStage.WAITING and context.reader_fault:
        stage, fault = CardStage.FAILED, context.reader_fault
    waiting = CardReading(
        stage,
        fault,
        failures=visit.reading.failures,
        may_vouch=may_be_vouched_for(visit, context),
        takes_social=context.takes_social,
    )
    if stage is not CardStage.READ or card is None:
        return waiting
    return replace(
        waiting,
        greeting=masked_name(card.name),
        failures=0,
        expired=is_expired(card, context.today),
        is_social=card.is_social,
    )


def _identify(visit: Visit, context: Context) -> State:
    return states.Identify(_card(visit, context))


def _own(visit: Visit, context: Context) -> State:
    paper = readable_paper(own_key(visit.place.key), context)
    return replace(show_own(visit, context), paper=paper)


def _vouch(visit: Visit, context: Context) -> State:
    on = context.duty.on
    return states.Vouch(visit.place.key, on.name if on else "")


def _tiles(context: Context) -> tuple[TitleTile, ...]:
    return tuple(title_tile(title, context) for title in titles(context.catalogue))


def _not_yet(visit: Visit, context: Context) -> State:
    outcome = work_out(visit, context)
    advice = next(one for one in outcome.unmet if one.key == visit.place.key)
    labels = {p.role: p.label for p in outcome.plan.parties if p.role != outcome.plan.holder}
    threshold = advice.threshold
    return states.NotYet(
        title=outcome.plan.title.name,
        reason=threshold.reason,
        way_on=threshold.way_on,
        about=labels.get(advice.party, NOTHING),
        instead=tuple(t for t in _tiles(context) if t.id in threshold.instead),
        key=advice.key,
    )


def _members(visit: Visit, context: Context) -> State:
    return show_members(visit, context)


def _needs(visit: Visit, context: Context) -> State:
    outcome = usual_outcome(visit, context)
    plan = outcome.plan
    members = tuple(m.matter.name for m in plan.applied) if plan.title.is_package else ()
    others = tuple(p.label for p in plan.parties if p.card and p.role != plan.holder)
    return states.Needs(
        title=plan.title.name,
        minutes=plan.title.minutes,
        members=members,
        bring=wished(outcome, Wish.ASK),
        useful=wished(outcome, Wish.OFFER),
        not_needed=wished(outcome, Wish.NOTHING),
        others=others,
    )


def _scenario(visit: Visit, context: Context) -> State:
    pages = asked_pages(visit, work_out(visit, context).plan)
    at = [page.key for page in pages].index(visit.place.key)
    options = tuple(states.Option(option.id, option.label) for option in pages[at].options)
    return states.Scenario(
        id=pages[at].key,
        question=pages[at].question,
        options=options,
        chosen=pages[at].chosen,
        progress=Progress(at + 1, len(pages)),
    )


def _further(visit: Visit, context: Context) -> State:
    plan = work_out(visit, context).plan
    others = [p for p in plan.parties if p.card and p.role != plan.holder]
    at = [party.role for party in others].index(visit.place.key)
    progress = Progress(at + 1, len(others))
    party = others[at]
    signs = party.role in {one.party for one in signers(context.catalogue, plan)}
    return states.FurtherPerson(party.role, party.label, _card(visit, context), progress, signs)


def _consent(visit: Visit, context: Context) -> State:
    wanted = {one.key: one for one in asked_consents(visit, context)}
    one, key = wanted[visit.place.key], visit.place.key
    about, name, is_holder = _consenter(visit, context, one.party)
    given = visit.consents.get(key)
    return states.AskConsent(key, about, name, one.purpose, is_holder=is_holder, given=given)


def _consenter(visit: Visit, context: Context, party: str) -> tuple[Words, str, bool]:
    """Who is asked: how the party is called, the name, and whether who stands here is meant."""
    if visit.signing.countersigns:
        task = signer_at(visit, context)
        return (
            (task.signer.label, masked_name(task.who.name), True) if task else (NOTHING, "", True)
        )
    outcome = work_out(visit, context)
    is_holder = party == outcome.plan.holder
    return outcome.plan.label_of(party), name_of(outcome, party), is_holder


def _question(visit: Visit, context: Context) -> State:
    question = show_question(visit, work_out(visit, context))
    return replace(question, paper=readable_paper(visit.place.key, context))


def _paper(visit: Visit, context: Context) -> State:
    outcome = work_out(visit, context)
    papers = outcome.laid_papers
    at = [paper.key for paper in papers].index(visit.place.key)
    paper, scan = papers[at], visit.scanning
    expired = is_too_old(outcome.lines, paper.key)
    return states.Paper(
        key=paper.key,
        material=paper.name,
        about=paper.holder,
        demand=PaperDemand.ASKED if paper.wish is Wish.ASK else PaperDemand.OFFERED,
        reason=REASONS[paper.reason],
        stage=scan.stage,
        progress=Progress(at + 1, len(papers)),
        pages=len(visit.pages.get(paper.key, ())),
        picture=scan.picture,
        flaw=scan.flaw,
        may_keep=may_keep(scan),
        fault=scan.fault,
        remark=scan.remark,
        filed=scan.filed,
        too_old=days_words(Text.PAPER_TOO_OLD, paper) if expired else None,
        can_phone=context.takes_phones,
        phone=scan.phone,
        can_stick=context.takes_sticks,
        stick=scan.stick,
    )


def _without(visit: Visit, context: Context) -> State:
    paper, plan = paper_of(visit, context), work_out(visit, context).plan
    return states.Without(
        key=paper.key,
        material=paper.name,
        about=paper.holder,
        ways=ways(paper),
        until=promised_day(plan, paper, context.today).isoformat(),
        chosen=visit.ways.get(paper.key),
    )


def _commitment(visit: Visit, context: Context) -> State:
    paper = paper_of(visit, context)
    return states.Commitment(paper.key, paper.name, paper.holder)


def _check(visit: Visit, context: Context) -> State:
    return show_check(visit, context)


def _lodging(_visit: Visit, _context: Context) -> State:
    return states.Lodging()


def _lodge_failed(visit: Visit, _context: Context) -> State:
    return states.LodgeFailed(visit.lodge_fault)


def _printing(visit: Visit, context: Context) -> State:
    number, slip = visit.slip.number, visit.slip
    assert number is not None  # noqa: S101 - only a lodged visit prints
    is_further = "/" in number
    collect = slip.collect if context.night.tells_codes and not is_further else ""
    return states.Printing(number, slip.stage, slip.fault, is_further, collect)


def _goodbye(visit: Visit, _context: Context) -> State:
    number = visit.slip.number
    assert number is not None  # noqa: S101 - only a lodged visit says goodbye
    number = SlipNumber(number.partition("/")[0])  # that of the application, not of a further slip
    return states.Goodbye(number, visit.slip.is_printed, visit.slip.to_follow, visit.card_on_reader)


def _leaving(visit: Visit, context: Context) -> State:
    is_kept = bool(visit.later.draft)
    return states.Leaving(missing_papers(visit, context), can_save(visit), is_kept)


_SHOW: dict[Step, Callable[[Visit, Context], State]] = {
    Step.WELCOME: _welcome,
    Step.SLIP_WAITING: _slip_waiting,
    Step.COLLECT: _collect,
    Step.READ_SLIP: show_read_slip,
    Step.ASK_BY_CARD: show_progress,
    Step.NOTICE: _notice,
    Step.FOR_WHOM: _for_whom,
    Step.IDENTIFY: _identify,
    Step.OWN: _own,
    Step.VOUCH: _vouch,
    Step.CHOOSE: show_choose,
    Step.SEARCH: show_search,
    Step.GUIDE: show_guide,
    Step.SAMPLE: show_sample,
    Step.SPECIMEN: show_specimen,
    Step.NOT_YET: _not_yet,
    Step.MEMBERS: _members,
    Step.NEEDS: _needs,
    Step.SCENARIO: _scenario,
    Step.FURTHER_PERSON: _further,
    Step.CONSENT: _consent,
    Step.QUESTION: _question,
    Step.FROM_PAPER: show_from_paper,
    Step.PAPER: _paper,
    Step.PAPER_DATE: show_paper_date,
    Step.WITHOUT: _without,
    Step.COMMITMENT: _commitment,
    Step.CHECK: _check,
    **SHOW_SIGNING,
    Step.LODGING: _lodging,
    Step.LODGE_FAILED: _lodge_failed,
    Step.PRINTING: _printing,
    Step.GOODBYE: _goodbye,
    Step.LEAVING: _leaving,
    Step.SAVING: show_saving,
    Step.SAVED: show_saved,
    Step.RESUME: show_resuming,
    Step.RESUME_BY_CARD: show_resuming,
    Step.BRING: show_bring,
    Step.CHECK_LATER: show_check_later,
    Step.WITHDRAW: show_withdraw,
    Step.SIGN_LATER: show_sign_later,
    Step.SIGN_IN: show_sign_in,
    Step.HELPER: show_helper,
    Step.HAND_OVER: show_hand_over,
    Step.ASK_TOWN: show_ask_town,
    Step.RECORD: show_recording,
}
