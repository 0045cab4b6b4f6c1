"""The interface as a web application of its own, mounted under the desk's at ``/api/v1``.

It is described by OpenAPI 3.1 at ``/api/v1/openapi.json``. Sessions are the desk's own:
the same accounts, the same idle time, the same log of every look and act.
"""

from functools import cached_property

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute
from starlette.types import Receive, Scope, Send

from cloud.desk.api.models import Problem
from cloud.desk.api.routes import ApiRoutes
from cloud.desk.parts import DeskParts
from cloud.errors import (
    AnswerIncompleteError,
    CloudError,
    DocumentUnreadableError,
    NoSuchCaseError,
    NotPossibleNowError,
    NotYoursError,
    SecondNoticeError,
    SignInRefusedError,
)

STATUS: dict[type[CloudError], int] = {
    SignInRefusedError: 401,
    NotYoursError: 403,
    NoSuchCaseError: 404,
    NotPossibleNowError: 409,
    SecondNoticeError: 409,
    AnswerIncompleteError: 422,
    DocumentUnreadableError: 503,
}


class Interface:
    """The interface as the desk mounts it: made when it is first asked for, which few ever do.

    Its routes are most of what a desk takes to start.
    """

    def __init__(self, parts: DeskParts) -> None:
        self._parts = parts

    @cached_property
    def app(self) -> FastAPI:
        """The application itself."""
        return create_api(self._parts)

    @property
    def routes(self) -> list[BaseRoute]:
        """All routes, for whoever looks a mounted application's up."""
        return self.app.routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        await self.app(scope, receive, send)


def create_api(parts: DeskParts) -> FastAPI:
    """Make the interface for programs."""
    app = FastAPI(
        title="Doorstep case desk 家门口办办件台",
        version="1",
        description="Cases, their papers and their answers, for departments' own systems.",
        docs_url=None,
        redoc_url=None,
    )
    app.include_router(ApiRoutes(parts).router)
    for kind in STATUS:
        app.add_exception_handler(kind, _refused)
    app.add_exception_handler(HTTPException, _no_such_thing)
    app.add_exception_handler(RequestValidationError, _not_understood)
    return app


def _refused(_request: Request, error: Exception) -> JSONResponse:
    status = next(status for kind, status in STATUS.items() if isinstance(error, kind))
    return _problem(status, getattr(error, "code", ""), str(error))


def _no_such_thing(_request: Request, error: Exception) -> JSONResponse:
    status = error.status_code if isinstance(error, HTTPException) else 404
    headers = error.headers if isinstance(error, HTTPException) else None
    return _problem(status, "", "there is no such thing here", headers)


def _not_understood(_request: Request, error: Exception) -> JSONResponse:
    """Say which field, and never what stood in it: it may be somebody's."""
    wrong = error.errors()[0]["loc"] if isinstance(error, RequestValidationError) else ()
    return _problem(422, "", f"not understood: {'/'.join(str(part) for part in wrong)}")


def _problem(status: int, code: str, sentence: str, headers: object = None) -> JSONResponse:
    said = Problem(code=code, sentence=sentence)
    kept = dict(headers) if isinstance(headers, dict) else {}
    return JSONResponse(said.model_dump(), status, headers={"Cache-Control": "no-store", **kept})
