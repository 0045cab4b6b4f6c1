"""Who is not here when it is handed in is asked for consent when they come to sign."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from cloud.casework.reading import CaseReader
from cloud.casework.tables import CaseRow
from cloud.casework.views import CaseView
from cloud.desk.case_page import case_page
from cloud.desk.wording import Wording
from edge_sync.wire.application import Application, SlipNumber
from edge_sync.wire.signing_slip import read_signing_code
from edge_sync.wire.submissions import Countersignature
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.signing import SignWay
from kiosk.journeys.states import CardStage
from tests.cloud.hands import officer
from tests.journeys.two_kiosks import County, county
from tests.kiosk.family import UNCLE
from tests.kiosk.resident import Resident, context
from tests.shipped import shipped_edition

CATALOGUE = shipped_edition().catalogue
[CONSENT] = CATALOGUE.packages["PK-HOUSE"].consents


@pytest.fixture
def land(tmp_path: Path) -> Iterator[County]:
    with county(tmp_path) as opened:
        yield opened


@dataclass
class Buyer(Resident):
    """Buys a house; the seller is not here, and signs later or comes in before the end."""

    title: str = "PK-HOUSE"
    seller: SignWay = SignWay.LATER

    def deeds(self, state: s.State) -> tuple[a.Action, ...]:
        match state:
            case s.FurtherPerson(role="seller", card=card) if card.stage is not CardStage.READ:
                return (a.NotHere(),)
            case s.SignerCard(card=card) if card.stage is not CardStage.READ:
                return (a.TypeInstead(),)
            case s.SignerWays():
                return (a.ChooseWay(self.seller),)
            case _:
                return super().deeds(state)


def case_of(land: County) -> CaseView:
    row = land.cloud.database.first(CaseRow.select())
    assert row is not None
    lead = CATALOGUE.packages["PK-HOUSE"].lead_dept
    return CaseReader(land.cloud.database).case(officer(lead), row.number)


def handed_in(land: County) -> SlipNumber:
    buyer = Buyer()
    slip = land.first.submit(buyer)
    assert not [state for state in buyer.seen if isinstance(state, s.AskConsent)]
    return slip


def seller_of(land: County, slip: SlipNumber) -> str:
    application = land.cloud.take(land.first.parcels()[0])
    assert isinstance(application, Application)
    assert application.consents == ()
    [seller] = [one.id for one in application.persons if "seller" in one.roles]
    return land.first.code_of(f"{slip}/{seller}")


def missing(land: County) -> list[bool]:
    page = case_page(Wording(CATALOGUE, "zh"), case_of(land), 0)
    return [one.is_missing for one in page.consents if one.purpose == CONSENT.purpose.zh]


def test_a_consent_of_who_was_not_here_is_missing_until_it_is_given_with_the_signature(
    land: County,
) -> None:
    code = seller_of(land, handed_in(land))
    assert read_signing_code(code).consents == (0,)
    assert missing(land) == [True]
    signer, _ = land.second.countersign(code, UNCLE)
    [asked] = [state for state in signer.seen if isinstance(state, s.AskConsent)]
    assert asked.purpose == CONSENT.purpose
    (parcel,) = land.second.parcels()
    signed = land.cloud.take(parcel)
    assert isinstance(signed, Countersignature)
    assert [one.purpose for one in signed.consents] == [CONSENT.purpose.zh]
    assert missing(land) == [False]


def test_who_signs_and_says_no_leaves_the_consent_missing(land: County) -> None:
    code = seller_of(land, handed_in(land))
    signer = Resident(world=context())
    signer.do(a.StartReadingSlip(), a.SigningSlipRead(read_signing_code(code)))
    signer.do(a.ChooseWay(SignWay.HERE))
    signer.do(a.CardSeen(), a.CardRead(UNCLE), a.CardLifted())
    signer.walk_to(s.AskConsent)
    signer.do(a.Refuse())
    land.second.submit(signer)
    signed = land.cloud.take(land.second.parcels()[0])
    assert isinstance(signed, Countersignature)
    assert signed.consents == ()
    assert signed.signatures
    assert missing(land) == [True]


def test_back_from_the_words_leads_to_the_consent_and_to_the_ways_of_signing(
    land: County,
) -> None:
    code = seller_of(land, handed_in(land))
    signer = Resident(world=context())
    signer.do(a.StartReadingSlip(), a.SigningSlipRead(read_signing_code(code)))
    signer.do(a.ChooseWay(SignWay.HERE))
    signer.do(a.CardSeen(), a.CardRead(UNCLE), a.CardLifted())
    signer.walk_to(s.SignText)
    assert isinstance(signer.do(a.Back()), s.AskConsent)
    assert isinstance(signer.do(a.Back()), s.SignerWays)


def test_who_comes_in_before_the_end_is_asked_before_signing(land: County) -> None:
    buyer = Buyer(seller=SignWay.HERE)
    buyer.walk_to(s.Signers, limit=240)
    buyer.do(a.OpenSigner("seller"))
    land.first.submit(buyer)
    application = land.cloud.take(land.first.parcels()[0])
    assert isinstance(application, Application)
    assert [one.purpose for one in application.consents] == [CONSENT.purpose.zh]
    assert application.awaited == ()
    assert missing(land) == [False]
