"""The papers that a body issues, as values with everything they must contain (domain, 4 and 4a).

The desk draws them; here is said what must be in each. A paper that lacks
something is not issued, and the act that would issue it changes nothing.
"""

from enum import Enum
from typing import Final

from edge_sync.wire.application import Record, Resolution
from edge_sync.wire.news import AskedFor
from edge_sync.wire.seals import SealedPaper


class PaperKind(Enum):
    """Which paper."""

    RECEIPT = "receipt"  # 收件凭证, with the case number
    ACCEPTANCE = "acceptance"  # 受理通知书
    COMPLETION = "completion"  # 补正告知书
    NON_ACCEPTANCE = "non-acceptance"  # 不予受理通知书
    TOLERANCE = "tolerance"  # 容缺受理通知书
    EXTENSION = "extension"  # 延期通知书
    PROCEDURE = "procedure"  # 特别程序告知书
    DECISION = "decision"  # 决定书
    RETURN = "return"  # 退件告知书
    DEEMED = "deemed"  # 视为准予延续告知书
    LETTER = "letter"  # 办理结果汇总告知


class PaperNumber(Record, frozen=True):
    """Numbered by body, year and order, as the notice's own number (domain, 4a)."""

    body: str
    kind: PaperKind
    year: int
    serial: int


class Listed(Record, frozen=True):
    """One paper of the list: what it is, whose, how it came, how many."""

    line: str
    material: str
    holder: str
    resolution: Resolution
    count: int = 1


class Missing(Record, frozen=True):
    """One thing that is lacking: what is wrong with it, how to mend it, by when."""

    line: str
    wrong: str
    mend: str
    by: str
    wanted: AskedFor = AskedFor.PAPER


class Result(Record, frozen=True):
    """How one member ended, in the lead's letter. ``state`` is a value of `MemberState`."""

    position: int
    matter: str
    body: str
    state: str
    text: str = ""
    remedies: str = ""
    number: PaperNumber | None = None


class Paper(Record, frozen=True):
    """One paper as it was issued. Days are "20261130", times UTC milliseconds.

    ``matter`` is empty on what speaks of the whole case. ``provisional``: a day lies
    beyond the last published year of the working-day calendar.
    """

    kind: PaperKind
    number: PaperNumber
    body: str
    case_number: str
    title: str
    applicant: str
    applied: str
    issued_ms: int
    officer: str
    phone: str
    matter: str = ""
    member_number: str = ""
    contact: str = ""
    basis: tuple[str, ...] = ()
    listed: tuple[Listed, ...] = ()
    missing: tuple[Missing, ...] = ()
    results: tuple[Result, ...] = ()
    text: str = ""
    accepted_ms: int | None = None
    decide_by: str = ""
    by: str = ""
    provisional: bool = False
    consequence: str = ""
    granted: bool | None = None
    remedies: str = ""
    review_by: str = ""  # the last day to ask for reconsideration
    sue_by: str = ""  # the last day to go to court
    copies: int = 1
    sealed: SealedPaper | None = None  # all the rest of it, as it stood when it was sealed


_ALWAYS: Final = ("body", "case_number", "title", "applicant", "applied", "officer", "phone")
_BESIDES: Final[dict[PaperKind, tuple[str, ...]]] = {
    PaperKind.RECEIPT: (),  # its list may be empty: nothing had to be brought
    PaperKind.ACCEPTANCE: ("matter", "basis", "accepted_ms", "copies"),
    PaperKind.COMPLETION: ("matter", "by", "consequence"),
    PaperKind.NON_ACCEPTANCE: ("matter", "text", "basis", "remedies"),
    PaperKind.TOLERANCE: ("matter", "missing", "by", "consequence", "copies"),
    PaperKind.EXTENSION: ("matter", "text", "basis"),
    PaperKind.PROCEDURE: ("matter", "text", "basis", "by"),
    PaperKind.DECISION: ("matter", "basis", "granted"),
    PaperKind.RETURN: ("matter", "text"),
    PaperKind.DEEMED: ("matter", "text", "basis", "granted"),
    PaperKind.LETTER: ("results",),
}
_REFUSING: Final = ("text", "remedies", "review_by", "sue_by")


def lacking(paper: Paper) -> tuple[str, ...]:
    """Return what a paper must show and does not (domain, 4a; rows J06, M25)."""
    wanted = _ALWAYS + _BESIDES[paper.kind]
    if paper.kind is PaperKind.DECISION and paper.granted is False:
        wanted += _REFUSING
    if paper.kind is PaperKind.COMPLETION and not paper.text and not paper.missing:
        wanted += ("missing",)
    return tuple(name for name in wanted if getattr(paper, name) in ("", (), None))
