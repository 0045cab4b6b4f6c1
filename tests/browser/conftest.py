"""A real Chromium over a running desk. Pictures lie in build/browser, to be looked at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from screens.demonstration.chromium import POOR_PC, Browser, Page, browsing, new_page
from tests.cloud.conftest import catalogue, clock, outbox, quick_passwords, register
from tests.cloud.desk.conftest import PASSWORD, Hall, database, hall, parts, staffed

__all__ = [
    "catalogue",
    "clock",
    "database",
    "hall",
    "outbox",
    "parts",
    "quick_passwords",
    "register",
    "staffed",
]

PICTURES = Path("build/browser")

OpenDesk = Callable[..., "Desk"]


@dataclass(slots=True)
class Desk:
    """An officer before a screen. ``troubles`` is what the browser complained of."""

    page: Page
    troubles: list[str] = field(default_factory=list)

    def sign_in(self, account: str, code: str = "") -> None:
        self.page.goto("/sign-in")
        self.page.locator("#account").fill(account)
        self.page.locator("#password").fill(PASSWORD)
        self.follow(lambda: self.page.keyboard.press("Enter"))
        if code:
            self.page.locator("#password").fill(PASSWORD)
            self.page.locator("#code").fill(code)
            self.follow(lambda: self.page.keyboard.press("Enter"))

    def follow(self, act: Callable[[], None]) -> None:
        """Do what leads to another page, and wait for that page."""
        with self.page.expect_navigation():
            act()

    def zoom_in_twice(self) -> None:
        """Leave half the pixels each way, as a browser does at 200 %."""
        width, height = POOR_PC
        self.page.set_viewport_size({"width": width // 2, "height": height // 2})

    def picture(self, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png", full_page=True)

    def is_wider_than_its_window(self) -> bool:
        wide: bool = self.page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
        return wide


@pytest.fixture(scope="session")
def browser_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browsing(tmp_path_factory.mktemp("chromium")) as browser:
        yield browser


@pytest.fixture
def open_desk(hall: Hall, browser_process: Browser) -> Iterator[OpenDesk]:
    desks: list[Desk] = []

    def opened(account: str = "", code: str = "", *, english: bool = False) -> Desk:
        desk = Desk(new_page(browser_process, hall.url, english=english))
        desk.page.on("console", lambda said: desk.troubles.append(said.text))
        desk.page.on("pageerror", lambda error: desk.troubles.append(str(error)))
        desks.append(desk)
        if account:
            desk.sign_in(account, code)
        return desk

    yield opened
    for desk in desks:
        desk.page.context.close()
    # Who is asked for a code is answered with 401, and the browser says so.
    troubles = [said for desk in desks for said in desk.troubles if "401" not in said]
    assert not troubles, f"the browser complained: {troubles}"
