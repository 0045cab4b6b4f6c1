"""A helper carries somebody's papers: only as the agent herself, and only with ink on paper."""

from dataclasses import dataclass, replace

import pytest

from edge_sync.wire.application import ForWhom, HelperId, SignatureKind
from kiosk.errors import UnfinishedVisitError
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.actions import Action
from kiosk.journeys.application import build
from kiosk.journeys.duty import Duty, OnDuty
from kiosk.journeys.signing import SignWay
from tests.kiosk.making import making
from tests.kiosk.resident import JPEG, LI, Resident, context

HELPER = OnDuty(HelperId("h0001"), LI.name, may_vouch=True, may_carry=True)


@dataclass
class Carrier(Resident):
    """The helper as agent: her own card, everybody else typed, the mandate laid when asked."""

    title: str = "MT-PENSION-REG"

    def deeds(self, state: s.State) -> tuple[Action, ...]:
        match state:
            case s.AskForWhom():
                return (a.ChooseForWhom(ForWhom.BEHALF),)
            case s.FurtherPerson():
                return (a.TypeInstead(),)
            case s.HandOver(can_carry=True):
                return (a.CarryPapers(),)
            case s.SignerCard():
                return (a.TypeInstead(),)
            case s.Paper(stage=s.PaperStage.PREVIEW):
                return (a.TakePage(), a.ScanTaken(JPEG), a.AcceptPage())
            case _:
                return super().deeds(state)


def carrier(on: OnDuty = HELPER) -> Carrier:
    one = Carrier(world=replace(context(), duty=Duty(on=on)))
    one.walk_to(s.Identify)
    one.do(a.CallHelper())
    return one


@pytest.mark.row("R18", "R14")
def test_a_helper_carries_papers_under_a_mandate_signed_in_ink() -> None:
    one = carrier()
    one.walk_to(s.HandOver)
    one.walk_to(s.Lodging)
    assert one.visit.carried
    application = build(one.visit, one.world, making()).application
    assert (application.helper, application.confirmed) == ("h0001", None)
    [mandate] = [d for d in application.documents if d.id == application.mandate]
    assert mandate.material == "M-AUTH"
    ink = [x for x in application.signatures if x.document == mandate.id]
    assert [x.kind for x in ink] == [SignatureKind.INK]


@pytest.mark.parametrize(
    "on",
    [
        replace(HELPER, name="别人"),
        replace(HELPER, may_carry=False),
    ],
)
def test_nobody_carries_papers_but_staff_who_are_the_agent_by_their_own_card(on: OnDuty) -> None:
    one = carrier(on)
    handed = one.walk_to(s.HandOver)
    assert isinstance(handed, s.HandOver)
    assert not handed.can_carry
    one.do(a.CarryPapers())
    assert not one.visit.carried


def test_without_the_ink_nothing_is_handed_in() -> None:
    one = carrier()
    one.walk_to(s.Lodging)
    inked = [party for party, way in one.visit.signing.ways.items() if way is SignWay.PAPER]
    assert inked
    for party in inked:
        later = replace(one.visit.signing, ways={party: SignWay.LATER})
        with pytest.raises(UnfinishedVisitError, match="not confirmed"):
            build(replace(one.visit, signing=later), one.world, making())


def test_who_applies_for_herself_is_never_carried() -> None:
    one = Resident(title="MT-PENSION-REG", world=replace(context(), duty=Duty(on=HELPER)))
    one.walk_to(s.Identify)
    one.do(a.CallHelper())
    handed = one.walk_to(s.HandOver)
    assert isinstance(handed, s.HandOver)
    assert not handed.can_carry
