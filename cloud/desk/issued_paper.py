"""A paper that a body issued, as it is printed: every content that the law wants, in order."""

from dataclasses import dataclass

from cloud.casework.model.papers import Missing, Paper, PaperKind, Result
from cloud.casework.states import MemberState
from cloud.casework.views import CaseView
from cloud.desk.act_text import PAPERS
from cloud.desk.text import RESOLUTIONS
from cloud.desk.wording import Wording
from edge_sync.wire.seals import BodySeal


@dataclass(frozen=True, slots=True)
class PaperLink:
    """One issued paper in a list; ``place`` is its event's in the timeline in sight."""

    place: int
    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A small table of a paper."""

    heading: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PaperPage:
    """The paper, ready to be laid out: facts are (label, text)."""

    name: str
    number: str
    body: str
    title: str
    facts: tuple[tuple[str, str], ...]
    tables: tuple[Rows, ...]
    officer: str
    phone: str
    issued: str
    copies: str
    seals: tuple[str, ...] = ()


def paper_links(wording: Wording, view: CaseView) -> tuple[PaperLink, ...]:
    """Return the papers that were issued, oldest first."""
    return tuple(
        PaperLink(place, wording.words(PAPERS[event.paper.kind]), _number(wording, event.paper))
        for place, event in enumerate(view.events)
        if event.paper is not None
    )


def paper_page(wording: Wording, paper: Paper) -> PaperPage:
    """Lay a paper out in words."""
    return PaperPage(
        name=wording.words(PAPERS[paper.kind]),
        number=_number(wording, paper),
        body=wording.department(paper.body),
        title=wording.title(paper.matter or paper.title),
        facts=tuple((wording.say(name), text) for name, text in _facts(wording, paper) if text),
        tables=tuple(rows for rows in _tables(wording, paper) if rows.rows),
        officer=paper.officer,
        phone=paper.phone,
        issued=wording.moment(paper.issued_ms),
        copies=wording.say("PAPER_COPIES", count=paper.copies) if paper.copies > 1 else "",
        seals=tuple(wording.department(one.body) for one in seals_of(paper)),
    )


def seals_of(paper: Paper) -> tuple[BodySeal, ...]:
    """Return the seals of a paper; those issued before there were any have none."""
    return paper.sealed.seals if paper.sealed else ()


def _number(wording: Wording, paper: Paper) -> str:
    body, number = wording.department(paper.body), paper.number
    if not number.serial:  # a receipt has the case's number and none of its own
        return ""
    return wording.say("PAPER_NUMBER", body=body, year=number.year, serial=number.serial)


def _facts(wording: Wording, paper: Paper) -> list[tuple[str, str]]:
    provisional = f"（{wording.say('PAPER_PROVISIONAL')}）" if paper.provisional else ""
    decide_by = _day(paper.decide_by) + provisional if paper.decide_by else ""
    return [
        ("PAPER_APPLICANT", paper.applicant),
        ("PAPER_CONTACT", paper.contact),
        ("COLUMN_CASE", paper.case_number),
        ("PAPER_APPLIED", _day(paper.applied)),
        ("PAPER_BASIS", wording.joined(paper.basis)),
        ("PAPER_ACCEPTED", wording.moment(paper.accepted_ms) if paper.accepted_ms else ""),
        ("PAPER_DECIDE_BY", decide_by),
        ("PAPER_TEXT", paper.text),
        ("PAPER_BY", _day(paper.by)),
        ("PAPER_CONSEQUENCE", paper.consequence),
        ("PAPER_REMEDIES", paper.remedies),
        ("PAPER_REVIEW_BY", _day(paper.review_by)),
        ("PAPER_SUE_BY", _day(paper.sue_by)),
    ]


def _tables(wording: Wording, paper: Paper) -> list[Rows]:
    listed = tuple(
        (
            wording.material(paper.matter, line.line, line.material),
            wording.words(RESOLUTIONS[line.resolution]),
        )
        for line in paper.listed
    )
    missing = tuple(_missing(wording, paper, one) for one in paper.missing)
    results = tuple(_result(wording, one) for one in paper.results)
    return [
        Rows(wording.say("PAPER_RESULTS"), results),
        Rows(wording.say("PAPER_MISSING"), missing),
        Rows(wording.say("PAPER_LISTED"), listed if paper.kind is not PaperKind.LETTER else ()),
    ]


def _missing(wording: Wording, paper: Paper, one: Missing) -> tuple[str, ...]:
    name = wording.material(paper.matter, one.line, one.line)
    return (name, one.wrong, one.mend, _day(one.by))


def _result(wording: Wording, one: Result) -> tuple[str, ...]:
    state = wording.state(MemberState(one.state))
    return (wording.title(one.matter), wording.department(one.body), state, one.text)


def _day(day: str) -> str:
    return f"{day[:4]}-{day[4:6]}-{day[6:]}" if day else ""
