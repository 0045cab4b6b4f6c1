import hashlib
import logging
import re
from collections import Counter

import pytest
from msgspec import structs

from cloud.casework.journal import events_of
from cloud.casework.model.facts import Opened
from cloud.casework.states import MemberState
from cloud.casework.tables import CaseRow
from cloud.desk.text import RESOLUTIONS
from edge_sync.wire.application import Source, Value
from edge_sync.wire.dated import DatedApplication
from edge_sync.wire.news import NewsKind
from edge_sync.wire.remarked import PaperRemark, RemarkedApplication, RemarkKind
from kiosk.journeys.page_set import bind_pages
from tests.cloud.applications import HOUR_MS, LODGED_MS, birth, pension, stamp

from .conftest import Browser, Hall, paper

BANK = "b" * 32
CERTIFICATE = "c" * 32


def test_a_name_that_no_font_draws_stands_with_its_code_and_a_word_to_compare_it(
    hall: Hall, browser: Browser
) -> None:
    known = pension()
    person = structs.replace(
        known.persons[0],
        values={**known.persons[0].values, "name": Value("郑\U00030ede", Source.CARD)},
    )
    number = hall.arrive(structs.replace(known, persons=(person,)))
    browser.sign_in("chen.li")
    page = browser.get(f"/cases/{number}").text
    assert "郑\U00030ede 〔U+30EDE：字库没有的字，请与证件核对〕" in page


@pytest.mark.row("J02")
def test_the_inbox_lists_what_arrived_and_marks_what_arrived_late(
    hall: Hall, browser: Browser
) -> None:
    hall.arrive(pension())
    days_later = LODGED_MS + 75 * HOUR_MS
    hall.arrive(pension(slip="K000001-000051"), arrived_ms=days_later)
    browser.sign_in("chen.li")
    page = browser.get("/inbox").text
    assert page.count("王秀英") == 2
    assert page.count("迟到 3 天") == 1
    assert "2026-11-07 05:20" in page
    assert "2026 年 11 月 9 日 星期一 09:30" in page


def test_a_doubtful_clock_is_said_on_the_page(hall: Hall, browser: Browser) -> None:
    number = hall.arrive(pension(lodged=stamp(LODGED_MS, None)))
    browser.sign_in("chen.li")
    assert "终端时钟从未校对" in browser.get("/inbox").text
    assert "终端时钟从未校对" in browser.get(f"/cases/{number}").text


@pytest.mark.row("P03", "T08", "F05")
def test_the_case_page_shows_the_form_the_lines_and_their_reasons(
    hall: Hall, browser: Browser
) -> None:
    number = hall.arrive(birth())
    browser.sign_in("luo.min")
    page = browser.get(f"/cases/{number}").text
    for word in ("李雨桐", "6210000000000000012", "已扫描", "报销要打到这张卡上"):
        assert word in page
    for foreign in ("张建国", "999901199611021110", "随母"):
        assert foreign not in page
    assert "等待前置事项：" in page
    assert "<svg viewBox" in page
    browser.sign_in("yang.bo")
    register = browser.get(f"/cases/{number}").text
    for word in ("张建国", "999901199611021110", "随母", "2026-10-20"):
        assert word in register
    assert "6210000000000000012" not in register


@pytest.mark.row("F05", "F20")
def test_the_lead_sees_how_many_lines_are_met_in_which_way(hall: Hall, browser: Browser) -> None:
    application = birth()
    number = hall.arrive(application)
    browser.sign_in("he.ping")
    head = browser.get(f"/cases/{number}").text.partition("材料怎么来的")[2].partition("</dd>")[0]
    met = Counter(line.resolution for member in application.members for line in member.lines)
    told = Counter({words.zh: 0 for words in RESOLUTIONS.values()})
    for text in re.findall(r'<span class="chip[^>]*>([^<]+)</span>', head):
        way, _, count = text.rpartition(" ")
        told[way] += int(count)
    assert {way: n for way, n in told.items() if n} == {
        RESOLUTIONS[way].zh: n for way, n in met.items()
    }


@pytest.mark.row("F20")
def test_the_counts_in_the_summary_are_those_of_the_event_log(hall: Hall, browser: Browser) -> None:
    number = hall.arrive(birth())
    browser.sign_in("he.ping")
    head = browser.get(f"/cases/{number}").text.partition("材料怎么来的")[2].partition("</dd>")[0]
    shown = Counter[str]()
    for text in re.findall(r'<span class="chip[^>]*>([^<]+)</span>', head):
        way, _, count = text.rpartition(" ")
        shown[way] += int(count)
    [case] = hall.database.rows(CaseRow.select().where(CaseRow.number == number))
    [begun] = [
        one.fact for one in events_of(hall.database, case.id) if isinstance(one.fact, Opened)
    ]
    logged = Counter(
        RESOLUTIONS[line.resolution].zh for member in begun.setup.members for line in member.lines
    )
    assert logged.total() > 10
    assert {way: n for way, n in shown.items() if n} == logged


@pytest.mark.row("R01")
def test_a_look_into_the_inbox_is_noted_too(hall: Hall, browser: Browser) -> None:
    browser.sign_in("chen.li")
    browser.get("/inbox?drawer=done&page=2")
    [look] = hall.access.about("inbox/done/2")
    assert (look.account, look.what, look.allowed) == ("chen.li", "list", True)


@pytest.mark.row("R01")
def test_a_case_of_another_department_is_refused_and_the_refusal_is_logged(
    hall: Hall, browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    number = hall.arrive(birth())
    browser.sign_in("chen.li")
    with caplog.at_level(logging.WARNING):
        answer = browser.get(f"/cases/{number}")
    assert answer.status_code == 403
    assert "李雨桐" not in answer.text
    [refusal] = hall.access.about(number)
    assert (refusal.account, refusal.department, refusal.allowed) == ("chen.li", "D-RS", False)
    assert f"chen.li of D-RS was refused: view {number}" in caplog.text


@pytest.mark.row("R01")
def test_answering_for_another_department_is_refused_and_logged(
    hall: Hall, browser: Browser
) -> None:
    number = hall.arrive(birth())
    browser.sign_in("luo.min")
    own = browser.fields(number, 4)
    answer = browser.client.post(f"/cases/{number}/members/2/answer", data={"act": "accept", **own})
    assert answer.status_code == 403
    assert [a.allowed for a in hall.access.about(f"{number}/2")] == [False]
    assert [news.what for news in hall.outbox.told] == [NewsKind.CASE_OPENED]


@pytest.mark.row("P03")
def test_a_scan_opens_for_those_whose_lines_name_it(hall: Hall, browser: Browser) -> None:
    picture = paper("出生医学证明")
    number = hall.arrive(birth(picture=picture), picture)
    digests = set()
    for account in ("luo.min", "yang.bo", "he.ping"):
        browser.sign_in(account)
        answer = browser.get(f"/cases/{number}/documents/{CERTIFICATE}/file")
        assert (answer.status_code, answer.headers["content-type"]) == (200, "image/jpeg")
        assert answer.headers["cache-control"] == "no-store"
        digests.add(hashlib.sha256(answer.content).digest())
        assert "仅限本办件使用" in browser.get(f"/cases/{number}/documents/{CERTIFICATE}").text
    assert digests == {hashlib.sha256(picture).digest()}
    browser.sign_in("yang.bo")
    assert browser.get(f"/cases/{number}/documents/{BANK}/file").status_code == 403
    assert [a.allowed for a in hall.access.about(f"{number}/{BANK}")] == [False]


@pytest.mark.row("F13")
def test_a_scan_that_was_handed_in_with_a_mark_says_so_beside_its_line(
    hall: Hall, browser: Browser
) -> None:
    picture = paper("居民户口簿")
    good = pension(picture=picture)
    marked = structs.replace(
        good,
        documents=tuple(structs.replace(document, flawed=True) for document in good.documents),
    )
    number = hall.arrive(marked, picture)
    browser.sign_in("chen.li")
    assert "带记号：照片不清" in browser.get(f"/cases/{number}").text


@pytest.mark.row("T06")
def test_what_the_kiosk_saw_on_a_paper_stands_beside_its_line(hall: Hall, browser: Browser) -> None:
    picture = paper("居民户口簿")
    good = pension(picture=picture)
    [document] = good.documents
    remarks = (PaperRemark(document.id, RemarkKind.UNLIKE, ("name", "id_no")),)
    number = hall.arrive(RemarkedApplication(**structs.asdict(good), remarks=remarks), picture)
    browser.sign_in("chen.li")
    assert "终端提示：与所填不同：姓名、" in browser.get(f"/cases/{number}").text


@pytest.mark.row("F04")
def test_the_day_that_stands_on_a_paper_stands_beside_its_line(
    hall: Hall, browser: Browser
) -> None:
    picture = paper("居民户口簿")
    good = pension(picture=picture)
    [document] = good.documents
    days = {document.id: Value("20261105", Source.TYPED)}
    dated = DatedApplication(**structs.asdict(good), remarks=(), dates=days)
    number = hall.arrive(dated, picture)
    browser.sign_in("chen.li")
    assert "申请人说：2026-11-05 出具" in browser.get(f"/cases/{number}").text


def test_a_scan_of_several_pages_is_read_page_by_page(hall: Hall, browser: Browser) -> None:
    front, back = paper("居民户口簿"), paper("本人页")
    _, bound = bind_pages([front, back])
    number = hall.arrive(pension(picture=bound), bound)
    browser.sign_in("chen.li")
    address = f"/cases/{number}/documents/{'d' * 32}"
    first, second = (browser.get(f"{address}?page={at}").text for at in (1, 2))
    assert ("第 1 页，共 2 页" in first, "第 2 页，共 2 页" in second) == (True, True)
    assert f'src="{address}/pages/1"' in first
    assert f'src="{address}/pages/2"' in second
    assert 'rel="next"' in first
    assert 'rel="next"' not in second
    assert "第 2 页" in browser.get(f"{address}?page=99").text
    assert [browser.get(f"{address}/pages/{at}").content for at in (1, 2)] == [front, back]
    assert [browser.get(f"{address}/pages/{at}").status_code for at in (0, 3)] == [404, 404]
    whole = browser.get(f"{address}/file")
    assert (whole.content, whole.headers["content-disposition"]) == (bound, "attachment")


def test_a_damaged_scan_is_said_and_nothing_of_it_is_shown(hall: Hall, browser: Browser) -> None:
    picture = paper("出生医学证明")
    application = birth(picture=picture)
    number = hall.arrive(application, picture)
    document = application.documents[0].id
    hall.objects.write_piece(application.id, document, 0, bytes(100))
    browser.sign_in("luo.min")
    answer = browser.get(f"/cases/{number}/documents/{document}/file")
    assert answer.status_code == 503
    assert "扫描件暂时打不开" in answer.text


def test_an_answer_changes_the_state_and_tells_the_resident(hall: Hall, browser: Browser) -> None:
    number = hall.arrive(pension())
    browser.sign_in("chen.li")
    accepted = browser.answer(number, 1, "accept")
    assert accepted.status_code == 303
    assert "意见已提交" in browser.get(accepted.headers["location"]).text
    granted = browser.answer(number, 1, "grant", "已为您办理参保登记。")
    assert granted.status_code == 303
    page = browser.get(f"/cases/{number}").text
    assert "已为您办理参保登记。" in page
    assert "/members/1/answer" not in page
    kinds = [news.what for news in hall.outbox.told]
    assert kinds == [NewsKind.CASE_OPENED, NewsKind.ACCEPTED, NewsKind.DECIDED]
    assert "已为您办理参保登记。" in hall.outbox.told[-1].text["zh"]


def test_a_form_sent_twice_answers_once(hall: Hall, browser: Browser) -> None:
    number = hall.arrive(pension())
    browser.sign_in("chen.li")
    data = {"act": "accept"} | browser.fields(number, 1)
    for _ in range(2):
        answer = browser.client.post(f"/cases/{number}/members/1/answer", data=data)
        assert answer.status_code == 303
    assert len(hall.outbox.told) == 2


def test_a_page_that_is_out_of_date_changes_nothing(hall: Hall, browser: Browser) -> None:
    number = hall.arrive(pension())
    browser.sign_in("chen.li")
    stale = browser.fields(number, 1)
    browser.answer(number, 1, "accept")
    data = {"act": "ask-to-complete", "text": "请补交户口簿"} | stale
    late = browser.client.post(f"/cases/{number}/members/1/answer", data=data)
    assert late.status_code == 409
    assert "这一步现在不能办理" in late.text
    assert len(hall.outbox.told) == 2


@pytest.mark.row("J06", "M25")
def test_a_refusal_without_reason_or_remedies_comes_back_with_what_was_typed(
    hall: Hall, browser: Browser
) -> None:
    number = hall.arrive(pension())
    browser.sign_in("chen.li")
    browser.answer(number, 1, "accept")
    empty = browser.answer(number, 1, "refuse", remedies="可申请行政复议")
    assert (empty.status_code, "请填写意见与说明" in empty.text) == (422, True)
    no_way = browser.answer(number, 1, "refuse", "已参加职工养老保险", remedies=" ")
    assert (no_way.status_code, "救济途径" in no_way.text) == (422, True)
    assert "已参加职工养老保险" in no_way.text
    too_long = browser.answer(number, 1, "grant", "长" * 2001)
    assert too_long.status_code == 422
    assert browser.answer(number, 1, "").status_code == 422
    assert len(hall.outbox.told) == 2


def test_a_form_without_its_token_is_refused(hall: Hall, browser: Browser) -> None:
    number = hall.arrive(pension())
    browser.sign_in("chen.li")
    for token in ("", "0" * 64):
        assert browser.answer(number, 1, "accept", token=token).status_code == 403
    assert len(hall.outbox.told) == 1


def test_a_form_of_another_site_is_refused(hall: Hall, browser: Browser) -> None:
    number = hall.arrive(pension())
    browser.sign_in("chen.li")
    answer = browser.client.post(
        f"/cases/{number}/members/1/answer",
        data={"act": "accept"} | browser.fields(number, 1),
        headers={"Origin": "https://evil.example"},
    )
    assert answer.status_code == 403
    assert len(hall.outbox.told) == 1


def test_a_form_that_is_too_large_is_not_read(browser: Browser) -> None:
    answer = browser.client.post("/sign-in", data={"account": "x" * 70_000, "password": "y"})
    assert answer.status_code == 413


def test_an_account_that_may_only_look_gets_no_form(hall: Hall, browser: Browser) -> None:
    number = hall.arrive(pension())
    browser.sign_in("su.yan")
    page = browser.get(f"/cases/{number}")
    assert page.status_code == 200
    assert "/answer" not in page.text


def test_every_page_forbids_scripts_and_foreign_content(hall: Hall, browser: Browser) -> None:
    number = hall.arrive(pension())
    browser.sign_in("chen.li")
    paths = ["/sign-in", "/inbox", f"/cases/{number}", "/nowhere", "/static/desk.css"]
    for path in [*paths, f"/cases/{number}/documents/{'d' * 32}"]:
        answer = browser.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        for word in ("<script", "javascript:", "http://", "https://", " style="):
            assert word not in answer.text.replace("http://www.w3.org", "")


def test_what_people_typed_is_text_and_never_a_tag(hall: Hall, browser: Browser) -> None:
    number = hall.arrive(pension())
    browser.sign_in("chen.li")
    browser.answer(number, 1, "ask-to-complete", "<img src=x onerror=alert(1)>{{ 7*7 }}")
    page = browser.get(f"/cases/{number}").text
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;{{ 7*7 }}" in page


@pytest.mark.parametrize(
    "path",
    ["/cases/1", "/cases/" + "9" * 43, "/cases/..%2f..", "/inbox?page=x", "/static/../app.py"],
)
def test_an_address_that_is_none_is_a_page_that_says_so(browser: Browser, path: str) -> None:
    browser.sign_in("chen.li")
    answer = browser.get(path)
    assert answer.status_code in {404, 422}
    assert "没有这个页面" in answer.text


def test_the_desk_speaks_english_when_asked(hall: Hall, browser: Browser) -> None:
    number = hall.arrive(birth())
    browser.sign_in("he.ping")
    assert browser.get("/language/en?back=/inbox").status_code == 303
    inbox = browser.get("/inbox").text
    assert "Inbox" in inbox
    assert '<html lang="en">' in inbox
    page = browser.get(f"/cases/{number}").text
    assert "Application form" in page
    assert "County Public Security Bureau" in page
    assert MemberState.WAITING.value not in page


def test_the_lead_sees_the_whole_package_and_answers_for_its_own_alone(
    hall: Hall, browser: Browser
) -> None:
    number = hall.arrive(birth())
    browser.sign_in("he.ping")
    page = browser.get(f"/cases/{number}").text
    assert page.count('<article class="card member') == 4
    assert "/answer" not in page
