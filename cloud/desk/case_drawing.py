"""Drawing a case: one page with everything an officer may see and do, also after a refusal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import uuid4

from fastapi import Request
from fastapi.responses import Response

from cloud.casework.answers import Point
from cloud.casework.completing import usual_day
from cloud.desk.act_text import FIELDS
from cloud.desk.case_desk import CaseDesk
from cloud.desk.case_page import case_page
from cloud.desk.issued_paper import paper_links
from cloud.desk.pages import Pages, SignedIn
from cloud.desk.together import (
    Again,
    case_forms,
    member_forms,
    table_lines,
    task_lines,
    visit_lines,
)

_STATUS = {"NOT_NOW": 409, "SECOND_NOTICE": 409}


@dataclass(frozen=True, slots=True)
class Typed:
    """What an officer typed, to be shown again when it cannot be taken."""

    position: int
    act: str
    text: str
    remedies: str
    points: tuple[Point, ...] = ()
    by: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the last form: saved, or a complaint with what was filled in.

    ``complaint`` names a sentence; ``told`` is one that is written already.
    """

    is_saved: bool = False
    complaint: str = ""
    told: str = ""
    status: int = 422
    typed: Typed | None = None
    again: Again = field(default_factory=dict)


class CaseDrawing:
    """Draws cases for officers."""

    def __init__(self, cases: CaseDesk, pages: Pages) -> None:
        self._cases, self._pages = cases, pages

    def draw(
        self, request: Request, visitor: SignedIn, number: str, outcome: Outcome | None = None
    ) -> Response:
        """Draw a case. Raises NoSuchCaseError, NotYoursError."""
        seen = outcome or Outcome()
        view = self._cases.case(visitor.officer, number)
        wording = self._pages.wording(request, number)
        complaint = seen.complaint or seen.told
        return self._pages.draw(
            request,
            "case.html",
            visitor=visitor,
            status=_STATUS.get(seen.complaint, seen.status) if complaint else 200,
            page=case_page(wording, view, self._pages.now_ms()),
            is_other_edition=self._cases.is_of_unknown_edition(number),
            keys={member.position: uuid4().hex for member in view.members},
            new_key=lambda: uuid4().hex,
            usual_day=usual_day(self._pages.now_ms()).isoformat(),
            is_saved=seen.is_saved,
            complaint=seen.complaint,
            told=seen.told,
            typed=seen.typed,
            words=_words(wording.language),
            member_forms={
                member.position: member_forms(wording, view, member, seen.again)
                for member in view.members
            },
            case_forms=case_forms(wording, view, visitor.officer, seen.again),
            tasks=task_lines(wording, view),
            visits=visit_lines(wording, view),
            table=table_lines(wording, view),
            letter_waits=wording.joined(wording.title(one) for one in view.letter_waits_for),
            papers=paper_links(wording, view),
        )


def _words(language: str) -> Mapping[str, str]:
    return {name: words.to(language) for name, words in FIELDS.items()}
