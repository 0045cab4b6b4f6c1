"""The desk as a web application: its routes, its headers, and what each failure looks like."""

import logging
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from cloud.desk.account_routes import AccountRoutes
from cloud.desk.acting_routes import ActingRoutes
from cloud.desk.activity_routes import ActivityRoutes
from cloud.desk.api.app import Interface
from cloud.desk.body_routes import BodyRoutes
from cloud.desk.casework_routes import CaseworkRoutes
from cloud.desk.complaint_routes import ComplaintRoutes
from cloud.desk.guard import Guard
from cloud.desk.pages import Pages
from cloud.desk.parts import DeskParts
from cloud.desk.password_routes import PasswordRoutes
from cloud.desk.public_routes import PublicRoutes
from cloud.desk.sign_in import SEE_OTHER, SignIn, SignInNeededError
from cloud.desk.supervision_routes import SupervisionRoutes
from cloud.desk.timeline_routes import TimelineRoutes
from cloud.desk.trip_routes import TripRoutes
from cloud.errors import (
    AccountRefusedError,
    CloudError,
    DocumentUnreadableError,
    NoSuchCaseError,
    NoSuchWarningError,
    NotYoursError,
)

logger = logging.getLogger(__name__)

_STATIC = Path(__file__).parent / "static"
_FAILURES: dict[type[CloudError], tuple[int, str]] = {
    NotYoursError: (403, "NOT_YOURS"),
    NoSuchCaseError: (404, "NO_SUCH_PAGE"),
    NoSuchWarningError: (404, "NO_SUCH_PAGE"),
    AccountRefusedError: (404, "NO_SUCH_PAGE"),
    DocumentUnreadableError: (503, "DOCUMENT_NOT_OPENED"),
}


def create_app(parts: DeskParts) -> FastAPI:
    """Make the desk. Nothing listens yet: see `cloud.desk.server`."""
    app = FastAPI(title="Doorstep desk", openapi_url=None, docs_url=None, redoc_url=None)
    pages = Pages(parts)
    door = SignIn(parts, pages)
    app.include_router(door.router)
    app.include_router(CaseworkRoutes(parts, pages, door).router)
    app.include_router(ActingRoutes(parts, pages, door).router)
    app.include_router(SupervisionRoutes(parts, pages, door).router)
    app.include_router(TimelineRoutes(parts, pages, door).router)
    app.include_router(TripRoutes(parts, pages, door).router)
    app.include_router(ComplaintRoutes(parts, pages, door).router)
    app.include_router(PublicRoutes(parts, pages, door).router)
    app.include_router(ActivityRoutes(parts, pages, door).router)
    app.include_router(AccountRoutes(parts, pages, door).router)
    app.include_router(BodyRoutes(parts, pages, door).router)
    app.include_router(PasswordRoutes(parts, pages, door).router)
    app.mount("/api/v1", Interface(parts))
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    app.add_middleware(Guard)
    _explain_failures(app, pages, door)
    return app


def _explain_failures(app: FastAPI, pages: Pages, door: SignIn) -> None:
    def sign_in_first(request: Request, _error: Exception) -> Response:
        return RedirectResponse(f"/sign-in?back={request.url.path}", SEE_OTHER)

    def failed(request: Request, error: Exception) -> Response:
        status, name = next(found for kind, found in _FAILURES.items() if isinstance(error, kind))
        return pages.message(request, name, status, door.visitor(request))

    def not_found(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 422
        return pages.message(request, "NO_SUCH_PAGE", status, door.visitor(request))

    app.add_exception_handler(SignInNeededError, sign_in_first)
    for kind in _FAILURES:
        app.add_exception_handler(kind, failed)
    app.add_exception_handler(HTTPException, not_found)
    app.add_exception_handler(RequestValidationError, not_found)
