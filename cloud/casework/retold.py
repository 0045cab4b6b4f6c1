"""Cases from before events were facts: their old words are told again as facts, once.

An event used to be a kind with some words, and the tables alone knew the rest. What they
know is written into the events here, so that everything after this line is made of
events alone. A case that was told again is not touched a second time.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from cloud.casework.book import Book
from cloud.casework.model import facts as f
from cloud.casework.model.days import usual_day, wire_day
from cloud.casework.model.events import AnyFact, packed
from cloud.casework.model.setup import CaseSetup, LineSetup, MemberSetup
from cloud.casework.states import EventKind
from cloud.casework.tables import AwaitedRow, CaseRow, EventRow, LineRow, MemberRow
from edge_sync.wire.application import CatalogueRef, Resolution
from provisioning.catalogue.model import Catalogue, Limit, Regime, Unit
from provisioning.catalogue.rules.titles import title_of
from provisioning.storage.database import Database

CatalogueOf = Callable[[CatalogueRef], Catalogue]
_NO_LIMIT: Final = Limit(0, Unit.NONE, illustrative=True)


def retell_old_cases(database: Database, catalogue_of: CatalogueOf) -> int:
    """Give every event that has none its fact; return how many cases were told again. Writes."""
    old = EventRow.content.is_null() & (EventRow.kind == EventKind.OPENED)
    ids = [row.case_id for row in database.rows(EventRow.select(EventRow.case).where(old))]
    for case_id in ids:
        with database.transaction():
            [case] = database.rows(CaseRow.select().where(CaseRow.id == case_id))
            ref = CatalogueRef(case.catalogue_version, case.catalogue_digest)
            _Retelling(database, case, catalogue_of(ref)).write()
    return len(ids)


class _Retelling:
    """One old case."""

    def __init__(self, database: Database, case: CaseRow, catalogue: Catalogue) -> None:
        self._database, self._case, self._catalogue = database, case, catalogue
        query = MemberRow.select().where(MemberRow.case == case.id)
        self._members: list[MemberRow] = database.rows(query.order_by(MemberRow.position))
        self._positions = {member.id: member.position for member in self._members}
        awaited = AwaitedRow.select().where(AwaitedRow.case == case.id).order_by(AwaitedRow.id)
        self._awaited: list[AwaitedRow] = database.rows(awaited)

    def write(self) -> None:
        query = EventRow.select().where(EventRow.case == self._case.id)
        rows = self._database.rows(query.order_by(EventRow.sequence))
        last = {row.member_id: row.id for row in rows if row.kind is EventKind.SUPPLEMENTED}
        for row in rows:
            fact = self._fact(row, rows[0].at_ms, is_last=last.get(row.member_id) == row.id)
            changed = EventRow.update(content=packed(fact), noted_ms=row.at_ms)
            self._database.run(changed.where(EventRow.id == row.id))
        book = Book(self._database)
        book.write(book.open(self._case))

    def _fact(self, row: Any, lodged_ms: int, *, is_last: bool) -> AnyFact:  # noqa: ANN401, PLR0911 - a row; one case a kind
        position, told = self._positions.get(row.member_id, 0), row.told
        text, slip = told.get("text", ""), told.get("slip", "")
        match row.kind:
            case EventKind.OPENED:
                return f.Opened(setup=self._setup(lodged_ms, row.at_ms))
            case EventKind.ASKED_TO_COMPLETE:
                by = wire_day(usual_day(row.at_ms))
                again = bool(told.get("again"))
                return f.AskedToComplete(position=position, text=text, by=by, again=again)
            case EventKind.SUPPLEMENTED:
                brought = self._brought(row.member_id) if is_last else ()
                return f.Supplemented(position=position, slip=slip, text=text, brought=brought)
            case EventKind.REFUSED:
                remedies = told.get("remedies", "")
                return f.Refused(position=position, text=text, remedies=remedies)
            case EventKind.SIGNED:
                return self._signed(slip, told)
            case EventKind.ALL_SIGNED:
                return f.AllSigned(legal_ms=self._case.legal_ms)
            case _:
                return _plain(row.kind, position, text, slip, told)

    def _signed(self, slip: str, told: Mapping[str, str]) -> f.Signed:
        person = told.get("person", "")
        moments = (one.signed_ms for one in self._awaited if one.person == person)
        signed_ms = next((at for at in moments if at is not None), self._case.legal_ms)
        return f.Signed(slip=slip, person=person, signed_ms=signed_ms)

    def _setup(self, lodged_ms: int, arrived_ms: int) -> CaseSetup:
        case, title = self._case, title_of(self._catalogue, self._case.title)
        return CaseSetup(
            number=case.number,
            title=case.title,
            lead=case.lead,
            station=case.station,
            is_package=title.is_package,
            lodged_ms=case.lodged.device_ms,
            legal_ms=lodged_ms,
            arrived_ms=arrived_ms,
            limit=title.promised_limit,
            members=tuple(map(self._member, self._members)),
            awaited=tuple(one.person for one in self._awaited),
        )

    def _member(self, row: MemberRow) -> MemberSetup:
        matter = self._catalogue.matters.get(row.matter)
        tolerable = {line.id for line in matter.lines if line.tolerable} if matter else set()
        return MemberSetup(
            position=row.position,
            matter=row.matter,
            department=row.department,
            choice=row.choice,
            number=row.number,
            regime=matter.regime if matter else Regime.ON_APPLICATION,
            limit=matter.promised_limit if matter else _NO_LIMIT,
            legal_limit=matter.legal_limit if matter else _NO_LIMIT,
            needs=row.needs,
            tolerance=matter.tolerance_allowed if matter else False,
            basis=tuple(one.text.zh for one in matter.basis) if matter else (),
            lines=tuple(_line(line, tolerable) for line in self._lines(row.id)),
        )

    def _lines(self, member: int | None) -> list[LineRow]:
        query = LineRow.select().where(LineRow.member == member)
        return self._database.rows(query.order_by(LineRow.id))

    def _brought(self, member: int | None) -> tuple[f.Brought, ...]:
        """The scans that stand in the place of an earlier one were brought."""
        return tuple(
            f.Brought(line=line.line, document=line.document, words="", reason=line.reason)
            for line in self._lines(member)
            if line.earlier is not None
        )


def _line(row: LineRow, tolerable: set[str]) -> LineSetup:
    return LineSetup(
        line=row.line,
        material=row.material,
        holder=row.holder,
        resolution=Resolution.SCANNED if row.earlier else row.resolution,
        reason=row.reason,
        document=row.earlier or row.document,
        tolerable=row.line in tolerable,
    )


def _plain(  # noqa: PLR0911 - one case a kind
    kind: EventKind, position: int, text: str, slip: str, told: Mapping[str, str]
) -> AnyFact:
    """The facts that are all in their words."""
    match kind:
        case EventKind.LODGED:
            return f.Lodged(slip=slip)
        case EventKind.STARTED:
            return f.Started(position=position)
        case EventKind.ACCEPTED:
            return f.Accepted(position=position, text=text)
        case EventKind.GRANTED:
            return f.Granted(position=position, text=text)
        case EventKind.WITHDRAWN:
            return f.Withdrawn(position=position, slip=slip, text=text)
        case EventKind.FOLLOWED:
            return f.Followed(slip=slip)
        case _:
            return f.NotBelieved(slip=slip, person=told.get("person", ""))
