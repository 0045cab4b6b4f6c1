"""A case that is drawn under another edition than its own says so before anything else."""

from dataclasses import replace

import httpx
import pytest

from cloud.casework.editions import Editions
from cloud.casework.registers import Registers
from cloud.desk.app import create_app
from cloud.desk.parts import DeskParts
from cloud.desk.server import DeskServer
from tests.cloud.applications import SUITE, pension
from tests.cloud.desk.conftest import Browser, Hall
from tests.shipped import shipped_edition

NOTE = "事项库版本没有在本地发布"


@pytest.mark.row("M01")
def test_a_case_of_an_edition_nobody_published_says_so_on_top_of_its_page(
    hall: Hall, browser: Browser, parts: DeskParts
) -> None:
    number = hall.arrive(pension())
    browser.sign_in("chen.li")
    assert NOTE not in browser.get(f"/cases/{number}").text
    editions = Editions(
        shipped_edition()
    )  # nothing was published: every other edition is unknown here
    registers = Registers(hall.database, editions, hall.outbox.tell, SUITE)
    app = create_app(replace(parts, registers=registers))
    with DeskServer(app) as desk, httpx.Client(base_url=desk.url, timeout=120) as client:
        other = Browser(client)
        other.sign_in("chen.li")
        page = other.get(f"/cases/{number}").text
        assert page.index(NOTE) < page.index("case-head")
        assert page.count(NOTE) == 1
