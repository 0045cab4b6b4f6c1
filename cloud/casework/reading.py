"""Reading cases, each officer what is theirs (rows R01 and P03).

One set of everything is stored; a department sees the members it handles, the
form each of them asked for, their lines, and the scans those lines name. The
lead of a package sees the whole. What is not somebody's is not read for them
and then hidden: it never leaves this module.
"""

from collections.abc import Collection
from typing import Any

from cloud.accounts.officers import Officer, Role
from cloud.casework.book import Book, Entry
from cloud.casework.evidence import Binding
from cloud.casework.inbox_items import inbox_item, members_in, task_item
from cloud.casework.model.now import CaseNow, MemberNow
from cloud.casework.policy import Policy, shipped_policy
from cloud.casework.possible import PLAIN, acts_about_all, acts_for
from cloud.casework.routing import inbox
from cloud.casework.samples import Sample, Within, drawn
from cloud.casework.sight import (
    Sight,
    events_for,
    narrowed,
    sees_task,
    sees_visit,
    sight_of,
    table_of,
)
from cloud.casework.signer_doubts import Doubt
from cloud.casework.states import MemberState, PartRole, PartState
from cloud.casework.tables import (
    AwaitedRow,
    CaseRow,
    ConsentRow,
    DocumentRow,
    LineRow,
    MemberRow,
    PartRow,
    PersonRow,
    SignatureRow,
    TaskRow,
)
from cloud.casework.views import (
    AwaitedView,
    CaseView,
    ConsentView,
    DocumentView,
    FormItem,
    InboxItem,
    LineView,
    MemberView,
    PersonView,
    SignatureView,
    TaskItem,
)
from cloud.errors import NoSuchCaseError, NotYoursError
from provisioning.storage.database import Database

PAGE_SIZE = 50


class CaseReader:
    """What officers may look at. Any thread; writes nothing."""

    def __init__(self, database: Database, policy: Policy | None = None) -> None:
        self._database = database
        self._policy = policy or shipped_policy()
        self._book = Book(database)

    @property
    def database(self) -> Database:
        """What is read from."""
        return self._database

    def counts(self, officer: Officer) -> dict[PartState, int]:
        """Say how many cases lie in each drawer of the officer's department."""
        mine = self._inbox_of(officer)
        return {
            state: self._database.count(PartRow.select().where(mine & (PartRow.state == state)))
            for state in PartState
        }

    def inbox(self, officer: Officer, drawer: PartState, page: int = 0) -> tuple[InboxItem, ...]:
        """List one drawer: what waits longest first, what is done newest first."""
        order = PartRow.legal_ms.desc() if drawer is PartState.DONE else PartRow.legal_ms
        parts = self._database.rows(
            PartRow.select()
            .where(self._inbox_of(officer) & (PartRow.state == drawer))
            .order_by(order, PartRow.id)
            .limit(PAGE_SIZE)
            .offset(page * PAGE_SIZE)
        )
        ids = [part.case_id for part in parts]
        cases = {row.id: row for row in self._rows(CaseRow, CaseRow.id.in_(ids))}
        own: dict[int, list[MemberRow]] = {}
        body = officer.department
        mine = (MemberRow.department == body) | (MemberRow.first == body)
        for member in self._rows(MemberRow, MemberRow.case.in_(ids) & mine):
            own.setdefault(member.case_id, []).append(member)
        return tuple(
            inbox_item(cases[p.case_id], p, members_in(p, own.get(p.case_id, []))) for p in parts
        )

    def _inbox_of(self, officer: Officer) -> Any:  # noqa: ANN401 - peewee has no types
        """Whoever is in a team has its inbox and what no rule names; others have all of a body's.

        A body without teams is asked for by its name: so its index answers in order.
        """
        body, team = officer.department, officer.team
        inboxes = (body, inbox(body, team)) if team else self._policy.inboxes_of(body)
        is_one = len(inboxes) == 1
        return PartRow.department == body if is_one else PartRow.department.in_(list(inboxes))

    def tasks(self, officer: Officer, page: int = 0) -> tuple[TaskItem, ...]:
        """List what a department or an expert was asked and has not answered, next day first."""
        own = [] if officer.role is Role.EXPERT else [officer.department]
        mine = TaskRow.department.in_([*own, f"expert:{officer.account}"])
        if officer.team:
            mine &= TaskRow.case.in_(PartRow.select(PartRow.case).where(self._inbox_of(officer)))
        rows = self._database.rows(
            TaskRow.select()
            .where(mine & (TaskRow.is_open == 1))
            .order_by(TaskRow.by_day, TaskRow.id)
            .limit(PAGE_SIZE)
            .offset(page * PAGE_SIZE)
        )
        cases = {
            row.id: row for row in self._rows(CaseRow, CaseRow.id.in_([r.case_id for r in rows]))
        }
        return tuple(task_item(cases[row.case_id], row) for row in rows)

    def lying_with(self, officer: Officer, numbers: Collection[str]) -> frozenset[str]:
        """Return those of some cases that lie in an inbox of this officer."""
        here = self._inbox_of(officer) & CaseRow.number.in_(list(numbers))
        rows = self._database.rows(PartRow.select(PartRow, CaseRow).join(CaseRow).where(here))
        return frozenset(row.case.number for row in rows)

    def stations(self, numbers: Collection[str]) -> dict[str, tuple[str, int]]:
        """Return where these cases were lodged and their legal moments, of those there are."""
        rows = self._database.rows(CaseRow.select().where(CaseRow.number.in_(list(numbers))))
        return {row.number: (row.station, row.legal_ms) for row in rows}

    def samples(self, lot: str, within: Within) -> tuple[Sample, ...]:
        """Draw some cases of a place by chance: see `drawn`."""
        return drawn(self._database, lot, within)

    def case(self, officer: Officer, number: str) -> CaseView:
        """Return what the officer may see of a case. Raises NoSuchCaseError, NotYoursError."""
        return self.seen(officer, self.open(number))

    def open(self, number: str) -> Entry:
        """Return a case with its events, for who asks what somebody may. NoSuchCaseError."""
        case = self._database.first(CaseRow.select().where(CaseRow.number == number))
        if case is None:
            raise NoSuchCaseError("no such case")
        return self._book.open(case)

    def seen(self, officer: Officer, entry: Entry, matters: tuple[str, ...] = ()) -> CaseView:
        """Return what the officer may see of an open case: of some matters, or of all theirs.

        Raises NotYoursError.
        """
        sight = narrowed(sight_of(entry.now, officer), entry.now, matters)
        if sight is None:
            raise NotYoursError(f"{officer.department} has no part in {entry.case.number}")
        members = self._rows(MemberRow, MemberRow.case == entry.case.id)
        return self._case(
            officer, entry, [m for m in members if m.position in sight.positions], sight
        )

    def document(self, officer: Officer, number: str, document: str) -> DocumentView:
        """Return one scan the officer may see. Raises NoSuchCaseError, NotYoursError."""
        return self.scan_of(self.case(officer, number), document)

    def scan_of(self, view: CaseView, document: str) -> DocumentView:
        """Return one scan of a case in sight. Raises NoSuchCaseError, NotYoursError."""
        for found in view.documents:
            if found.document == document:
                return found
        here = (CaseRow.number == view.number) & (DocumentRow.document == document)
        if self._database.first(DocumentRow.select().join(CaseRow).where(here)) is None:
            raise NoSuchCaseError("no such scan")
        raise NotYoursError("no line in sight names this scan")

    def _case(
        self, officer: Officer, entry: Entry, seen: list[MemberRow], sight: Sight
    ) -> CaseView:
        case, now = entry.case, entry.now
        persons = self._rows(PersonRow, PersonRow.case == case.id)
        views = self._members(officer, now, seen, persons)
        known = None if sight.is_all else views
        signatures = self._signatures(case, known)
        return CaseView(
            number=case.number,
            slip=case.slip,
            title=case.title,
            kiosk=case.kiosk,
            station=case.station,
            lead=case.lead,
            is_lead=sight.role is PartRole.LEAD,
            state=case.state,
            catalogue_version=case.catalogue_version,
            lodged=case.lodged,
            arrived_ms=case.arrived_ms,
            legal_ms=case.legal_ms,
            doubts=case.doubts,
            applicant=case.applicant,
            members=views,
            persons=_persons(persons, known),
            documents=self._documents(case, known, signatures),
            signatures=signatures,
            awaited=self._awaited(case, known),
            events=events_for(entry, sight),
            consents=self._consents(case, known),
            helper=case.helper or "",
            confirmed=case.confirmed,
            role=sight.role,
            applicant_kind=case.applicant_kind,
            tasks=tuple(task for task in now.tasks if sees_task(task, officer, sight)),
            visits=tuple(visit for visit in now.visits if sees_visit(visit, officer, sight)),
            possible=acts_about_all(now, officer),
            letter_waits_for=now.letter_waits_for if sight.role is PartRole.LEAD else (),
            table=table_of(now) if sight.role is PartRole.LEAD else (),
        )

    def _members(
        self,
        officer: Officer,
        now: CaseNow,
        seen: list[MemberRow],
        persons: list[PersonRow],
    ) -> tuple[MemberView, ...]:
        lines: dict[int, list[LineView]] = {}
        for line in self._rows(LineRow, LineRow.member.in_([m.id for m in seen])):
            lines.setdefault(line.member_id, []).append(_line(line))
        answers = {person.person: person.answers for person in persons}
        return tuple(
            _member(officer, member, tuple(lines.get(member.id, ())), answers, now)
            for member in seen
        )

    def _documents(
        self,
        case: CaseRow,
        views: tuple[MemberView, ...] | None,
        signatures: tuple[SignatureView, ...],
    ) -> tuple[DocumentView, ...]:
        rows = self._rows(DocumentRow, DocumentRow.case == case.id)
        if views is not None:
            named = {line.document for view in views for line in view.lines}
            named |= {line.earlier for view in views for line in view.lines}
            named |= {signature.document for signature in signatures}
            rows = [row for row in rows if row.document in named]
        return tuple(_document(case, row) for row in rows)

    def _signatures(
        self, case: CaseRow, views: tuple[MemberView, ...] | None
    ) -> tuple[SignatureView, ...]:
        """A department sees what was signed for everything, and for its own matters."""
        rows = self._rows(SignatureRow, SignatureRow.case == case.id)
        return tuple(_signature(row) for row in rows if _concerns(row.paper, views))

    def _awaited(
        self, case: CaseRow, views: tuple[MemberView, ...] | None
    ) -> tuple[AwaitedView, ...]:
        missing = (AwaitedRow.case == case.id) & AwaitedRow.signed_ms.is_null()
        rows = self._rows(AwaitedRow, missing)
        wanted = (
            AwaitedView(row.person, tuple(p for p in row.papers if _concerns(p, views)))
            for row in rows
        )
        return tuple(view for view in wanted if view.papers)

    def _consents(
        self, case: CaseRow, views: tuple[MemberView, ...] | None
    ) -> tuple[ConsentView, ...]:
        """A department sees the consents of those whom its own matters speak of."""
        rows = self._rows(ConsentRow, ConsentRow.case == case.id)
        named = _named(views or ())
        return tuple(
            ConsentView(row.person, row.purpose, row.given)
            for row in rows
            if views is None or row.person in named
        )

    def _rows(self, table: Any, where: Any) -> list[Any]:  # noqa: ANN401 - peewee has no types
        return self._database.rows(table.select().where(where).order_by(table.id))


def _member(
    officer: Officer,
    row: MemberRow,
    lines: tuple[LineView, ...],
    answers: dict[str, dict[str, Any]],
    now: CaseNow,
) -> MemberView:
    member = _now_of(now, row.position)
    possible = acts_for(now, member, officer)
    return MemberView(
        position=row.position,
        matter=row.matter,
        department=row.department,
        number=row.number,
        choice=row.choice,
        state=member.state,
        waits_for=_waits_for(now, member),
        scenarios=row.scenarios,
        form=tuple(FormItem(p, e, answers[p][e]) for p, e in row.form if e in answers[p]),
        answers=row.answers,
        extension=row.extension or {},
        lines=lines,
        acts=tuple(act for act in PLAIN if act in possible),
        possible=possible,
        now=member,
    )


def _now_of(now: CaseNow, position: int) -> MemberNow:
    found = now.member(position)
    if found is None:
        raise LookupError("a member that the case was not opened with")
    return found


def _waits_for(now: CaseNow, member: MemberNow) -> tuple[str, ...]:
    if member.state is not MemberState.WAITING:
        return ()
    return tuple(one.setup.matter for one in now.waits_for(member))


def _line(row: LineRow) -> LineView:
    return LineView(
        line=row.line,
        material=row.material,
        holder=row.holder,
        resolution=row.resolution,
        reason=row.reason,
        document=row.document,
        earlier=row.earlier,
    )


def _named(views: tuple[MemberView, ...]) -> set[str]:
    named = {item.person for view in views for item in view.form}
    return named | {line.holder for view in views for line in view.lines}


def _persons(rows: list[PersonRow], views: tuple[MemberView, ...] | None) -> tuple[PersonView, ...]:
    named = _named(views or ())
    return tuple(
        PersonView(
            row.person,
            row.roles,
            row.level,
            row.answers["name"].text if "name" in row.answers else "",
        )
        for row in rows
        if views is None or row.person in named
    )


def _document(case: CaseRow, row: DocumentRow) -> DocumentView:
    return DocumentView(
        document=row.document,
        application=row.application or case.application,
        material=row.material,
        holder=row.holder,
        media_type=row.media_type,
        pages=row.pages,
        size_bytes=row.size_bytes,
        sha256=row.sha256,
        key=row.key,
        is_flawed=bool(row.flawed),
        remark=row.remark,
        dated=row.dated,
    )


def _concerns(paper: str, views: tuple[MemberView, ...] | None) -> bool:
    """Papers are "application", or material and matter: "M-INCOMEAUTH/MT-DIBAO"."""
    matter = paper.partition("/")[2]
    return views is None or not matter or matter in {view.matter for view in views}


def _signature(row: SignatureRow) -> SignatureView:
    return SignatureView(
        person=row.person,
        kind=row.kind,
        paper=row.paper,
        strokes=row.strokes,
        signed=row.signed,
        witness=row.witness,
        witness_strokes=row.witness_strokes or (),
        document=row.document,
        binding=Binding(row.binding),
        doubt=Doubt(row.doubt),
    )
