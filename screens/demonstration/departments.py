"""The newborn package goes through its departments, in parallel, in a real browser.

A completion notice is answered at the kiosk, days pass and a card fires and is answered,
decisions come in, and the lead's one letter goes out. The acts are those of any officer:
nothing here reaches the cloud but through its pages.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from screens.demonstration.chromium import Browser, Page, browsing, new_page
from screens.demonstration.errors import DemonstrationError
from screens.demonstration.officer import Officer
from screens.demonstration.premises import LEAD

POLICE, INSURANCE, SOCIAL = "qian.ga", "sun.yb", "zhao.rs"
POLICE_LIMIT_DAYS: Final = 1  # working days: what the catalogue promises for a registration
CARD_NUMBER_UNREADABLE: Final = "卡号拍得看不清"
_MOST_ROUNDS = 4  # a member that waits for another is answered a round later


class Departments:
    """Officers before their browsers, and how far the case of ``case`` has come."""

    def __init__(
        self,
        browser: Browser,
        officers: tuple[Officer, ...],
        case: str,
        album: Path,
        tell: Callable[[str], None],
    ) -> None:
        self._officers = {officer.account: officer for officer in officers}
        self._browser, self._case, self._album, self._tell = browser, case, album, tell
        self._desks: dict[str, Page] = {}
        self.pictures: list[str] = []

    def ask_to_complete(self) -> None:
        """The insurance finds one paper unreadable and says so once, with all that is missing."""
        page = self._at_desk(INSURANCE)
        form = page.locator("form.answer", has=page.get_by_text("银行卡")).last
        form.locator("input[value=ask-to-complete]").check(force=True)
        form.locator("textarea[name=text]").fill("请补一样材料，其他都齐了。")
        point = form.locator("div.point", has_text="银行卡").first
        point.locator("input[name=wrong]").fill(CARD_NUMBER_UNREADABLE)
        point.locator("input[name=mend]").fill("请把卡正面重新拍一张")
        self._look(page, "completion-notice")
        _follow(page, lambda: form.get_by_role("button", name="提交意见").click())
        self._tell(f"{INSURANCE} asked to complete the newborn package")

    def has_been_completed(self) -> bool:
        """Say whether what was asked for has come."""
        page = self._at_desk(INSURANCE)
        return page.get_by_text("申请人补交").count() > 0

    def accept(self) -> None:
        """The police accept, and from now on their promised day counts."""
        page = self._at_desk(POLICE)
        form = page.locator("form.answer").first
        form.locator("input[value=accept]").check(force=True)
        _follow(page, form.get_by_role("button", name="提交意见").click)
        self._tell(f"{POLICE} accepted, and then lets it lie")

    def find_card(self) -> bool:
        """Say whether the police were shown a yellow card, and keep its picture."""
        page = self._at_desk(POLICE, "/warnings")
        if page.locator(".warning .chip", has_text="黄牌").count() == 0:
            return False
        self._look(page, "yellow-card")
        return True

    def answer_cards(self) -> int:
        """The police answer every card in writing; return how many."""
        answered = 0
        page = self._at_desk(POLICE, "/warnings")
        while (form := page.locator("details.warning-act form")).count():
            page.locator("details.warning-act summary").first.click()
            words = form.first.locator("textarea")
            words.fill("户籍系统升级停办一天，今天补上，已向群众说明。")
            _follow(page, form.first.get_by_role("button").click)
            answered += 1
        self._look(page, "card-answered")
        self._tell(f"{POLICE} answered {answered} cards")
        return answered

    def decide_everything(self) -> None:
        """All departments accept and grant what is theirs; who waits for another comes after."""
        for _ in range(_MOST_ROUNDS):
            done = [self._decide(account) for account in (POLICE, INSURANCE, SOCIAL, LEAD)]
            if not any(done):
                return
        raise DemonstrationError("the departments do not come to an end")

    def send_letter(self) -> None:
        """The lead sees every decision in one table and sends the one letter."""
        page = self._at_desk(LEAD)
        self._look(page, "lead-table")
        page.locator("#together summary", has_text="发出办理结果汇总告知").click()
        _follow(page, page.locator("form[action$=issue-letter] button").click)
        _follow(page, page.get_by_role("link", name="办理结果汇总告知").click)
        self._look(page, "letter")
        self._tell(f"{LEAD} sent the one letter with all results")

    # -- inside ------------------------------------------------------------------

    def _decide(self, account: str) -> int:
        decided = 0
        page = self._at_desk(account)
        while (form := page.locator("form.answer")).count():
            act = form.first.locator("input[value=grant], input[value=accept]").first
            act.check(force=True)
            _follow(page, form.first.get_by_role("button", name="提交意见").click)
            decided += 1
        if decided:
            self._look(page, f"decided-{account.replace('.', '-')}")
            self._tell(f"{account} answered {decided} times")
        return decided

    def _at_desk(self, account: str, path: str = "") -> Page:
        """Return an officer's page, at the case; who is not signed in does so where asked to."""
        officer = self._officers[account]
        if account not in self._desks:
            self._desks[account] = new_page(self._browser, officer.desk)
        page = self._desks[account]
        page.goto(path or f"/cases/{self._case}")
        if "/sign-in" in page.url:
            page.locator("#account").fill(account)
            page.locator("#password").fill(officer.password)
            _follow(page, lambda: page.keyboard.press("Enter"))
        return page

    def _look(self, page: Page, what: str) -> None:
        name = f"desk-{len(self.pictures) + 1:02d}-{what}.png"
        self._album.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=self._album / name, full_page=True)
        self.pictures.append(name)
        self._tell(f"desk: {what}")


def _follow(page: Page, act: Callable[[], object]) -> None:
    with page.expect_navigation():
        act()


@contextmanager
def departments(
    folder: Path,
    officers: tuple[Officer, ...],
    case: str,
    album: Path,
    tell: Callable[[str], None],
) -> Iterator[Departments]:
    """Open the browser of the departments. Its passing files lie in ``folder``."""
    with browsing(folder) as browser:
        yield Departments(browser, officers, case, album, tell)
