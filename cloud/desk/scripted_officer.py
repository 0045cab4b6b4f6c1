"""An officer who follows a script: the desk used over HTTP as a browser uses it.

For the demonstration and for rehearsals. It signs in, reads the pages it is
given and fills in the forms that stand on them; it knows no way past the desk.
"""

import http.client
import re
from html.parser import HTMLParser
from typing import Self
from urllib.parse import urlencode, urlsplit

from cloud.errors import CloudError, NotPossibleNowError, NotYoursError, SignInRefusedError

TIMEOUT_SECONDS = 30.0

_SEE_OTHER = 303
_CASE = re.compile(r"/cases/([0-9A-Z]+)\Z")
_FORM = re.compile(r"/cases/([0-9A-Z]+)/members/(\d+)/answer\Z")
_FAILURES: dict[int, type[CloudError]] = {403: NotYoursError, 409: NotPossibleNowError}


class ScriptedOfficer:
    """One signed-in session. One thread."""

    def __init__(self, url: str) -> None:
        self._netloc = urlsplit(url).netloc
        self._cookie = ""

    def sign_in(self, account: str, password: str) -> Self:
        """Begin a session. Raises SignInRefusedError."""
        status, headers, _ = self._ask(
            "POST", "/sign-in", {"account": account, "password": password}
        )
        if status != _SEE_OTHER:
            raise SignInRefusedError("the desk did not let the officer in")
        self._cookie = headers["Set-Cookie"].partition(";")[0]
        return self

    def inbox(self, drawer: str = "to-do") -> list[str]:
        """Return the case numbers of one drawer ("to-do", "waiting", "done"), in its order."""
        page = self._page(f"/inbox?drawer={drawer}")
        found = [_CASE.search(link) for link in page.links]
        return list(dict.fromkeys(match[1] for match in found if match))

    def open_members(self, number: str) -> list[int]:
        """Return the positions of the members that this officer can answer now."""
        return list(self._page(f"/cases/{number}").forms)

    def answer(
        self, number: str, position: int, act: str, text: str = "", remedies: str = ""
    ) -> None:
        """Answer one member: "accept", "ask-to-complete", "grant" or "refuse".

        Raises NotYoursError or NotPossibleNowError when the desk offers no such form.
        """
        form = self._page(f"/cases/{number}").forms.get(position)
        if form is None:
            raise NotPossibleNowError(f"the desk offers no answer for member {position}")
        fields = form | {"act": act, "text": text, "remedies": remedies}
        status, _, _ = self._ask("POST", f"/cases/{number}/members/{position}/answer", fields)
        if status != _SEE_OTHER:
            raise _FAILURES.get(status, CloudError)(f"the desk answered {status}")

    def _page(self, path: str) -> "_Page":
        status, _, text = self._ask("GET", path)
        if status != http.client.OK:
            raise _FAILURES.get(status, CloudError)(f"the desk answered {status}")
        page = _Page()
        page.feed(text)
        return page

    def _ask(
        self, method: str, path: str, fields: dict[str, str] | None = None
    ) -> tuple[int, http.client.HTTPMessage, str]:
        connection = http.client.HTTPConnection(self._netloc, timeout=TIMEOUT_SECONDS)
        headers = {"Cookie": self._cookie} if self._cookie else {}
        body = None
        if fields is not None:
            body = urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode()
        finally:
            connection.close()


class _Page(HTMLParser):
    """The links of a page, and the hidden fields of its answer forms by member."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: dict[int, dict[str, str]] = {}
        self._form: dict[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of one tag."""
        given = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.append(given.get("href", ""))
        elif tag == "form":
            found = _FORM.search(given.get("action", ""))
            self._form = self.forms.setdefault(int(found[2]), {}) if found else None
        elif tag == "input" and self._form is not None and given.get("type") == "hidden":
            self._form[given["name"]] = given["value"]
