"""How often people had to come for a case, and why: for supervisors and leaders (row C06)."""

from datetime import timedelta
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import Response

from cloud.casework.trip_report import trip_report
from cloud.desk.own_place import OwnPlace
from cloud.desk.pages import Pages
from cloud.desk.parts import DeskParts
from cloud.desk.rooms import Room, rooms_of
from cloud.desk.sign_in import SignIn
from cloud.desk.trip_page import trips_page
from provisioning.clock import today

SPANS: Final = (30, 90, 365)
"""Days to choose from."""


class TripRoutes:
    """The report of trips."""

    def __init__(self, parts: DeskParts, pages: Pages, door: SignIn) -> None:
        self._parts, self._pages, self._door = parts, pages, door
        self.router = APIRouter()
        self.router.add_api_route("/trips", self.show, methods=["GET"])

    def show(self, request: Request, days: int = 90) -> Response:
        """Show the cases of the last days: how many trips each took, and what for."""
        visitor = self._door.entering(request, Room.BOARD, Room.FIGURES)
        span = days if days in SPANS else SPANS[1]
        parts, officer = self._parts, visitor.officer
        place = OwnPlace(officer, parts.reader, parts.world, today(parts.clock))
        since_ms = self._pages.now_ms() - int(timedelta(days=span) / timedelta(milliseconds=1))
        report = trip_report(parts.reader.database, since_ms, place.covers)
        parts.access.note(officer, "list", f"trips/{span}", allowed=True)
        supervises = Room.BOARD in rooms_of(officer)
        return self._pages.draw(
            request,
            "trips.html",
            visitor=visitor,
            page=trips_page(self._pages.wording(request), report),
            spans=SPANS,
            span=span,
            supervises=supervises,
            back=(Room.BOARD if supervises else Room.FIGURES).value,
        )
