"""A case from before events were facts goes on where it stood."""

from datetime import UTC, datetime

from msgspec import structs

from cloud.casework.answers import Answer
from cloud.casework.cases import CaseRegister
from cloud.casework.model import acts as a
from cloud.casework.model.facts import Wish
from cloud.casework.reading import CaseReader
from cloud.casework.rebuilding import differences
from cloud.casework.retold import retell_old_cases
from cloud.casework.states import Act
from cloud.casework.tables import EventRow
from provisioning.catalogue.model import Catalogue
from provisioning.storage.database import Database
from tests.cloud.applications import birth
from tests.cloud.casework.test_followers import NEW, held, supplement, withdrawal
from tests.cloud.hands import arrival, officer

AT = datetime(2026, 11, 9, 2, tzinfo=UTC)


def made_old(database: Database) -> None:
    """As the program before this one left them: kinds and words, and no facts."""
    with database.transaction():
        database.run(EventRow.update(content=None, noted_ms=None, paper=None))


def test_old_cases_are_told_again_once_and_go_on(
    database: Database, register: CaseRegister, reader: CaseReader, catalogue: Catalogue
) -> None:
    application = held(birth())
    with database.transaction():
        register.take(application, arrival(application))
    number = register.number_of(application.id)
    assert number is not None
    police, lead = officer("D-GA"), officer("D-WJ")
    register.answer(police, number, 2, Answer(Act.ASK_TO_COMPLETE, "补"), AT, key="1")
    answer = supplement(application)
    brought = (type(answer.brought[0])(application.members[1].matter, "L2", NEW),)
    with database.transaction():
        register.take(structs.replace(answer, brought=brought), arrival(application))
    register.answer(police, number, 2, Answer(Act.ACCEPT), AT, key="2")
    refusal = Answer(Act.REFUSE, "不符", "可复议")
    register.answer(police, number, 2, refusal, AT, key="3")
    with database.transaction():
        back = withdrawal(application, "MT-BIRTH-COST")
        register.take(back, arrival(application))
    before = reader.case(lead, number)

    made_old(database)
    assert retell_old_cases(database, lambda _ref: catalogue) == 1
    assert retell_old_cases(database, lambda _ref: catalogue) == 0

    after = reader.case(lead, number)
    assert list(differences(database)) == []
    assert [m.state for m in after.members] == [m.state for m in before.members]
    assert [m.lines for m in after.members] == [m.lines for m in before.members]
    assert [(e.kind, e.told.get("text")) for e in after.events] == [
        (e.kind, e.told.get("text")) for e in before.events
    ]
    act = a.Return(3, Wish.TAKE_BACK, "问过本人")
    register.perform(officer("D-YB"), number, act, AT, key="4")
