"""Nothing starts without an application (row R02): staff handle cases and open none."""

import pytest
from msgspec import structs

from cloud.casework.cases import CaseRegister
from cloud.casework.tables import CaseRow
from edge_sync.errors import ApplicationRefusedError
from provisioning.storage.database import Database
from tests.cloud.applications import pension
from tests.cloud.desk.conftest import Browser, Hall
from tests.cloud.hands import arrival


@pytest.mark.row("R02")
def test_no_page_and_no_program_of_an_officer_opens_a_case(hall: Hall, browser: Browser) -> None:
    browser.sign_in("he.ping")
    for address in ("/cases", "/inbox", "/cases/new", "/api/v1/cases"):
        asked = browser.client.post(address, json={"title": "MT-PENSION-REG", "persons": []})
        assert asked.status_code in {401, 404, 405, 422}, address
    assert hall.database.count(CaseRow.select()) == 0


@pytest.mark.row("R02")
def test_an_application_of_nobody_becomes_no_case(
    database: Database, register: CaseRegister
) -> None:
    nobody = structs.replace(pension(), persons=())
    with pytest.raises(ApplicationRefusedError), database.transaction():
        register.open_case(nobody, arrival(nobody))
    assert database.count(CaseRow.select()) == 0
