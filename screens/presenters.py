"""From a state of the visit to the view of its page: every state has exactly one."""

from typing import Protocol, assert_never

from kiosk.journeys import states
from kiosk.journeys.states import State
from screens.ask.presenter import present as present_ask
from screens.ask_town.presenter import present as present_ask_town
from screens.busy.presenter import present as present_busy
from screens.check.presenter import present as present_check
from screens.choose.presenter import present as present_choose
from screens.choose.presenter import present_titles as present_choose_from
from screens.consent.presenter import present as present_consent
from screens.failure.presenter import (
    present_lodge_failed,
    present_out_of_service,
    present_resting,
)
from screens.for_whom.presenter import present as present_for_whom
from screens.from_paper.presenter import present as present_from_paper
from screens.further_person.presenter import present as present_further_person
from screens.goodbye.presenter import present as present_goodbye
from screens.guide.presenter import present as present_guide
from screens.hand_over.presenter import present as present_hand_over
from screens.identify.presenter import present as present_identify
from screens.ink_paper.presenter import present as present_ink_paper
from screens.later.presenter import present_resuming, present_saved, present_saving
from screens.leaving.presenter import present as present_leaving
from screens.members.presenter import present as present_members
from screens.needs.presenter import present as present_needs
from screens.not_yet.presenter import present as present_not_yet
from screens.notice.presenter import present as present_notice
from screens.page_view import Around, PageView
from screens.paper.presenter import present as present_paper
from screens.postings.presenter import present as present_postings
from screens.printing.presenter import present as present_printing
from screens.question.presenter import present as present_question
from screens.read_slip.presenter import present as present_read_slip
from screens.record.presenter import present as present_record
from screens.sample.presenter import present as present_sample
from screens.scenario.presenter import present as present_scenario
from screens.search.presenter import present as present_search
from screens.sign.presenter import present as present_sign
from screens.sign_in.presenter import present as present_sign_in
from screens.signer_ways.presenter import present_card as present_signer_card
from screens.signer_ways.presenter import present_ways, present_witness
from screens.signers.presenter import present_signers
from screens.signers.presenter import present_text as present_sign_text
from screens.slip_waiting.presenter import present as present_slip_waiting
from screens.slip_waiting.presenter import present_collect
from screens.specimen.presenter import present as present_specimen
from screens.station.presenter import present as present_station
from screens.vouch.presenter import present as present_vouch
from screens.welcome.presenter import present as present_welcome
from screens.withdraw.presenter import present as present_withdraw
from screens.without.presenter import present as present_without
from screens.without.presenter import present_commitment


class View(Protocol):
    """What every page shows has a frame around it."""

    @property
    def page(self) -> PageView:
        """The frame."""


def present(state: State, around: Around, help_phone: str) -> View:  # noqa: C901, PLR0911, PLR0912, PLR0915 - one case a state, held complete by the type checker
    """Return what the page of ``state`` shows."""
    match state:
        case states.Welcome():
            return present_welcome(state, around, help_phone)
        case states.OutOfService():
            return present_out_of_service(state, around)
        case states.Resting():
            return present_resting(state, around, help_phone)
        case states.CollectCode():
            return present_collect(state, around)
        case states.SlipWaiting():
            return present_slip_waiting(state, around)
        case states.Notice():
            return present_notice(state, around)
        case states.AskForWhom():
            return present_for_whom(state, around)
        case states.Identify():
            return present_identify(state, around)
        case states.Vouch():
            return present_vouch(state, around)
        case states.Choose():
            return present_choose(state, around)
        case states.ChooseFrom():
            return present_choose_from(state, around)
        case states.Search():
            return present_search(state, around, help_phone)
        case states.Guide():
            return present_guide(state, around)
        case states.FilledSample():
            return present_specimen(state, around)
        case states.SampleOf():
            return present_sample(state, around)
        case states.Postings():
            return present_postings(state, around)
        case states.NotYet():
            return present_not_yet(state, around)
        case states.Members():
            return present_members(state, around)
        case states.AskConsent():
            return present_consent(state, around)
        case states.Needs():
            return present_needs(state, around)
        case states.Scenario():
            return present_scenario(state, around)
        case states.Question():
            return present_question(state, around)
        case states.FurtherPerson():
            return present_further_person(state, around)
        case states.ReadFromPaper():
            return present_from_paper(state, around)
        case states.Paper():
            return present_paper(state, around)
        case states.Without():
            return present_without(state, around)
        case states.Commitment():
            return present_commitment(state, around)
        case states.Check():
            return present_check(state, around)
        case states.Signers():
            return present_signers(state, around)
        case states.SignerWays():
            return present_ways(state, around)
        case states.SignerCard():
            return present_signer_card(state, around)
        case states.SignText():
            return present_sign_text(state, around)
        case states.InkPaper():
            return present_ink_paper(state, around)
        case states.Witness():
            return present_witness(state, around)
        case states.Sign():
            return present_sign(state, around)
        case states.Lodging():
            return present_busy(state, around)
        case states.LodgeFailed():
            return present_lodge_failed(state, around)
        case states.Printing():
            return present_printing(state, around)
        case states.Goodbye():
            return present_goodbye(state, around)
        case states.ReadSlip():
            return present_read_slip(state, around)
        case states.AskByCard():
            return present_ask(state, around)
        case states.Leaving():
            return present_leaving(state, around)
        case states.Saving():
            return present_saving(state, around)
        case states.Saved():
            return present_saved(state, around)
        case states.Resuming():
            return present_resuming(state, around)
        case states.Withdraw():
            return present_withdraw(state, around)
        case states.SignIn():
            return present_sign_in(state, around)
        case states.HelperPage():
            return present_station(state, around)
        case states.RecordPrompt():
            return present_record(state, around)
        case states.HandOver():
            return present_hand_over(state, around)
        case states.AskTown():
            return present_ask_town(state, around, help_phone)
        case _:
            assert_never(state)
