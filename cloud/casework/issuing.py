"""Issuing the papers of the domain: each with everything it must show, numbered by its body.

A paper is made of the case, the fact that issues it and the catalogue's words about the
matter; it is kept with its event and never made again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from msgspec import structs

from cloud.accounts.officers import Officer
from cloud.casework.model import facts as f
from cloud.casework.model import facts_above as c
from cloud.casework.model import facts_between as b
from cloud.casework.model.days import decide_by, review_by, sue_by, wire_day
from cloud.casework.model.events import AnyFact
from cloud.casework.model.now import CaseNow, MemberNow
from cloud.casework.model.papers import (
    Listed,
    Missing,
    Paper,
    PaperKind,
    PaperNumber,
    lacking,
)
from cloud.casework.model.setup import CaseSetup, LineSetup
from cloud.casework.model.silence import received_ms
from cloud.casework.sealing import Seal, unsealed
from cloud.casework.tables import CaseRow
from cloud.clock.counting import civil_day
from cloud.errors import AnswerIncompleteError
from provisioning.catalogue.model import Catalogue

KIND_OF: Final[dict[type, PaperKind]] = {
    f.Accepted: PaperKind.ACCEPTANCE,
    f.DeemedAccepted: PaperKind.ACCEPTANCE,
    f.AcceptedWithGaps: PaperKind.TOLERANCE,
    f.AskedToComplete: PaperKind.COMPLETION,
    f.NotAccepted: PaperKind.NON_ACCEPTANCE,
    f.Extended: PaperKind.EXTENSION,
    f.Suspended: PaperKind.PROCEDURE,
    f.Granted: PaperKind.DECISION,
    f.Refused: PaperKind.DECISION,
    f.DeemedGranted: PaperKind.DEEMED,
    f.Returned: PaperKind.RETURN,
    f.Expired: PaperKind.NON_ACCEPTANCE,
    b.LetterIssued: PaperKind.LETTER,
    c.PackageExtended: PaperKind.EXTENSION,
}
_NOT_COMPLETED: Final = "逾期不补正的，视为未提出完整申请，本机关可终止办理；您可以重新申请。"
_NOT_FOLLOWED: Final = "逾期不补齐的，不再适用容缺受理，本机关依法作出决定。"
_SILENT: Final = "法定期限内未作出决定，依法视为准予延续。凭本告知书到办理部门领取证件。"
_RECEIVED: Final = (
    "收到之日起五个工作日内没有告知补正，依《中华人民共和国行政许可法》第三十二条，"
    "自收到之日起视为受理。"
)
_COPIES: Final = {PaperKind.ACCEPTANCE: 2, PaperKind.TOLERANCE: 2}
_JOINT_BASIS: Final = "《中华人民共和国行政许可法》第四十二条第二款"
_OPEN_REMEDIES: Final = "对本决定不服的，可以依法申请行政复议或者提起行政诉讼。"

NextSerial = Callable[[str, PaperKind, int], int]
"""Takes the next serial of a body, a kind of paper and a year."""


@dataclass(frozen=True, slots=True)
class Issuing:
    """What the papers of one case share."""

    catalogue: Catalogue
    case: CaseRow
    now: CaseNow
    officer: Officer
    contact: str
    at_ms: int
    serial: NextSerial
    seal: Seal = unsealed

    def paper_for(self, fact: AnyFact) -> Paper | None:
        """Return the paper that a fact issues, or None. Raises AnswerIncompleteError."""
        kind = KIND_OF.get(type(fact))
        if kind is None:
            return None
        body = self.officer.department
        year = civil_day(self.at_ms).year
        member = self.now.member(fact.position)
        paper = self._common(kind, PaperNumber(body, kind, year, 0), member)
        paper = structs.replace(paper, **self._particulars(fact, member))
        if missing := lacking(paper):
            raise AnswerIncompleteError(f"{kind.value} lacks {', '.join(missing)}", missing)
        serial = self.serial(body, kind, year)
        number = structs.replace(paper.number, serial=serial)
        return self.seal(structs.replace(paper, number=number))

    def _common(self, kind: PaperKind, number: PaperNumber, member: MemberNow | None) -> Paper:
        return Paper(
            kind=kind,
            number=number,
            body=self.officer.department,
            case_number=self.case.number,
            title=self.case.title,
            applicant=self.case.applicant or self.case.slip,
            applied=wire_day(civil_day(self.now.legal_ms)),
            issued_ms=self.at_ms,
            officer=self.officer.name,
            phone=self.catalogue.heading.phone,
            matter=member.setup.matter if member else "",
            member_number=(member.setup.number or "") if member else "",
            contact=self.contact,
            basis=member.setup.basis if member else (),
            listed=tuple(map(listed, member.setup.lines)) if member else (),
            copies=_COPIES.get(kind, 1),
        )

    def _particulars(self, fact: AnyFact, member: MemberNow | None) -> dict[str, object]:
        match fact:
            case f.Accepted() | f.AcceptedWithGaps() | f.DeemedAccepted() if member:
                return self._acceptance(fact, member)
            case f.AskedToComplete():
                points = tuple(
                    Missing(one.line, one.wrong, one.mend, fact.by, one.wanted)
                    for one in fact.points
                )
                told = {"text": fact.text, "missing": points, "by": fact.by}
                return {**told, "consequence": _NOT_COMPLETED}
            case f.Granted() | f.Refused():
                return self._decision(fact)
            case f.Suspended():
                return {"text": fact.text, "basis": (fact.basis,), "by": fact.by}
            case b.LetterIssued():
                return {"results": fact.results, "text": fact.text, "basis": ()}
            case _:
                return self._told(fact)

    def _told(self, fact: AnyFact) -> dict[str, object]:
        """Papers that say their reason, and what can be done against it."""
        match fact:
            case f.DeemedGranted():
                return {"text": _SILENT, "basis": (fact.basis,), "granted": True}
            case f.NotAccepted():
                return {"text": fact.text, "remedies": fact.remedies} | self._remedy_days()
            case f.Expired():
                return {"text": fact.text, "remedies": _OPEN_REMEDIES} | self._remedy_days()
            case c.PackageExtended():
                return {"text": fact.text, "basis": (_JOINT_BASIS,), "matter": self.case.title}
            case f.Extended() | f.Returned():
                return {"text": fact.text}
            case _:
                return {}

    def _acceptance(
        self, fact: f.Accepted | f.AcceptedWithGaps | f.DeemedAccepted, member: MemberNow
    ) -> dict[str, object]:
        is_silent = isinstance(fact, f.DeemedAccepted)
        accepted_ms = received_ms(member) if is_silent else self.at_ms
        due = decide_by(member, accepted_ms)
        told: dict[str, object] = {
            "accepted_ms": accepted_ms,
            "decide_by": wire_day(due.day) if due else "",
            "provisional": bool(due and due.provisional),
            "text": _RECEIVED if isinstance(fact, f.DeemedAccepted) else fact.text,
        }
        if isinstance(fact, f.AcceptedWithGaps):
            told["missing"] = tuple(_pending(gap) for gap in fact.gaps)
            told["by"] = max(gap.by for gap in fact.gaps)
            told["consequence"] = _NOT_FOLLOWED
        return told

    def _decision(self, fact: f.Granted | f.Refused) -> dict[str, object]:
        told: dict[str, object] = {"text": fact.text, "basis": (fact.basis,)}
        if isinstance(fact, f.Granted):
            return told | {"granted": True}
        return told | {"granted": False, "remedies": fact.remedies} | self._remedy_days()

    def _remedy_days(self) -> dict[str, object]:
        return {
            "review_by": wire_day(review_by(self.at_ms)),
            "sue_by": wire_day(sue_by(self.at_ms)),
        }


def _pending(gap: f.Gap) -> Missing:
    return Missing(gap.line, "受理时未提交", "在承诺日期前补交", gap.by)


def listed(line: LineSetup) -> Listed:
    """Return a line as it stands in a list of papers."""
    return Listed(line.line, line.material, line.holder, line.resolution)


def receipt_for(setup: CaseSetup, applicant: str, kiosk: str, phone: str, at_ms: int) -> Paper:
    """Return the receipt of a case: what came, with the number it has from now on."""
    year = civil_day(at_ms).year
    lines = (line for member in setup.members for line in member.lines)
    return Paper(
        kind=PaperKind.RECEIPT,
        number=PaperNumber(setup.lead, PaperKind.RECEIPT, year, 0),
        body=setup.lead,
        case_number=setup.number,
        title=setup.title,
        applicant=applicant,
        applied=wire_day(civil_day(setup.legal_ms)),
        issued_ms=at_ms,
        officer=kiosk,
        phone=phone,
        listed=tuple(map(listed, lines)),
    )
