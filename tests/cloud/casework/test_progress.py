"""Progress by card: the applicant's own applications, by number and name, and nobody else's."""

import pytest
from msgspec import structs

from cloud.casework.cases import CaseRegister
from cloud.casework.editions import Editions
from cloud.casework.progress import ProgressReader, number_persons
from cloud.casework.tables import PersonRow
from edge_sync.wire.application import Application, ApplicationId, IdentityLevel, SlipNumber
from edge_sync.wire.news import Stands
from edge_sync.wire.questions import MOST_TOLD, Asker, CaseTold
from provisioning.storage.database import Database
from provisioning.trust.suite import SealingPublicKey
from tests.cloud.applications import birth, pension
from tests.cloud.hands import arrival
from tests.shipped import shipped_edition


@pytest.fixture
def progress(database: Database) -> ProgressReader:
    return ProgressReader(database, Editions(shipped_edition()))


def take(database: Database, register: CaseRegister, application: Application) -> None:
    with database.transaction():
        register.take(application, arrival(application))


def asker(application: Application, person: int = 0) -> Asker:
    values = application.persons[person].values
    return Asker(
        number=values["id_no"].text,
        name=values["name"].text,
        level=IdentityLevel.CHIP,
        reply_to=SealingPublicKey(b""),
        asked_ms=0,
        language="zh",
    )


@pytest.mark.row("U03")
def test_who_applied_is_told_how_each_part_stands_who_has_it_and_until_when(
    database: Database, register: CaseRegister, progress: ProgressReader
) -> None:
    application = pension()
    take(database, register, application)
    [case] = progress.told(asker(application))
    assert isinstance(case, CaseTold)
    assert (case.slip, case.number) == (application.slip, register.number_of(application.id))
    assert case.title["zh"]
    assert case.title["en"]
    [standing] = case.standings
    assert standing.stands is Stands.RECEIVED
    assert standing.who["zh"]
    assert standing.by


def test_number_and_name_must_both_be_the_cards(
    database: Database, register: CaseRegister, progress: ProgressReader
) -> None:
    application = pension()
    take(database, register, application)
    for wrong in ({"name": "别人"}, {"number": "110105194912310054"}, {"number": ""}):
        assert progress.told(structs.replace(asker(application), **wrong)) == ()


def test_one_application_beyond_those_shown_says_that_there_are_more(
    database: Database, register: CaseRegister, progress: ProgressReader
) -> None:
    for number in range(MOST_TOLD + 3):
        name = {"id": ApplicationId(f"{number:032x}"), "slip": SlipNumber(f"K000009-{number:06}")}
        take(database, register, structs.replace(pension(), **name))
    assert len(progress.told(asker(pension()))) == MOST_TOLD + 1


def test_other_persons_of_a_case_are_told_nothing(
    database: Database, register: CaseRegister, progress: ProgressReader
) -> None:
    application = birth()
    take(database, register, application)
    told = [
        progress.told(asker(application, place))
        for place, person in enumerate(application.persons)
        if {"id_no", "name"} <= set(person.values)
    ]
    assert len(told) > 1, "there are others whose number is known"
    assert [len(cases) for cases in told] == [1, *[0] * (len(told) - 1)]
    assert len(told[0][0].standings) > 1


def test_persons_from_before_there_was_an_index_are_found(
    database: Database, register: CaseRegister, progress: ProgressReader
) -> None:
    application = pension()
    take(database, register, application)
    with database.transaction():
        database.run(PersonRow.update(id_no=None))
    assert progress.told(asker(application)) == ()
    number_persons(database)
    number_persons(database)
    assert len(progress.told(asker(application))) == 1
