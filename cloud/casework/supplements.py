"""A supplement: what a resident brings in answer to a completion notice goes to its lines.

The line names the new document and keeps the one before it, so that an officer
sees both; the member goes back to its department's work.
"""

from cloud.casework.following import Following
from cloud.casework.kept_documents import note_document
from cloud.casework.model.events import AnyFact
from cloud.casework.model.facts import Brought, Supplemented
from cloud.casework.model.now import CaseNow
from cloud.casework.model.setup import LineSetup, MemberSetup
from cloud.casework.moment import legal_moment
from cloud.casework.tables import DocumentRow
from edge_sync.wire.application import Document
from edge_sync.wire.submissions import Brought as OnTheWire
from edge_sync.wire.submissions import Supplement
from provisioning.catalogue.words import Words
from provisioning.storage.database import Database

_BROUGHT = Words("补正时交来", "Brought when it was asked for")
_SAID = Words("补正说明：{words}", "Said when it was asked for: {words}")


def supplemented(
    database: Database, now: CaseNow, following: Following, supplement: Supplement
) -> tuple[AnyFact, ...]:
    """Keep what was brought and say where it goes; what names no line of the case is left out."""
    described = {document.id: document for document in supplement.documents}
    touched: dict[int, list[tuple[OnTheWire, LineSetup]]] = {}
    for brought in supplement.brought:
        member = now.of_matter(brought.matter)
        line = _line(member.setup, brought) if member else None
        if member is None or line is None:
            continue
        document = described.get(brought.document) if brought.document else None
        if document:
            _keep_document(database, following, document, line)
        touched.setdefault(member.setup.position, []).append((brought, line))
    lodged_ms = legal_moment(supplement.lodged, following.arrived_ms).at_ms
    return tuple(
        Supplemented(
            position=position,
            slip=str(supplement.slip),
            submission=str(supplement.id),
            station=supplement.station,
            lodged_ms=lodged_ms,
            brought=tuple(_fact(one, set(described), supplement.language) for one, _ in things),
            text="；".join(one.words or line.line for one, line in things),
        )
        for position, things in touched.items()
    )


def _line(member: MemberSetup, brought: OnTheWire) -> LineSetup | None:
    return next((line for line in member.lines if line.line == brought.line), None)


def _fact(brought: OnTheWire, described: set[str], language: str) -> Brought:
    document = brought.document if brought.document in described else None
    reason = _BROUGHT.to(language)
    if document is None:
        reason = _SAID.to(language).format(words=brought.words)
    return Brought(line=brought.line, document=document, words=brought.words, reason=reason)


def _keep_document(
    database: Database, following: Following, document: Document, line: LineSetup
) -> None:
    """The scan belongs to the line's holder; its sealed file lies under the supplement's id."""
    here = (DocumentRow.case == following.case.id) & (DocumentRow.document == document.id)
    if database.first(DocumentRow.select().where(here)) is not None:
        return
    came_with = following.follower.id
    kept = note_document(following.case.id, document, line.material, line.holder, came_with)
    database.insert(DocumentRow, [kept])
