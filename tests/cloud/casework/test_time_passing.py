"""What time alone brings about, each once."""

from datetime import timedelta

import pytest

from cloud.casework.cases import CaseRegister
from cloud.casework.editions import Editions
from cloud.casework.model import acts_between as b
from cloud.casework.reading import CaseReader
from cloud.casework.registers import Registers
from cloud.casework.states import EventKind, MemberState, PartState
from cloud.casework.time_passing import TimePassing
from provisioning.catalogue.files import load
from provisioning.storage.database import Database
from tests.cloud.applications import SUITE, birth
from tests.cloud.casework.test_acts import opened, tolerant
from tests.cloud.hands import Outbox, SetClock, officer


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
        database, Registers(database, Editions(load()), outbox.tell, SUITE), clock
    )
    passing.let_pass()
    assert reader.case(officer("D-SC"), licence).members[0].state is MemberState.RECEIVED
    clock.pass_by(timedelta(days=7))
    for _ in range(2):
        assert list(passing.before([])) == []
    kinds = [e.kind for e in reader.case(officer("D-SC"), licence).events]
    assert kinds.count(EventKind.DEEMED_ACCEPTED) == 1
    kinds = [e.kind for e in reader.case(officer("D-WJ"), package).events]
    assert kinds.count(EventKind.QUESTION_ESCALATED) == 1
    lead = reader.inbox(officer("D-WJ"), PartState.TO_DO)
    assert package in {item.number for item in lead}  # the lead has to see to it
