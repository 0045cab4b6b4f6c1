"""Who takes part, is not here and signs nothing is asked for consent with a slip of their own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from cloud.casework.reading import CaseReader
from cloud.casework.states import EventKind, MemberState
from cloud.casework.tables import CaseRow, MemberRow
from cloud.casework.views import CaseView
from cloud.desk.case_page import case_page
from cloud.desk.wording import Wording
from edge_sync.errors import SlipCodeError
from edge_sync.wire.application import Application, SlipNumber
from edge_sync.wire.signing_slip import SigningSlip, read_signing_code, write_signing_code
from edge_sync.wire.submissions import Countersignature
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.actions import ReadCard
from kiosk.journeys.signing import SignWay
from kiosk.journeys.states import CardStage
from kiosk.records.signing_record import SigningPaper, SigningRecord, read_signing_record
from tests.cloud.hands import officer
from tests.journeys.two_kiosks import County, county
from tests.kiosk.family import UNCLE
from tests.kiosk.resident import CHEN, Resident, context
from tests.shipped import shipped_edition

CATALOGUE = shipped_edition().catalogue
[CONSENT] = CATALOGUE.packages["PK-BIRTH"].consents
FATHER = "father"


@pytest.fixture
def land(tmp_path: Path) -> Iterator[County]:
    with county(tmp_path) as opened:
        yield opened


@dataclass
class Mother(Resident):
    """Registers her child; the father is at work in town, and is only asked for consent."""

    father: SignWay = SignWay.LATER

    def deeds(self, state: s.State) -> tuple[a.Action, ...]:
        match state:
            case s.FurtherPerson(role="father", card=card) if card.stage is not CardStage.READ:
                return (a.NotHere(),)
            case s.Question(key="father.id_no"):
                return (a.AnswerField(CHEN.number),)
            case s.SignerWays():
                return (a.ChooseWay(self.father),)
            case s.SignerCard(card=card) if card.stage is not CardStage.READ:
                return (a.CardSeen(), a.CardRead(CHEN), a.CardLifted())
            case _:
                return super().deeds(state)


def handed_in(land: County) -> tuple[SlipNumber, Application]:
    slip = land.first.submit(Mother())
    application = land.cloud.take(land.first.parcels()[0])
    assert isinstance(application, Application)
    return slip, application


def person_of(application: Application) -> str:
    [person] = [one.id for one in application.persons if FATHER in one.roles]
    return person


def with_slip(code: str, card: ReadCard = CHEN) -> Resident:
    """Stand at the second kiosk with the slip; the card is on the reader."""
    father = Resident(world=context())
    father.do(a.StartReadingSlip(), a.SigningSlipRead(read_signing_code(code)))
    assert isinstance(father.state, s.SignerWays)
    father.do(a.ChooseWay(SignWay.HERE), a.CardSeen(), a.CardRead(card), a.CardLifted())
    return father


def answer(land: County, father: Resident) -> Countersignature:
    land.second.submit(father)
    signed = land.cloud.take(land.second.parcels()[-1])
    assert isinstance(signed, Countersignature)
    return signed


def record_of(land: County, number: str) -> SigningRecord:
    slip = land.second.edge.slip(SlipNumber(number)) or land.first.edge.slip(SlipNumber(number))
    assert slip is not None
    record = read_signing_record(slip.record)
    assert record is not None
    return record


def view_of(land: County) -> CaseView:
    row = land.cloud.database.first(CaseRow.select())
    assert row is not None
    lead = CATALOGUE.packages["PK-BIRTH"].lead_dept
    return CaseReader(land.cloud.database).case(officer(lead), row.number)


def missing(land: County) -> list[bool]:
    page = case_page(Wording(CATALOGUE, "zh"), view_of(land), 0)
    assert page.missing == ()  # nobody's signature is waited for
    return [one.is_missing for one in page.consents if one.purpose == CONSENT.purpose.zh]


def states_of(land: County) -> set[MemberState]:
    return {row.state for row in land.cloud.database.rows(MemberRow.select())}


def kinds(land: County) -> list[EventKind]:
    return [event.kind for event in view_of(land).events]


@pytest.mark.row("R03", "L02")
def test_who_signs_nothing_answers_with_a_slip_and_no_office_waits_for_it(land: County) -> None:
    slip, application = handed_in(land)
    person = person_of(application)
    assert [(one.person, one.papers) for one in application.awaited] == [(person, ())]
    assert record_of(land, f"{slip}/{person}").kind is SigningPaper.TO_CONSENT
    assert missing(land) == [True]
    assert MemberState.AWAITING_SIGNER not in states_of(land)
    begun, states = view_of(land).legal_ms, states_of(land)

    land.clock.pass_by(timedelta(days=3))
    father = with_slip(land.first.code_of(f"{slip}/{person}"))
    signed = answer(land, father)
    assert signed.signatures == ()
    assert [one.purpose for one in signed.consents] == [CONSENT.purpose.zh]
    assert missing(land) == [False]
    assert kinds(land)[-1] is EventKind.CONSENT_ANSWERED
    assert (view_of(land).legal_ms, states_of(land)) == (begun, states)
    given = record_of(land, signed.slip)
    assert (given.kind, given.agreed) == (SigningPaper.HAS_ANSWERED, (CONSENT.purpose,))


@pytest.mark.row("R03")
def test_the_invited_sees_one_question_of_one_case_and_the_slip_is_good_once(
    land: County,
) -> None:
    slip, application = handed_in(land)
    code = land.first.code_of(f"{slip}/{person_of(application)}")
    father = with_slip(code)
    answer(land, father)
    shown = repr([state for state in father.seen if not isinstance(state, s.SignerCard)])
    [asked] = {state.key for state in father.seen if isinstance(state, s.AskConsent)}
    assert asked == "0/signer"
    for other in application.persons:
        for value in other.values.values():
            assert len(value.text) < 2 or value.text not in shown
    before = missing(land)
    answer(land, with_slip(code))
    assert kinds(land)[-1] is EventKind.NOT_BELIEVED
    assert missing(land) == before


def test_a_no_is_an_answer_and_leaves_the_consent_missing(land: County) -> None:
    slip, application = handed_in(land)
    father = with_slip(land.first.code_of(f"{slip}/{person_of(application)}"))
    father.walk_to(s.AskConsent)
    father.do(a.Refuse())
    signed = answer(land, father)
    assert signed.consents == ()
    assert record_of(land, signed.slip).agreed == ()
    assert missing(land) == [True]
    assert kinds(land)[-1] is EventKind.CONSENT_ANSWERED


def test_somebody_elses_card_gives_no_consent_and_uses_nothing_up(land: County) -> None:
    slip, application = handed_in(land)
    code = land.first.code_of(f"{slip}/{person_of(application)}")
    answer(land, with_slip(code, UNCLE))
    assert kinds(land)[-1] is EventKind.NOT_BELIEVED
    assert missing(land) == [True]
    answer(land, with_slip(code))
    assert missing(land) == [False]


def test_who_comes_in_before_the_end_is_asked_here_and_gets_no_slip(land: County) -> None:
    mother = Mother(father=SignWay.HERE)
    signing = mother.walk_to(s.Signers, limit=240)
    assert isinstance(signing, s.Signers)
    rows = {row.party: row for row in signing.rows}
    assert rows[FATHER].only_consents
    assert rows[FATHER].papers == (CONSENT.purpose,)
    mother.do(a.OpenSigner(FATHER))
    land.first.submit(mother)
    application = land.cloud.take(land.first.parcels()[0])
    assert isinstance(application, Application)
    assert application.awaited == ()
    assert [one.purpose for one in application.consents] == [CONSENT.purpose.zh]
    assert missing(land) == [False]


def test_a_slip_that_asks_for_nothing_is_none(land: County) -> None:
    slip, application = handed_in(land)
    read = read_signing_code(land.first.code_of(f"{slip}/{person_of(application)}"))
    empty = SigningSlip(
        read.version, read.of, read.application, read.secret, read.person, read.role, read.title,
        (), read.catalogue,
    )  # fmt: skip
    with pytest.raises(SlipCodeError):
        read_signing_code(write_signing_code(empty))
    unknown = SigningSlip(
        read.version, read.of, read.application, read.secret, read.person, read.role, read.title,
        (), read.catalogue, consents=(7,),
    )  # fmt: skip
    father = Resident(world=context())
    father.do(a.StartReadingSlip(), a.SigningSlipRead(unknown))
    state = father.state
    assert isinstance(state, s.SignerWays)
    assert (state.ways, state.wording) == ((), s.Wording.UNKNOWN)
