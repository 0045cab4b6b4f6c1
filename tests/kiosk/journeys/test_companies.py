"""A company is known by its credit code and acts through people with cards (row R14)."""

from collections.abc import Sequence

import pytest

from edge_sync.wire.application import ForWhom
from kiosk.errors import UnfinishedVisitError
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.application import build
from kiosk.journeys.signing import SignWay
from provisioning.catalogue.model import FieldKind
from tests.kiosk.making import making
from tests.kiosk.resident import Resident, first

COMPANY = "MT-PREPACK"  # filing of a shop that sells packed food
CODE = "91350100M000100Y43"


def for_company(who: ForWhom = ForWhom.BEHALF) -> Resident:
    """Return a resident who applies for a company, at its credit code."""

    def pick(options: Sequence[str]) -> str:
        return who.value if who.value in options else first(options)

    resident = Resident(title=COMPANY, pick=pick)
    while not _asks_code(resident.state):
        resident.do(*resident.deeds(resident.state))
    return resident


def _asks_code(state: s.State) -> bool:
    return isinstance(state, s.Question) and state.kind is FieldKind.CREDIT_CODE


@pytest.mark.row("R14", "F14")
@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("91350100M000100Y44", "KIO-78"),
        ("91350100M000100Y4", "KIO-76"),
        ("91350100M0O0100Y43", "KIO-77"),
    ],
)
def test_a_wrong_credit_code_is_caught_at_the_field_without_any_network(
    code: str, fault: str
) -> None:
    resident = for_company()
    told = resident.do(a.AnswerField(code))
    assert isinstance(told, s.Question)
    assert told.problem is not None
    assert (told.problem.code, told.text) == (fault, code)
    resident.do(a.AnswerField(CODE.lower()))
    assert resident.visit.answers["applicant.uscc"].text == CODE


def at_signers() -> Resident:
    resident = for_company()
    resident.do(a.AnswerField(CODE))
    state = resident.walk_to(s.Signers)
    assert isinstance(state, s.Signers)
    assert state.needs_power
    return resident


@pytest.mark.row("R14")
def test_a_companys_representative_is_a_person_with_a_card() -> None:
    resident = at_signers()
    further = [state for state in resident.seen if isinstance(state, s.FurtherPerson)]
    assert {state.role for state in further} == {"legal_rep"}
    assert all(state.signs for state in further)


@pytest.mark.row("R14")
def test_an_agent_without_power_cannot_hand_in() -> None:
    resident = at_signers()
    resident.do(a.Confirm())
    while not isinstance(state := resident.state, s.Signers):
        resident.do(*resident.deeds(state))
    assert state.needs_power, "the agent signed, and nobody gave power"
    for deed in (a.Confirm(), a.Agree(), a.GoOn()):
        assert not isinstance(resident.do(deed), s.Lodging)
    with pytest.raises(UnfinishedVisitError):
        build(resident.visit, resident.world, making())


@pytest.mark.row("R14")
def test_a_power_that_is_asked_for_by_signing_slip_is_enough() -> None:
    resident = at_signers()
    for _ in range(60):
        if isinstance(state := resident.state, s.Lodging):
            break
        if isinstance(state, s.SignerWays) and SignWay.LATER in state.ways:
            resident.do(a.ChooseWay(SignWay.LATER))
        else:
            resident.do(*resident.deeds(state))
    application = build(resident.visit, resident.world, making()).application
    [awaited] = application.awaited
    assert any("AUTH" in paper for paper in awaited.papers)
