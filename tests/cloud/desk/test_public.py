"""Open to everybody: how a case stands, without a person; and what is not done here at all."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from msgspec import structs

from cloud.casework.cases import CaseRegister
from cloud.casework.model import acts as a
from cloud.casework.policy import Applicant, Enforcement, Policy, shipped_policy
from cloud.desk.parts import DeskParts
from cloud.desk.turnstile import LOOKS, WITHIN_S, Turnstile
from edge_sync.wire.application import Line, Resolution
from provisioning.catalogue.model import Catalogue
from provisioning.storage.database import Database
from tests.cloud.applications import P1, SUITE, birth, pension
from tests.cloud.hands import Outbox, officer

from .conftest import Browser, Hall

OFFICES = ("示例县公安局", "示例县卫生健康局", "示例县医疗保障局")


def accepted(hall: Hall) -> str:
    """A case with a past: its household register is accepted with words about a person."""
    number = hall.arrive(birth())
    act = a.Accept(2, "张小满的材料齐全")
    hall.register.perform(officer("D-GA"), number, act, hall.clock.now(), key="a")
    return number


@pytest.mark.row("J11", "V09")
def test_one_case_shows_three_views_with_different_fields(hall: Hall, browser: Browser) -> None:
    number = accepted(hall)
    public = browser.get(f"/progress?number={number[:20]} {number[20:].lower()}").text
    browser.sign_in("he.ping")
    work = browser.get(f"/cases/{number}").text
    browser.sign_in("jian.du")
    watched = browser.get(f"/timelines/{number}").text
    for page in (public, work, watched):
        assert all(word in page for word in ("新生儿落户", "受理", "示例县公安局"))
    assert "李雨桐" in work
    assert "在谁手上" in watched
    person = ("李雨桐", "张小满", "9999011998", "13800000002", "K000001-000043", "k000001")
    officers = ("d-ga", "D-GA 经办人", "在谁手上", "/cases/", "529901100201")
    assert not [word for word in (*person, *officers) if word in public]
    assert "查进度" not in work
    assert "查进度" not in watched


@pytest.mark.row("J11")
def test_a_number_that_is_none_and_one_that_is_nobodys_are_answered_alike(
    hall: Hall, browser: Browser
) -> None:
    number = hall.arrive(pension())
    assert browser.get("/progress").status_code == 200
    other = number[:-1] + ("0" if number[-1] != "0" else "1")
    for typed in (other, "1", "<b>1</b>", "0" * 5000):
        answer = browser.get(f"/progress?number={typed}")
        assert answer.status_code == 404
        assert "没有查到这个编号" in answer.text
        assert "<b>1</b>" not in answer.text


@pytest.mark.row("J11")
def test_numbers_are_not_tried_out_by_the_hundred(hall: Hall, browser: Browser) -> None:
    answers = [browser.get(f"/progress?number={n}").status_code for n in range(LOOKS + 1)]
    assert answers == [404] * LOOKS + [429]
    assert "过十分钟再查" in browser.get("/progress?number=1").text
    assert browser.get("/progress").status_code == 200
    hall.clock.pass_by(timedelta(seconds=WITHIN_S))
    assert browser.get("/progress?number=1").status_code == 404


def test_each_address_has_looks_of_its_own_and_is_forgotten() -> None:
    gate = Turnstile()
    assert all(gate.lets("10.0.0.1", 0.0) for _look in range(LOOKS))
    assert not gate.lets("10.0.0.1", 1.0)
    assert gate.lets("10.0.0.2", 1.0)
    assert gate.lets("10.0.0.1", WITHIN_S)


class TestWithoutNames:
    """A place that tells applicants no names of offices."""

    @pytest.fixture
    def policy(self) -> Policy:
        return structs.replace(shipped_policy(), applicant=Applicant(names_departments=False))

    @pytest.fixture
    def register(
        self, database: Database, catalogue: Catalogue, outbox: Outbox, policy: Policy
    ) -> CaseRegister:
        return CaseRegister(database, catalogue, outbox.tell, SUITE, policy)

    @pytest.fixture
    def parts(self, parts: DeskParts, policy: Policy) -> DeskParts:
        return replace(parts, policy=policy)

    @pytest.mark.row("P15")
    def test_an_applicant_reads_no_name_of_an_office(self, hall: Hall, browser: Browser) -> None:
        number = accepted(hall)
        public = browser.get(f"/progress?number={number}").text
        assert "办理部门" in public
        assert not [name for name in OFFICES if name in public]
        news = [
            text
            for one in hall.outbox.told
            for text in (*one.text.values(), *(w for s in one.standings for w in s.who.values()))
        ]
        assert any(text.startswith("办理部门已受理") for text in news)
        assert not [text for text in news if any(name in text for name in OFFICES)]

    @pytest.mark.row("P15")
    def test_the_officers_own_pages_go_on_naming_them(self, hall: Hall, browser: Browser) -> None:
        number = accepted(hall)
        browser.sign_in("he.ping")
        assert "示例县公安局" in browser.get(f"/cases/{number}").text


@pytest.mark.row("J12")
def test_what_is_out_of_scope_is_said_and_the_hotline_is_linked(browser: Browser) -> None:
    page = browser.get("/scope").text
    assert "行政检查、处罚、强制不在这里立案" in page
    assert 'href="tel:12345"' in page
    assert "行政审批" in page


class TestEnforcement:
    """A body that enforces gets notices and does nothing here."""

    @pytest.fixture
    def parts(self, parts: DeskParts) -> DeskParts:
        told = structs.replace(shipped_policy(), enforcement=Enforcement(("D-GA",)))
        return replace(parts, policy=told)

    @pytest.mark.row("J12")
    def test_it_is_told_of_a_commitment_that_proved_false_and_of_nobody_by_name(
        self, hall: Hall, browser: Browser
    ) -> None:
        line = Line("L3", "M-HUKOU", P1, Resolution.COMMITTED, "本人承诺")
        [member] = pension().members
        member = structs.replace(member, lines=(line,))
        number = hall.arrive(structs.replace(pension(), members=(member,), documents=()))
        pensions, now = officer("D-RS"), hall.clock.now()
        false = a.CheckCommitment(1, "L3", held=False, text="与登记不符")
        hall.register.perform(pensions, number, a.Accept(1), now, key="a")
        hall.register.perform(pensions, number, a.Grant(1), now, key="g")
        hall.register.perform(pensions, number, false, now, key="c")
        browser.sign_in("yang.bo")
        assert 'href="/notices"' in browser.get("/inbox").text
        page = browser.get("/notices").text
        assert all(word in page for word in (number, "与登记不符", "不在本系统立案"))
        assert "王秀英" not in page
        assert browser.get(f"/cases/{number}").status_code == 403  # it asks; it does not look
        browser.sign_in("luo.min")
        assert browser.get("/notices").status_code == 403
        assert 'href="/notices"' not in browser.get("/inbox").text


@pytest.mark.row("C09")
def test_what_is_posted_is_open_to_all_between_its_two_days(hall: Hall, browser: Browser) -> None:
    assert "现在没有公示" in browser.get("/postings").text
    hall.clock.at = datetime(2026, 9, 20, 2, tzinfo=UTC)
    page = browser.get("/postings").text
    assert all(word in page for word in ("王*英", "2026-09-14 起，到 2026-09-20 止", "12345"))
    hall.clock.pass_by(timedelta(days=1))
    assert "王*英" not in browser.get("/postings").text
    assert 'href="/postings"' in browser.get("/progress").text
