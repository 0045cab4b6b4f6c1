"""Signing in at the desk and out of it, and what stands open to nobody before."""

from datetime import timedelta

import httpx
import pytest

from tests.cloud.applications import pension

from .conftest import PASSWORD, Browser, Hall


def test_nobody_sees_anything_before_signing_in(hall: Hall, browser: Browser) -> None:
    number = hall.arrive(pension())
    for path in ("/inbox", f"/cases/{number}", f"/cases/{number}/documents/{'d' * 32}/file"):
        answer = browser.get(path)
        assert answer.status_code == 303
        assert answer.headers["location"] == f"/sign-in?back={path}"
        assert "王秀英" not in answer.text


def test_a_wrong_password_is_refused_without_saying_why(browser: Browser) -> None:
    wrong = browser.sign_in("chen.li", "not this one")
    unknown = browser.sign_in("nobody", "not this one")
    assert (wrong.status_code, unknown.status_code) == (401, 401)
    assert "账号或密码不对" in wrong.text
    assert "desk-session" not in wrong.cookies


def test_signing_in_gives_a_cookie_that_no_script_reads(browser: Browser) -> None:
    answer = browser.sign_in("chen.li")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert answer.headers["location"] == "/"


def test_signing_out_ends_the_session(hall: Hall, browser: Browser) -> None:
    browser.sign_in("chen.li")
    token = browser.client.cookies["desk-session"]
    assert browser.client.post("/sign-out", data={}).status_code == 303
    with httpx.Client(base_url=hall.url, cookies={"desk-session": token}, timeout=120) as thief:
        assert thief.get("/inbox").status_code == 303


def test_a_session_left_alone_ends(hall: Hall, browser: Browser) -> None:
    browser.sign_in("chen.li")
    assert browser.get("/inbox").status_code == 200
    hall.clock.pass_by(timedelta(minutes=31))
    assert browser.get("/inbox").status_code == 303


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "/a\r\nb: c"]
)
def test_signing_in_never_leads_to_another_site(browser: Browser, back: str) -> None:
    data = {"account": "chen.li", "password": PASSWORD, "back": back}
    answer = browser.client.post("/sign-in", data=data)
    assert answer.headers["location"] == "/"
