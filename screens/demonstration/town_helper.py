"""The helper in the town before her own page: she sees who calls, and answers with one click."""

import re
import urllib.error
import urllib.parse
import urllib.request
from html import unescape
from typing import Final

from screens.demonstration.errors import DemonstrationError

_WAIT_SECONDS: Final = 10
_CALL: Final = re.compile(r'<a class="call" href="(/calls/[0-9a-f]+)">')
_TOKEN: Final = re.compile(r'name="token" value="([^"]+)"')
_browser: Final = urllib.request.build_opener(urllib.request.ProxyHandler({}))
_READY: Final = re.compile(r'<button name="ready" value="([^"]+)">')


class TownHelper:
    """Looks at the help desk's page, as a browser does. ``page`` is its address."""

    def __init__(self, page: str) -> None:
        self._page = page.rstrip("/")

    def is_there(self) -> bool:
        """Say whether her page is served."""
        try:
            self._open("/")
        except DemonstrationError:
            return False
        return True

    def answer(self) -> str:
        """Answer the first who calls with the first ready sentence; "" while nobody calls."""
        call = _CALL.search(self._open("/"))
        if call is None:
            return ""
        page = self._open(call[1])
        token, ready = _TOKEN.search(page), _READY.search(page)
        if token is None or ready is None:
            raise DemonstrationError("the help desk's page has no ready answer")
        words = unescape(ready[1])
        self._open(call[1], {"token": token[1], "ready": words, "own": ""})
        return words

    def _open(self, path: str, form: dict[str, str] | None = None) -> str:
        data = urllib.parse.urlencode(form).encode() if form else None
        try:
            with _browser.open(f"{self._page}{path}", data, _WAIT_SECONDS) as page:
                text: str = page.read().decode()
        except (urllib.error.URLError, OSError) as error:
            raise DemonstrationError(f"the help desk does not answer: {error}") from error
        return text
