"""An officer's main job in a real browser: find the case, look at it, answer it."""

from kiosk.journeys.page_set import bind_pages
from screens.demonstration.chromium import Page
from tests.browser.conftest import OpenDesk
from tests.cloud.applications import birth, pension
from tests.cloud.desk.conftest import Hall, paper


def test_an_officer_finds_opens_and_accepts_a_case(hall: Hall, open_desk: OpenDesk) -> None:
    hall.arrive(pension())
    desk = open_desk("chen.li")
    desk.picture("officer-inbox")
    desk.follow(desk.page.locator("a.inbox-open").first.click)
    desk.picture("officer-case")
    desk.page.locator("input[name=act][value=accept]").check(force=True)
    desk.follow(desk.page.get_by_role("button", name="提交意见").click)
    assert desk.page.get_by_role("status").is_visible()
    desk.picture("officer-accepted")


def test_the_whole_job_is_done_by_keyboard_alone(hall: Hall, open_desk: OpenDesk) -> None:
    hall.arrive(pension())
    desk = open_desk("chen.li")
    _press_until(desk.page, "a.inbox-open")
    desk.follow(lambda: desk.page.keyboard.press("Enter"))
    _press_until(desk.page, "input[name=act]")
    desk.page.keyboard.press("Space")
    _press_until(desk.page, "form.answer button[type=submit]")
    desk.follow(lambda: desk.page.keyboard.press("Enter"))
    assert "saved=" in desk.page.url


def test_at_two_hundred_percent_no_page_is_wider_than_its_window(
    hall: Hall, open_desk: OpenDesk
) -> None:
    number = hall.arrive(pension())
    desk = open_desk("chen.li")
    desk.zoom_in_twice()
    for name, path in (("inbox", "/inbox"), ("case", f"/cases/{number}")):
        desk.page.goto(path)
        desk.picture(f"zoomed-{name}")
        assert not desk.is_wider_than_its_window(), path
    desk.page.goto(f"/language/en?back=/cases/{number}")  # its words are the longer ones
    desk.picture("zoomed-case-english")
    assert not desk.is_wider_than_its_window()


def test_papers_are_leafed_through_and_enlarged(hall: Hall, open_desk: OpenDesk) -> None:
    _, bound = bind_pages([paper("居民户口簿"), paper("本人页")])
    number = hall.arrive(pension(picture=bound), bound)
    desk = open_desk("chen.li")
    desk.page.goto(f"/cases/{number}")
    desk.follow(desk.page.locator("table.lines a.scan").first.click)
    desk.picture("paper-first")
    desk.follow(desk.page.get_by_role("link", name="下一页").click)
    desk.follow(desk.page.get_by_role("link", name="放大看").click)
    assert desk.page.get_by_text("第 2 页，共 2 页").is_visible()
    desk.picture("paper-second-large")
    assert not desk.is_wider_than_its_window()


def _press_until(page: Page, wanted: str) -> None:
    """Tab until a control of this kind has the focus; a keyboard reaches it or the test fails."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"no key reaches {wanted}")


def test_a_lead_sees_every_member_and_asks_for_what_is_missing(
    hall: Hall, open_desk: OpenDesk
) -> None:
    picture = paper("出生医学证明")
    number = hall.arrive(birth(picture=picture), picture)
    desk = open_desk("he.ping")
    desk.page.goto(f"/cases/{number}")
    desk.picture("lead-case")
    english = open_desk("he.ping", english=True)
    english.page.goto("/language/en?back=/inbox")
    english.page.goto(f"/cases/{number}")
    english.picture("lead-case-english")
    assert desk.page.locator("article.member").count() > 1


def test_departments_work_together_and_the_lead_sends_one_letter(
    hall: Hall, open_desk: OpenDesk
) -> None:
    number = hall.arrive(birth())
    lead = open_desk("he.ping")
    lead.page.goto(f"/cases/{number}")
    assert lead.page.get_by_text("汇总告知还要等").is_visible()
    asks = open_desk("luo.min")
    asks.page.goto(f"/cases/{number}#together")
    asks.page.locator("#together summary", has_text="部门问询").click()
    form = asks.page.locator("#together form", has=asks.page.locator("textarea")).first
    form.get_by_label("说明").fill("落户办了没有？")
    form.get_by_label("期限").fill("2026-11-12")
    asks.picture("department-asks")
    asks.follow(form.get_by_role("button", name="提交").click)
    for account, positions in (("yang.bo", (2,)), ("luo.min", (3, 4))):
        for position in positions:
            _grant(open_desk, account, number, position)
    lead.page.goto(f"/cases/{number}")
    lead.picture("lead-table")
    lead.page.locator("#together summary", has_text="发出办理结果汇总告知").click()
    lead.follow(lead.page.locator("#together form[action$=issue-letter] button").click)
    lead.follow(lead.page.get_by_role("link", name="办理结果汇总告知").click)
    lead.picture("lead-letter")
    assert lead.page.get_by_role("cell", name="准予").count() >= 3
    lead.zoom_in_twice()
    lead.page.goto(f"/cases/{number}")
    assert not lead.is_wider_than_its_window()


def _grant(open_desk: OpenDesk, account: str, number: str, position: int) -> None:
    desk = open_desk(account)
    for act in ("accept", "grant"):
        desk.page.goto(f"/cases/{number}")
        member = desk.page.locator(f"#member-{position} form.answer")
        member.locator(f"input[name=act][value={act}]").check(force=True)
        desk.follow(member.locator("button[type=submit]").click)
