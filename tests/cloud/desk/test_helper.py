"""What the officer sees of a helper: who joined, which fields she typed, when it was confirmed."""

import hashlib
from typing import TYPE_CHECKING

import msgspec
import pytest

from edge_sync.wire.application import (
    Document,
    DocumentId,
    HelperId,
    KioskId,
    Signature,
    SignatureKind,
    SlipNumber,
)
from tests.cloud.applications import HOUR_MS, LODGED_MS, P1, pension, stamp
from tests.cloud.desk.conftest import paper

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


@pytest.mark.row("R18")
def test_the_mandate_of_a_helper_whom_nobody_confirmed_is_named_and_opens(
    hall: "Hall", browser: "Browser"
) -> None:
    plain, scan = msgspec.structs.replace(helped(), confirmed=None), paper("授权委托书")
    document = Document(
        id=DocumentId("5" * 32),
        material="M-AUTH",
        holder=P1,
        media_type="image/jpeg",
        pages=1,
        size_bytes=len(scan),
        sha256=hashlib.sha256(scan).digest(),
        key=bytes(32),
    )
    power = Signature(
        person=P1,
        kind=SignatureKind.INK,
        strokes=(),
        covers=bytes(32),
        at=stamp(),
        paper="M-AUTH/MT-PENSION-REG",
        document=document.id,
    )
    carried = msgspec.structs.replace(
        plain, documents=(document,), signatures=(*plain.signatures, power)
    )
    number = hall.arrive(carried, scan)
    browser.sign_in("chen.li")
    page = browser.get(f"/cases/{number}").text
    assert "书面委托" in page
    assert f"/cases/{number}/documents/{document.id}" in page.partition("书面委托")[2]
    assert browser.get(f"/cases/{number}/documents/{document.id}").status_code == 200


def test_a_case_without_a_helper_says_nothing_of_one(hall: "Hall", browser: "Browser") -> None:
    number = hall.arrive(pension())
    browser.sign_in("chen.li")
    page = browser.get(f"/cases/{number}").text
    assert "帮办员" not in page
    assert "本人确认代填内容" not in page


@pytest.mark.row("R09")
@pytest.mark.parametrize(("minutes", "is_alarm"), [(5, True), (60, False)])
def test_one_code_at_two_kiosks_at_once_raises_an_alarm(
    hall: "Hall",
    browser: "Browser",
    caplog: pytest.LogCaptureFixture,
    minutes: int,
    is_alarm: bool,  # noqa: FBT001 - a case of the table
) -> None:
    hall.arrive(helped())
    later = msgspec.structs.replace(
        helped(),
        kiosk=KioskId("k000002"),
        slip=SlipNumber("K000002-000007"),
        lodged=stamp(LODGED_MS + minutes * HOUR_MS // 60),
    )
    number = hall.arrive(later)
    browser.sign_in("chen.li")
    said = "帮办员同时出现在两台终端" in browser.get(f"/cases/{number}").text
    assert said is is_alarm
    assert ("helper h0001 at k000002 and at k000001 at once" in caplog.text) is is_alarm


def test_one_helper_at_one_kiosk_all_day_is_no_alarm(hall: "Hall", browser: "Browser") -> None:
    hall.arrive(helped())
    number = hall.arrive(msgspec.structs.replace(helped(), slip=SlipNumber("K000001-000043")))
    browser.sign_in("chen.li")
    assert "帮办员同时出现" not in browser.get(f"/cases/{number}").text
