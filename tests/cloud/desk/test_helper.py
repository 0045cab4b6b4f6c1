"""What the officer sees of a helper: who joined, which fields she typed, when it was confirmed."""

from typing import TYPE_CHECKING

import msgspec
import pytest

from edge_sync.wire.application import HelperId
from tests.cloud.applications import HOUR_MS, LODGED_MS, pension, stamp

if TYPE_CHECKING:
    from edge_sync.wire.application import Application
    from tests.cloud.desk.conftest import Browser, Hall


def helped() -> "Application":
    """A pension application whose telephone number the helper typed."""
    plain = pension()
    person = plain.persons[0]
    phone = msgspec.structs.replace(person.values["phone"], by_helper=True)
    values = person.values | {"phone": phone}
    return msgspec.structs.replace(
        plain,
        persons=(msgspec.structs.replace(person, values=values), *plain.persons[1:]),
        helper=HelperId("h0001"),
        confirmed=stamp(LODGED_MS - HOUR_MS),
    )


@pytest.mark.row("R18")
def test_the_case_page_says_who_helped_and_which_fields_she_typed(
    hall: "Hall", browser: "Browser"
) -> None:
    number = hall.arrive(helped())
    browser.sign_in("chen.li")
    page = browser.get(f"/cases/{number}").text
    assert "h0001" in page
    assert page.count("帮办员代填") == 1
    assert "本人确认代填内容" in page
    assert "2026-11-07 04:20" in page


def test_a_case_without_a_helper_says_nothing_of_one(hall: "Hall", browser: "Browser") -> None:
    number = hall.arrive(pension())
    browser.sign_in("chen.li")
    page = browser.get(f"/cases/{number}").text
    assert "帮办员" not in page
    assert "本人确认代填内容" not in page
