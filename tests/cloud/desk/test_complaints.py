"""The room of complaints: what was said is kept, decided, answered; nobody else enters."""

from datetime import timedelta

import pytest

from cloud.accounts.division_register import DivisionRegister
from cloud.accounts.officers import Role
from cloud.clock.complaints import ComplaintBook, Said
from tests.cloud.desk.conftest import PASSWORD, Browser, Hall
from tests.cloud.desk.test_samples import EAST, POND, WEST, WILLOW, lodged_at, places
from tests.cloud.desk.test_supervision_pages import token


@pytest.mark.row("J01")
def test_a_supervisor_writes_a_complaint_down_takes_it_and_answers(
    hall: Hall, browser: Browser
) -> None:
    browser.sign_in("jian.du")
    own = token(browser.get("/complaints").text)
    said = {"token": own, "unit": "D-RS", "text": "<b>不收件</b>", "name": "王秀英"}
    assert browser.client.post("/complaints", data=said).status_code == 303
    page = browser.get("/complaints").text
    assert "&lt;b&gt;不收件&lt;/b&gt;" in page
    assert "待决定" in page
    assert "应于 2026-11-16 前" in page
    hall.clock.pass_by(timedelta(days=9))
    browser.sign_in("jian.du")
    late = browser.get("/complaints").text
    assert "红牌" in late
    own = token(late)
    empty = browser.client.post("/complaints/1/decide", data={"token": own, "taken": "yes"})
    assert empty.status_code == 422
    assert 'role="alert"' in empty.text
    for step, words in (("decide", "属实"), ("answer", "已责令改正")):
        done = {"token": own, "taken": "yes", "text": words}
        assert browser.client.post(f"/complaints/1/{step}", data=done).status_code == 303
    page = browser.get("/complaints").text
    assert all(word in page for word in ("已办结", "属实", "已责令改正", "受理"))
    assert 'href="/complaints/1/paper"' in page
    paper = browser.get("/complaints/1/paper").text
    assert all(
        word in paper for word in ("投诉答复书", "王秀英", "简督", "已责令改正", "属实", "12345")
    )
    assert "〔2026〕投诉第1号" in paper
    assert browser.get("/complaints/2/paper").status_code == 404
    noted = [one.what for one in hall.access.found("jian.du")]
    assert {"receive-complaint", "decide-complaint", "answer-complaint"} <= set(noted)


def test_a_form_of_another_session_is_not_taken(browser: Browser) -> None:
    browser.sign_in("jian.du")
    said = {"token": "x" * 64, "unit": "D-RS", "text": "不收件"}
    assert browser.client.post("/complaints", data=said).status_code == 403
    assert "没有投诉" in browser.get("/complaints").text


@pytest.mark.row("R11", "R07")
def test_the_supervisor_of_a_town_sees_and_decides_the_complaints_of_its_own_place(
    hall: Hall, browser: Browser
) -> None:
    places(DivisionRegister(hall.database))
    for account, place in (("dong.du", EAST), ("xi.du", WEST)):
        hall.accounts.open_account(
            account, account, "D-TOWN", PASSWORD, Role.SUPERVISOR, place=place
        )
    book = ComplaintBook(hall.database, hall.clock)
    book.receive(Said("D-RS", "东边的", hall.arrive(lodged_at(WILLOW, 1))), "jian.du")
    other = book.receive(Said("D-RS", "西边的", hall.arrive(lodged_at(POND, 2))), "jian.du")
    book.receive(Said("D-RS", "没有办件的"), "xi.du")
    browser.sign_in("dong.du")
    page = browser.get("/complaints").text
    assert [word in page for word in ("东边的", "西边的", "没有办件的")] == [True, False, False]
    assert browser.get(f"/complaints/{other}/paper").status_code == 403
    done = {"token": token(page), "taken": "yes", "text": "属实"}
    assert browser.client.post(f"/complaints/{other}/decide", data=done).status_code == 403
    assert hall.access.found("dong.du", only_refused=True)
    assert book.one(other).taken is None
    browser.sign_in("jian.du")
    page = browser.get("/complaints").text
    assert all(word in page for word in ("东边的", "西边的", "没有办件的"))
