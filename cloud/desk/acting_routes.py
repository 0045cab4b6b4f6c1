"""Every act beyond the plain answer, and the papers that acts issue."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from cloud.casework.model.papers import Paper
from cloud.casework.model.refusals import Why
from cloud.casework.states import Act
from cloud.desk.act_forms import FormIncompleteError, Given, act_from
from cloud.desk.act_text import FIELDS, WHY
from cloud.desk.case_desk import CaseDesk, is_key
from cloud.desk.case_drawing import CaseDrawing, Outcome
from cloud.desk.issued_paper import paper_page
from cloud.desk.pages import UNKEPT, Pages, SignedIn
from cloud.desk.parts import DeskParts
from cloud.desk.rooms import WHERE_CASES_ARE, Room
from cloud.desk.sign_in import SEE_OTHER, SignIn
from cloud.desk.wording import Wording
from cloud.errors import (
    AnswerIncompleteError,
    NoSuchCaseError,
    NotPossibleNowError,
    SecondNoticeError,
)
from edge_sync.wire.exports import write_export

_LONGEST_FIELD = 8000
_MOST_FIELDS = 400


async def given_form(request: Request) -> Given:
    """Read a form with fields that no route knows by name; the guard has bounded its size."""
    async with request.form(max_files=0, max_fields=_MOST_FIELDS) as form:
        found: dict[str, list[str]] = {}
        for name, value in form.multi_items():
            if isinstance(value, str):
                found.setdefault(name, []).append(value[:_LONGEST_FIELD])
    return found


Form = Annotated[Given, Depends(given_form)]


class ActingRoutes:
    """Acts and issued papers."""

    def __init__(self, parts: DeskParts, pages: Pages, door: SignIn) -> None:
        self._cases, self._pages, self._door = CaseDesk(parts), pages, door
        self._drawing = CaseDrawing(self._cases, pages)
        self.router = APIRouter()
        case = "/cases/{number}"
        self.router.add_api_route(f"{case}/acts/{{act}}", self.act, methods=["POST"])
        paper = f"{case}/papers/{{place}}"
        self.router.add_api_route(paper, self.paper, methods=["GET"])
        self.router.add_api_route(f"{paper}/file", self.file, methods=["GET"])

    def act(self, request: Request, number: str, act: str, form: Form) -> Response:
        """Take one act, once however often its form is sent, and lead back to the case."""
        visitor = self._door.entering(request, *WHERE_CASES_ARE)
        known = next((one for one in Act if one.value == act), None)
        key, token = _first(form, "key"), _first(form, "token")
        is_ours = visitor.owns(token)
        if known is None or not is_ours or not is_key(key):
            return self._pages.message(request, "FORM_EXPIRED", 403, visitor)
        refused = self._refused(request, visitor, number, known, form)
        if refused is not None:
            return self._drawing.draw(request, visitor, number, refused)
        if known is Act.SPEAK_AS_EXPERT:  # with the opinion the invitation has ended
            return RedirectResponse(Room.INBOX.value, SEE_OTHER)
        return RedirectResponse(f"/cases/{number}?saved=1#timeline", SEE_OTHER)

    def _refused(
        self, request: Request, visitor: SignedIn, number: str, act: Act, form: Given
    ) -> Outcome | None:
        """Do it, or return what to say, with everything that was filled in."""
        position = _position(form)
        wording = self._pages.wording(request, number)
        again = {(act.value, position): form}
        try:
            wanted = act_from(act, position, form)
            self._cases.perform(visitor.officer, number, wanted, key=_first(form, "key"))
        except FormIncompleteError as error:
            return Outcome(told=_lacks(wording, (error.name,)), again=again)
        except AnswerIncompleteError as error:
            return Outcome(told=_lacks(wording, error.missing), again=again)
        except SecondNoticeError:
            return Outcome(complaint="SECOND_NOTICE", again=again)
        except NotPossibleNowError as error:
            return Outcome(told=_why(wording, error.why), status=409, again=again)
        return None

    def paper(self, request: Request, number: str, place: int) -> Response:
        """Draw a paper that was issued, to be printed."""
        visitor = self._door.entering(request, *WHERE_CASES_ARE)
        found = self._issued(visitor, number, place)
        return self._pages.draw(
            request,
            "issued_paper.html",
            visitor=visitor,
            number=number,
            place=place,
            paper=paper_page(self._pages.wording(request, number), found),
        )

    def file(self, request: Request, number: str, place: int) -> Response:
        """Give a sealed paper as a file that anybody can check (`main.py verify`)."""
        visitor = self._door.entering(request, *WHERE_CASES_ARE)
        sealed = self._issued(visitor, number, place).sealed
        if sealed is None:
            raise NoSuchCaseError("a paper without a seal")
        named = {"Content-Disposition": 'attachment; filename="paper.doorstep"'}
        return Response(
            write_export(sealed), media_type="application/octet-stream", headers=UNKEPT | named
        )

    def _issued(self, visitor: SignedIn, number: str, place: int) -> Paper:
        view = self._cases.case(visitor.officer, number)
        found = view.events[place].paper if 0 <= place < len(view.events) else None
        if found is None:
            raise NoSuchCaseError("no such paper")
        return self._cases.sealed(number, found)


def _first(form: Given, name: str) -> str:
    return next(iter(form.get(name, ())), "")


def _position(form: Given) -> int:
    text = _first(form, "position")
    return int(text) if text.isdecimal() and len(text) < len("10000") else 0


def _lacks(wording: Wording, names: tuple[str, ...]) -> str:
    known = [wording.words(FIELDS[name]) for name in names if name in FIELDS]
    return wording.say("ACT_LACKS", what=wording.joined(known or names))


def _why(wording: Wording, why: str) -> str:
    known = next((WHY[one] for one in Why if one.value == why), None)
    if known is None:
        return wording.say("NOT_NOW")
    return wording.say("ACT_REFUSED", why=wording.words(known))
