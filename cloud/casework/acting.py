"""What an act does to a case: decided, recorded with its papers, told. Inside one transaction."""

from dataclasses import dataclass
from typing import Final

from cloud.accounts.officers import Officer, Role
from cloud.casework import journal
from cloud.casework.book import Book, Entry
from cloud.casework.issuing import Issuing
from cloud.casework.model.deciding import ACT_OF, AnyAct, Moment, decide
from cloud.casework.model.events import AnyFact, Event
from cloud.casework.model.papers import Paper, PaperKind
from cloud.casework.model.refusals import Refusal, Why
from cloud.casework.numbers import next_serial
from cloud.casework.sealing import Seal, unsealed
from cloud.casework.tables import CaseRow, PersonRow, RefusalRow
from cloud.errors import (
    AnswerIncompleteError,
    CloudError,
    NoSuchCaseError,
    NotPossibleNowError,
    NotYoursError,
    SecondNoticeError,
)
from provisioning.catalogue.model import Catalogue
from provisioning.storage.database import Database

BY_LAW: Final = "依法产生，无经办人"
"""What stands on a paper where an officer's name would: nobody has decided."""
_BY_LAW: Final = "by-law"


@dataclass(frozen=True, slots=True)
class Done:
    """What an act brought about: the case before and after, and its own facts."""

    before: Entry
    after: Entry
    facts: tuple[AnyFact, ...]


@dataclass(frozen=True, slots=True)
class Acting:
    """Takes acts into the book of one database. Only inside a transaction."""

    database: Database
    book: Book
    seal: Seal = unsealed

    def take(
        self,
        catalogue: Catalogue,
        case: CaseRow,
        act: AnyAct,
        who: Officer,
        moment: Moment,
        key: str,
    ) -> Done | Refusal:
        """Decide an act and record it, or say why not. What nobody may do is noted (row R01).

        Raises AnswerIncompleteError if a paper would lack what it must show.
        """
        entry = self.book.open(case)
        if (body := getattr(act, "of", "")) and body not in catalogue.departments:
            return Refusal(Why.INCOMPLETE, ("of",))
        outcome = decide(entry.now, act, who, moment)
        if isinstance(outcome, Refusal):
            if outcome.why is Why.NOT_YOURS:
                self._note(case, act, who, moment)
            return outcome
        contact, at_ms, seal = self._contact(case), moment.at_ms, self.seal
        issuing = Issuing(catalogue, case, entry.now, who, contact, at_ms, self._serial, seal)
        events = tuple(
            Event(
                fact=fact,
                actor=f"officer:{who.account}",
                at_ms=moment.at_ms,
                noted_ms=moment.noted_ms,
                name=who.name,
                body=who.department,
                key=key if place == 0 else None,
                paper=issuing.paper_for(fact),
            )
            for place, fact in enumerate(outcome)
        )
        return Done(entry, self.book.record(entry, *events), outcome)

    def paper_by_law(
        self, catalogue: Catalogue, entry: Entry, fact: AnyFact, at_ms: int
    ) -> Paper | None:
        """Return the paper of what the law itself brings about: nobody signs or seals it."""
        member = entry.now.member(fact.position)
        if member is None:
            return None
        nobody = Officer(_BY_LAW, BY_LAW, member.setup.department, Role.OFFICER)
        contact = self._contact(entry.case)
        issuing = Issuing(catalogue, entry.case, entry.now, nobody, contact, at_ms, self._serial)
        return issuing.paper_for(fact)

    def is_known(self, key: str) -> bool:
        """Say whether an act with this key has been taken already."""
        return journal.is_known(self.database, key)

    def _note(self, case: CaseRow, act: AnyAct, who: Officer, moment: Moment) -> None:
        self.database.run(
            RefusalRow.insert(
                case=case.id,
                position=getattr(act, "position", 0),
                account=who.account,
                department=who.department,
                act=ACT_OF[type(act)].value,
                why=Why.NOT_YOURS.value,
                at_ms=moment.noted_ms,
            )
        )

    def _contact(self, case: CaseRow) -> str:
        """Return the telephone number of the first person who gave one."""
        rows = self.database.rows(PersonRow.select().where(PersonRow.case == case.id))
        phones = (row.answers["phone"].text for row in rows if "phone" in row.answers)
        return next(phones, "")

    def _serial(self, body: str, kind: PaperKind, year: int) -> int:
        return next_serial(self.database, f"{body}/{kind.value}", str(year))


def error_of(refusal: Refusal, subject: str) -> CloudError:
    """Return the error for who called: what a page or a machine acts upon."""
    why, detail = refusal.why, refusal.detail
    message = f"{subject}: {why.value} {' '.join(detail)}".strip()
    match why:
        case Why.NOT_YOURS:
            return NotYoursError(message)
        case Why.NO_SUCH_MEMBER | Why.NO_SUCH_TASK:
            return NoSuchCaseError(message)
        case Why.INCOMPLETE | Why.TOO_LONG:
            return AnswerIncompleteError(message, detail)
        case Why.SECOND_NOTICE:
            return SecondNoticeError("asked before; all gaps go into one")
        case _:
            return NotPossibleNowError(message, why.value, detail)
