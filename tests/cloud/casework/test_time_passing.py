"""What time alone brings about, each once."""

from datetime import timedelta

import pytest
from msgspec import structs

from cloud.casework.acting import BY_LAW
from cloud.casework.cases import CaseRegister
from cloud.casework.editions import Editions
from cloud.casework.model import acts_between as b
from cloud.casework.model.papers import PaperKind
from cloud.casework.reading import CaseReader
from cloud.casework.rebuilding import differences
from cloud.casework.registers import Registers
from cloud.casework.states import EventKind, MemberState, PartState
from cloud.casework.time_passing import TimePassing
from edge_sync.wire.application import Application, Choice, Line, MatterId, Member, Resolution
from provisioning.storage.database import Database
from tests.cloud.applications import P1, SUITE, birth, pension
from tests.cloud.casework.test_acts import opened, tolerant
from tests.cloud.casework.test_followers import held
from tests.cloud.hands import Outbox, SetClock, officer
from tests.shipped import shipped_edition


@pytest.mark.row("P13")
def test_silence_accepts_and_a_question_is_escalated_once_each(
    database: Database,
    register: CaseRegister,
    reader: CaseReader,
    outbox: Outbox,
    clock: SetClock,
) -> None:
    licence = opened(database, register, tolerant())
    package = opened(database, register, birth())
    ask = b.AskQuestion("D-YB", clock.now().date() + timedelta(days=1), "已参保？")
    register.perform(officer("D-GA"), package, ask, clock.now(), key="q")
    passing = TimePassing(
        database, Registers(database, Editions(shipped_edition()), outbox.tell, SUITE), clock
    )
    passing.let_pass()
    assert reader.case(officer("D-SC"), licence).members[0].state is MemberState.RECEIVED
    clock.pass_by(timedelta(days=7))
    for _ in range(2):
        assert list(passing.before([])) == []
    happened = reader.case(officer("D-SC"), licence).events
    [paper] = [e.paper for e in happened if e.kind is EventKind.DEEMED_ACCEPTED]
    assert paper is not None
    assert (paper.kind, paper.body, paper.number.serial) == (PaperKind.ACCEPTANCE, "D-SC", 1)
    assert paper.accepted_ms == next(e.at_ms for e in happened if e.kind is EventKind.LODGED)
    assert "第三十二条" in paper.text
    assert paper.officer == BY_LAW
    assert paper.sealed is None
    kinds = [e.kind for e in reader.case(officer("D-WJ"), package).events]
    assert kinds.count(EventKind.QUESTION_ESCALATED) == 1
    lead = reader.inbox(officer("D-WJ"), PartState.TO_DO)
    assert package in {item.number for item in lead}  # the lead has to see to it


def renewal() -> Application:
    """A workshop that goes on: the office has twenty working days."""
    line = Line("L1", "FORM", P1, Resolution.GENERATED, "生成")
    member = Member(
        MatterId("MT-WORKSHOP"), Choice.APPLY, {"op": "renew", "who": "self"}, {}, (line,)
    )
    return structs.replace(held(pension()), title="MT-WORKSHOP", members=(member,), documents=())


@pytest.mark.row("J03")
def test_a_renewal_that_the_office_lets_lie_counts_as_granted_and_the_resident_is_told(
    database: Database,
    register: CaseRegister,
    reader: CaseReader,
    outbox: Outbox,
    clock: SetClock,
) -> None:
    number = opened(database, register, renewal())
    passing = TimePassing(
        database, Registers(database, Editions(shipped_edition()), outbox.tell, SUITE), clock
    )
    for days in (7, 7, 7):  # silence accepts it first, from the day of receipt
        clock.pass_by(timedelta(days=days))
        passing.let_pass()
    market = officer("D-SC")
    assert reader.case(market, number).members[0].state is MemberState.ACCEPTED
    clock.pass_by(timedelta(days=10))
    for _ in range(2):
        passing.let_pass()
    case = reader.case(market, number)
    assert case.members[0].state is MemberState.GRANTED
    assert [e.kind for e in case.events].count(EventKind.DEEMED_GRANTED) == 1
    assert "视为准予延续" in outbox.told[-1].text["zh"]
    paper = case.events[-1].paper
    assert paper is not None
    assert paper.kind is PaperKind.DEEMED
    assert (paper.body, paper.granted, paper.number.serial) == ("D-SC", True, 1)
    assert "第五十条" in paper.basis[0]
    assert paper.sealed is None  # nobody decided: there is no seal on it
    assert list(differences(database)) == []
