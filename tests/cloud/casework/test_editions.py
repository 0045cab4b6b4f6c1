"""A case stays with the edition it was lodged under; one that nobody published is not lost."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import structs

from cloud.casework.answers import Answer
from cloud.casework.editions import Editions
from cloud.casework.progress import ProgressReader
from cloud.casework.registers import Registers
from cloud.casework.states import Act
from cloud.casework.tables import CaseRow
from edge_sync.errors import EditionUnknownError
from edge_sync.wire.application import Application, CatalogueRef, MatterId
from provisioning.catalogue.model import Edition
from provisioning.storage.database import Database
from tests.cloud.applications import SUITE, pension
from tests.cloud.casework.test_followers import held, withdrawal
from tests.cloud.casework.test_progress import asker
from tests.cloud.hands import Outbox, arrival, officer
from tests.provisioning.edge.town import MATTER, Region, found_region
from tests.shipped import shipped_edition

NEW = MatterId("MT-PENSION-TRY")
NAME = "养老金试办"
NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)


@pytest.fixture
def region(tmp_path: Path) -> Region:
    return found_region(tmp_path / "region")


@pytest.fixture
def registers(database: Database, region: Region, outbox: Outbox) -> Registers:
    return Registers(database, Editions(shipped_edition(), region.repository), outbox.tell, SUITE)


def publish(region: Region, version: int) -> Edition:
    """Bring out an edition that knows one more matter."""
    text = (region.catalogue / MATTER).read_text(encoding="utf-8").replace(MATTER[8:-5], NEW)
    name = next(line for line in text.splitlines() if line.startswith("name = "))
    text = text.replace(name, f'name = {{ zh = "{NAME}", en = "A pension, tried" }}')
    (region.catalogue / "matters" / f"{NEW}.toml").write_text(text, encoding="utf-8")
    region.bring_out(version)
    edition = region.repository.signed()
    assert edition is not None
    return edition


def under(ref: CatalogueRef, matter: str = "", slip: str = "K000001-000042") -> Application:
    application = structs.replace(pension(slip=slip), catalogue=ref)
    if not matter:
        return application
    (member,) = application.members
    members = (structs.replace(member, matter=MatterId(matter)),)
    return structs.replace(application, title=matter, members=members)


def take(database: Database, registers: Registers, application: Application) -> str:
    with database.transaction():
        registers.take(application, arrival(application))
    number = registers.of("").number_of(application.id)
    assert number is not None
    return number


@pytest.mark.row("M01")
def test_a_case_is_opened_told_and_answered_under_the_edition_it_was_lodged_under(
    database: Database, registers: Registers, region: Region, outbox: Outbox
) -> None:
    edition = publish(region, 1001)
    ref = CatalogueRef(edition.version, edition.digest)
    application = under(ref, NEW)
    number = take(database, registers, application)
    catalogue = registers.catalogue_of(number)
    assert catalogue == edition.catalogue
    assert not registers.is_of_unknown_edition(number)
    department = catalogue.matters[NEW].dept

    answer = Answer(Act.ACCEPT, "", "")
    registers.of(number).answer(officer(department), number, 1, answer, NOW, key="0" * 32)

    assert NAME in str(outbox.told[-1])
    assert registers.editions.newest == edition.catalogue


def test_a_case_of_an_earlier_edition_is_not_changed_by_a_later_one(
    database: Database, registers: Registers, region: Region
) -> None:
    first = publish(region, 1001)
    number = take(database, registers, under(CatalogueRef(first.version, first.digest)))
    region.edit(1002, "养老", "养老（新）")
    region.bring_out(1002)
    assert registers.catalogue_of(number) == first.catalogue
    assert registers.editions.newest.heading.version == 1002


def test_what_follows_an_application_is_read_under_its_edition(
    database: Database, registers: Registers, region: Region, outbox: Outbox
) -> None:
    edition = publish(region, 1001)
    application = held(under(CatalogueRef(edition.version, edition.digest), NEW))
    take(database, registers, application)
    told = len(outbox.told)
    follower = withdrawal(application)
    with database.transaction():
        registers.take(follower, arrival(application))
    assert len(outbox.told) == told + 1
    assert {one.catalogue_version for one in database.rows(CaseRow.select())} == {1001}


def test_an_edition_nobody_published_is_opened_under_the_newest_and_said_to_be_so(
    database: Database, registers: Registers
) -> None:
    number = take(database, registers, under(CatalogueRef(4711, bytes(32))))
    assert registers.is_of_unknown_edition(number)
    assert registers.catalogue_of(number) == shipped_edition().catalogue


def test_a_matter_that_only_an_unpublished_edition_has_is_taken_once_that_is_published(
    database: Database, registers: Registers, region: Region
) -> None:
    region.bring_out(1001)
    edition = publish(region, 1002)
    ahead = under(CatalogueRef(edition.version, edition.digest), NEW)
    elsewhere = Registers(database, Editions(shipped_edition()), registers._tell, SUITE)  # noqa: SLF001 - the same outbox
    with pytest.raises(EditionUnknownError), database.transaction():
        elsewhere.take(ahead, arrival(ahead))
    assert take(database, registers, ahead)


def test_progress_by_card_names_each_case_by_its_own_edition(
    database: Database, registers: Registers, region: Region
) -> None:
    edition = publish(region, 1001)
    application = under(CatalogueRef(edition.version, edition.digest), NEW)
    take(database, registers, application)
    (case,) = ProgressReader(database, registers.editions).told(asker(application))
    assert case.title["zh"] == NAME
