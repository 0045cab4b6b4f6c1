"""An officer's browser: Debian's Chromium without a window, driven by Playwright. The one door.

A bare machine has no Chinese typeface. The browser is shown ours and nothing else, so
that a picture looks the same wherever it is taken.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Error, Page, sync_playwright

from provisioning.typeface import REGULAR
from screens.demonstration.errors import DemonstrationError

__all__ = ["POOR_PC", "Browser", "Page", "browsing", "new_page"]

POOR_PC: Final = (1366, 768)
"""The commonest screen of an old office machine, in pixels."""

_PATIENCE_MS: Final = 120_000
_PROGRAM = "/usr/bin/chromium"
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{typeface}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


@contextmanager
def browsing(folder: Path) -> Iterator[Browser]:
    """Run a browser that keeps its passing files in ``folder``. One thread uses it.

    Raises DemonstrationError when Chromium is not installed or does not start, or when a page
    within the block has not what was looked for.
    """
    fonts = folder / "fonts.conf"
    fonts.write_text(_FONTS.format(typeface=REGULAR.parent, cache=folder / "fonts"), "utf-8")
    # Chromium refuses its sandbox to root, and tests in a bare root run as root.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as play:
        try:
            browser = play.chromium.launch(
                executable_path=_PROGRAM,
                args=arguments,
                timeout=_PATIENCE_MS,
                env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
            )
        except Error as error:
            raise DemonstrationError("Chromium does not start") from error
        try:
            yield browser
        except Error as error:
            raise DemonstrationError(f"a page of the desk is not as expected: {error}") from error
        finally:
            browser.close()


def new_page(browser: Browser, desk: str, *, english: bool = False) -> Page:
    """Open a page of its own session on a desk's address. Its words are Chinese by default."""
    width, height = POOR_PC
    context = browser.new_context(
        base_url=desk,
        viewport={"width": width, "height": height},
        locale="en-GB" if english else "zh-CN",
        timezone_id="Asia/Shanghai",
    )
    context.set_default_timeout(_PATIENCE_MS)
    return context.new_page()
