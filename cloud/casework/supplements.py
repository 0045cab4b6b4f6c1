"""A supplement: what a resident brings in answer to a completion notice goes to its lines.

The line names the new document and keeps the one before it, so that an officer
sees both; the member goes back to its department's work.
"""

from cloud.casework import journal
from cloud.casework.following import Following
from cloud.casework.journal import Event
from cloud.casework.kept_documents import note_document
from cloud.casework.states import EventKind, MemberState
from cloud.casework.tables import DocumentRow, LineRow, MemberRow
from edge_sync.wire.application import Document, Resolution
from edge_sync.wire.submissions import Brought, Supplement
from provisioning.catalogue.words import Words
from provisioning.storage.database import Database

_BROUGHT = Words("补正时交来", "Brought when it was asked for")
_SAID = Words("补正说明：{words}", "Said when it was asked for: {words}")


def apply_supplement(database: Database, following: Following, supplement: Supplement) -> None:
    """Write what was brought; what names no line or document of the case is left out."""
    described = {document.id: document for document in supplement.documents}
    members = {member.matter: member for member in _members(database, following)}
    touched: dict[int, list[str]] = {}
    for brought in supplement.brought:
        member = members.get(brought.matter)
        line = _line(database, member, brought) if member else None
        if member is None or line is None:
            continue
        document = described.get(brought.document) if brought.document else None
        if document:
            _keep_document(database, following, document, line)
        _meet(database, following, line, brought, document)
        touched.setdefault(member.id, []).append(brought.words or line.line)
    for member_id, words in touched.items():
        _back_to_work(database, following, member_id, words)


def _members(database: Database, following: Following) -> list[MemberRow]:
    return database.rows(MemberRow.select().where(MemberRow.case == following.case.id))


def _line(database: Database, member: MemberRow, brought: Brought) -> LineRow | None:
    here = (LineRow.member == member.id) & (LineRow.line == brought.line)
    found: LineRow | None = database.first(LineRow.select().where(here))
    return found


def _keep_document(
    database: Database, following: Following, document: Document, line: LineRow
) -> None:
    """The scan belongs to the line's holder; its sealed file lies under the supplement's id."""
    here = (DocumentRow.case == following.case.id) & (DocumentRow.document == document.id)
    if database.first(DocumentRow.select().where(here)) is not None:
        return
    came_with = following.follower.id
    database.run(note_document(following.case.id, document, line.material, line.holder, came_with))


def _meet(
    database: Database,
    following: Following,
    line: LineRow,
    brought: Brought,
    document: Document | None,
) -> None:
    language = following.follower.language
    if document:
        changed = LineRow.update(
            document=document.id,
            earlier=line.document,
            resolution=Resolution.SCANNED,
            reason=_BROUGHT.to(language),
        )
    else:
        changed = LineRow.update(reason=_SAID.to(language).format(words=brought.words))
    database.run(changed.where(LineRow.id == line.id))


def _back_to_work(
    database: Database, following: Following, member_id: int, words: list[str]
) -> None:
    """The department must look again; a member that was decided meanwhile stays decided."""
    waits = (MemberRow.id == member_id) & (MemberRow.state == MemberState.TO_BE_COMPLETED)
    database.run(MemberRow.update(state=MemberState.RECEIVED).where(waits))
    told = {"slip": str(following.follower.slip), "text": "；".join(words)}
    event = Event(EventKind.SUPPLEMENTED, following.actor, following.arrived_ms, member_id, told)
    journal.add(database, following.case.id, event)
