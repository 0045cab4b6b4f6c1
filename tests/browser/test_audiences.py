"""Supervisor, leader and auditor in a real browser, each at their main job."""

from dataclasses import replace
from datetime import UTC, datetime

from cloud.clock.measures import Counts
from cloud.clock.supervision import Supervision
from cloud.clock.tables import TallyRow
from provisioning.catalogue.model import Regime
from tests.browser.conftest import OpenDesk
from tests.cloud.applications import birth, pension
from tests.cloud.clock.traces import A_MEMBER, ALMANAC, case, limit
from tests.cloud.desk.conftest import Hall
from tests.cloud.hands import SetClock

LATE = datetime(2026, 11, 11, 1, tzinfo=UTC)
NUMBER = "11529901MB0000035R4000703001000202611020001"


def warn(hall: Hall) -> None:
    handled = replace(A_MEMBER, regime=Regime.NO_APPLICATION, limit=limit("5 wd"))
    trace = replace(case(replace(handled, matter="MT-PENSION-REG")), number=NUMBER)
    Supervision(lambda: [trace], hall.database, ALMANAC, SetClock(LATE)).round()


def count(hall: Hall) -> None:
    rows = []
    for at, period in enumerate(("2026Q1", "2026Q2", "2026Q3", "2026Q4")):
        for place, department in enumerate(("D-RS", "D-YB", "D-WJ", "D-GA")):
            whole = 40 + 7 * at + 3 * place
            counts = Counts(
                decided=whole,
                in_time=whole - 8 + 2 * at - place,
                days_used=whole * (4 - at) // 2 + 9 * place,
                days_promised=whole * 3,
                sound=whole - 3 - place,
                asked=9,
                answered=5 + at,
                waited_for=6,
                let_go=4,
            )
            values = {name: getattr(counts, name) for name in counts.__slots__}
            key = {"case_number": f"N-{at}-{place}", "subject": "x", "title": "PK-BIRTH"}
            rows.append(key | values | {"department": department, "period": period})
    with hall.database.transaction():
        hall.database.insert(TallyRow, rows)


def test_a_supervisor_finds_the_red_cards_and_takes_one_back(
    hall: Hall, open_desk: OpenDesk
) -> None:
    warn(hall)
    desk = open_desk("jian.du")
    desk.picture("supervisor-board")
    desk.follow(desk.page.get_by_role("link", name="红牌").click)
    desk.page.get_by_text("撤销此牌").first.click()
    desk.page.get_by_label("撤销理由").fill("全县停电，不能归责")
    desk.follow(desk.page.get_by_role("button", name="撤销此牌").click)
    assert desk.page.get_by_text("全县停电，不能归责").is_visible()
    desk.zoom_in_twice()
    assert not desk.is_wider_than_its_window()


def test_an_officer_answers_a_card_of_the_own_unit(hall: Hall, open_desk: OpenDesk) -> None:
    warn(hall)
    desk = open_desk("chen.li")
    desk.follow(desk.page.get_by_role("link", name="本部门预警").click)
    desk.page.get_by_text("答复", exact=True).first.click()
    desk.picture("officer-warnings")
    desk.page.get_by_label("说明原因与改正措施").first.fill("系统故障，已恢复办理")
    desk.follow(desk.page.get_by_role("button", name="提交答复").first.click)
    assert desk.page.get_by_text("系统故障，已恢复办理").is_visible()


def test_a_leader_sees_four_figures_with_their_trends(hall: Hall, open_desk: OpenDesk) -> None:
    count(hall)
    desk = open_desk("ling.dao")
    desk.picture("leader-figures")
    assert desk.page.locator("section.figure svg.trend").count() == 4
    english = open_desk("ling.dao", english=True)
    english.page.goto("/language/en?back=/figures")
    english.picture("leader-figures-english")
    desk.zoom_in_twice()
    assert not desk.is_wider_than_its_window()


def test_an_auditor_asks_who_was_refused(hall: Hall, open_desk: OpenDesk) -> None:
    open_desk("chen.li").page.request.get("/audit")
    desk = open_desk("shen.ji", hall.code_of("shen.ji"))
    desk.page.get_by_label("账号，或办件编号的开头").fill("chen.li")
    desk.page.get_by_label("只看被拒绝的").check()
    desk.follow(desk.page.get_by_role("button", name="查询").click)
    assert desk.page.get_by_text("已拒绝").is_visible()
    desk.picture("auditor-log")
    assert hall.access.found("chen.li", only_refused=True)


def test_a_supervisor_follows_a_case_reminds_and_keeps_a_complaint(
    hall: Hall, open_desk: OpenDesk
) -> None:
    number = hall.arrive(pension())
    desk = open_desk("jian.du")
    desk.page.get_by_label("看一件的办理经过").fill(number)
    desk.follow(desk.page.get_by_role("button", name="查询").click)
    desk.picture("supervisor-timeline")
    desk.follow(desk.page.get_by_role("button", name="提醒").first.click)
    desk.follow(desk.page.get_by_role("link", name="监察台").first.click)
    assert desk.page.get_by_text("监察人员督办提醒").is_visible()
    desk.follow(desk.page.get_by_role("link", name="投诉").click)
    desk.picture("complaints-none")
    desk.page.locator("summary", has_text="登记投诉").click()
    desk.page.get_by_label("投诉人姓名").fill("王秀英")
    desk.page.get_by_label("投诉内容").fill("窗口不收件，也不说理由")
    desk.picture("complaint-new")
    desk.follow(desk.page.get_by_role("button", name="登记", exact=True).click)
    desk.page.locator("summary", has_text="决定是否受理").click()
    desk.page.get_by_label("理由").fill("属实")
    desk.picture("complaint-decide")
    desk.follow(desk.page.get_by_role("button", name="受理", exact=True).click)
    assert desk.page.get_by_text("待答复").is_visible()
    desk.picture("complaint-taken")
    for address in ("/complaints", f"/timelines/{number}", "/board"):
        desk.page.goto(address)
        desk.zoom_in_twice()
        assert not desk.is_wider_than_its_window(), address


def test_anybody_sees_how_a_case_stands_and_what_is_not_done_here(
    hall: Hall, open_desk: OpenDesk
) -> None:
    number = hall.arrive(birth())
    desk = open_desk()
    desk.page.goto("/sign-in")
    desk.follow(desk.page.get_by_role("link", name="查办件进度").click)
    desk.page.get_by_label("办件编号").fill(f"{number[:20]} {number[20:]}")
    desk.follow(desk.page.get_by_role("button", name="查进度").click)
    assert desk.page.get_by_text("新生儿落户").first.is_visible()
    desk.picture("public-progress")
    english = open_desk(english=True)
    english.page.goto("/language/en")
    english.page.goto(f"/progress?number={number}")
    english.picture("public-progress-english")
    desk.zoom_in_twice()
    assert not desk.is_wider_than_its_window()
    desk.picture("public-progress-zoomed")
    desk.follow(desk.page.get_by_role("link", name="这里办什么，不办什么").click)
    assert not desk.is_wider_than_its_window()
    desk.picture("public-scope-zoomed")


def test_a_supervisor_sees_what_staff_did(hall: Hall, open_desk: OpenDesk) -> None:
    hall.arrive(pension())
    open_desk("chen.li").page.goto("/inbox")
    desk = open_desk("jian.du")
    desk.follow(desk.page.get_by_role("link", name="人员").click)
    assert desk.page.get_by_text("陈丽").is_visible()
    desk.picture("supervisor-staff")
    english = open_desk("jian.du", english=True)
    english.page.goto("/language/en")
    english.page.goto("/activity?days=30")
    english.picture("supervisor-staff-english")
    rows: int = english.page.evaluate("document.querySelector('.bar').clientHeight")
    assert rows < 70, "the bar has one row at 1,366 pixels"
    desk.zoom_in_twice()
    assert not desk.is_wider_than_its_window()
