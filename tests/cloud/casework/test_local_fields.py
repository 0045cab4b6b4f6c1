"""What a division asks in addition is kept apart from the common form, and told as local."""

import pytest
from msgspec import structs

from cloud.casework.cases import CaseRegister
from cloud.casework.reading import CaseReader
from cloud.casework.retelling import own_form
from cloud.desk.case_page import case_page
from cloud.desk.wording import Wording
from edge_sync.wire.application import (
    Application,
    ApplicationId,
    Choice,
    MatterId,
    Member,
    SlipNumber,
)
from edge_sync.wire.summary import summary_digest
from provisioning.catalogue.model import Catalogue
from provisioning.storage.database import Database
from tests.cloud.applications import chosen, pension
from tests.cloud.hands import arrival, officer

OLDAGE = MatterId("MT-OLDAGE")


def old_age(**local: str) -> Application:
    extension = {name: chosen(text) for name, text in local.items()}
    member = Member(OLDAGE, Choice.APPLY, {}, {}, (), extension)
    return structs.replace(
        pension(),
        id=ApplicationId("a" * 32),
        slip=SlipNumber("K000001-000077"),
        title=OLDAGE,
        members=(member,),
        documents=(),
    )


@pytest.mark.row("D18")
def test_a_local_field_is_kept_and_stands_apart_in_the_members_form(
    database: Database, register: CaseRegister, reader: CaseReader, catalogue: Catalogue
) -> None:
    application = old_age(living_alone="一个人住")
    with database.transaction():
        register.take(application, arrival(application))
    number = register.number_of(application.id)
    assert number is not None
    view = reader.case(officer(catalogue.matters[OLDAGE].dept), number)
    [member] = view.members
    assert {name: value.text for name, value in member.extension.items()} == {
        "living_alone": "一个人住"
    }
    assert "living_alone" not in {*member.answers, *(item.element for item in member.form)}
    [card] = case_page(Wording(catalogue, "zh"), view, 0).members
    assert [(line.label, line.text) for line in card.local] == [("老人和谁一起住？", "一个人住")]


@pytest.mark.row("D18")
def test_the_department_s_own_form_tells_the_local_field_from_its_extension(
    catalogue: Catalogue,
) -> None:
    application = old_age(living_alone="一个人住")
    *_, local = own_form(catalogue, application, OLDAGE).groups
    assert [row.value.zh for row in local.rows] == ["一个人住"]


@pytest.mark.row("F17")
def test_a_signature_covers_the_local_fields() -> None:
    assert summary_digest(old_age(living_alone="一个人住")) != summary_digest(
        old_age(living_alone="老两口住")
    )
