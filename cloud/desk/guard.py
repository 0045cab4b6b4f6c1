"""What every answer of the desk carries, and what is turned away before it reads anything.

Pages come without scripts and load nothing from anywhere else; the headers say
so to the browser, so that injected text could do nothing either.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_FORM_BYTES = 64 * 1024

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self';"
        " form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class Guard:
    """Adds the security headers; refuses forms of other sites and forms that are too large."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = _refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, _with_headers(send))
            return
        await self._app(scope, receive, _with_headers(send))


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending


def _refusal(scope: Scope) -> PlainTextResponse | None:
    if scope["method"] in {"GET", "HEAD"}:
        return None
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != headers.get("host"):
        return PlainTextResponse("forms of other sites are not taken", 403)
    if scope["method"] == "DELETE" and "transfer-encoding" not in headers:
        length = headers.get("content-length", "0")  # no length and no encoding: no body (RFC 9112)
    else:
        length = headers.get("content-length", "")
    if not length.isdigit():
        return PlainTextResponse("say how long the form is", 411)
    if int(length) > LARGEST_FORM_BYTES:
        return PlainTextResponse("the form is too large", 413)
    return None
