"""An officer at the desk, over HTTP as a browser does it: pages, forms and cookies."""

import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar

from screens.demonstration.errors import DemonstrationError

_WAIT_SECONDS = 120
_MOST_ANSWERS = 20
_PREFERRED = ("accept", "grant")  # an officer who helps


@dataclass(slots=True)
class _Form:
    """One form as a page offers it. ``acts`` are the choices of its radio buttons."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    acts: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects a page's links and forms."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[_Form] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what matters to a person who clicks and fills in."""
        given = {name: value or "" for name, value in attrs}
        match tag:
            case "a":
                self.links.append(given.get("href", ""))
            case "form":
                self.forms.append(_Form(given.get("action", "")))
            case "input" if self.forms and given.get("type") == "radio":
                self.forms[-1].acts.append(given.get("value", ""))
            case "input" if self.forms and given.get("name"):
                self.forms[-1].fields[given["name"]] = given.get("value", "")


class Officer:
    """One officer's browser."""

    def __init__(self, desk: str, account: str, password: str) -> None:
        self.desk, self.account, self.password = desk, account, password
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        self._browser = urllib.request.build_opener(cookies)

    def answer_everything(self) -> list[str]:
        """Sign in, accept and grant whatever can be answered now; say what was done."""
        self._post("/sign-in", {"account": self.account, "password": self.password})
        done: list[str] = []
        for _ in range(_MOST_ANSWERS):
            form = self._next_form()
            if form is None:
                return done
            act = next(act for act in _PREFERRED if act in form.acts)
            self._post(form.action, {**form.fields, "act": act, "text": "", "remedies": ""})
            done.append(f"{form.action.split('/')[2]}: {act}")
        raise DemonstrationError(f"{self.account}'s inbox does not come to an end")

    def _next_form(self) -> _Form | None:
        inbox = _Reader(self._get("/inbox"))
        for case in dict.fromkeys(link for link in inbox.links if link.startswith("/cases/")):
            for form in _Reader(self._get(case)).forms:
                if set(_PREFERRED) & set(form.acts):
                    return form
        return None

    def _get(self, path: str) -> str:
        return self._open(urllib.request.Request(f"{self.desk}{path}"))  # noqa: S310 - our own desk

    def _post(self, path: str, fields: dict[str, str]) -> str:
        data = urllib.parse.urlencode(fields).encode()
        return self._open(urllib.request.Request(f"{self.desk}{path}", data))  # noqa: S310 - the same

    def _open(self, request: urllib.request.Request) -> str:
        try:
            with self._browser.open(request, timeout=_WAIT_SECONDS) as page:
                text: str = page.read().decode()
        except (urllib.error.URLError, OSError) as error:
            raise DemonstrationError(f"the desk refused {self.account}: {error}") from error
        return text
