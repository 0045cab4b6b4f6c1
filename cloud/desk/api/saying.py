"""Views of casework as the interface says them. Pure."""

from cloud.casework.views import (
    CaseView,
    DocumentView,
    EventView,
    FormItem,
    InboxItem,
    LineView,
    MemberView,
    PersonView,
)
from cloud.desk.api.models import (
    Case,
    DocumentEntry,
    FormEntry,
    Happening,
    InboxEntry,
    Line,
    Member,
    OwnMember,
    Person,
)


def inbox_entry(item: InboxItem) -> InboxEntry:
    """Say one line of an inbox."""
    return InboxEntry(
        number=item.number,
        slip=item.slip,
        title=item.title,
        applicant=item.applicant,
        received_ms=item.legal_ms,
        arrived_ms=item.arrived_ms,
        is_lead=item.is_lead,
        state=item.state,
        own=[OwnMember(matter=matter, state=state) for matter, state in item.own],
    )


def case_said(view: CaseView) -> Case:
    """Say a case as one department may see it."""
    return Case(
        number=view.number,
        slip=view.slip,
        title=view.title,
        station=view.station,
        lead=view.lead,
        is_lead=view.is_lead,
        state=view.state,
        catalogue_version=view.catalogue_version,
        received_ms=view.legal_ms,
        arrived_ms=view.arrived_ms,
        members=[_member(member) for member in view.members],
        persons=[_person(person) for person in view.persons],
        documents=[_document(document) for document in view.documents],
        timeline=[_happening(event) for event in view.events],
    )


def _member(view: MemberView) -> Member:
    return Member(
        position=view.position,
        matter=view.matter,
        department=view.department,
        number=view.number,
        choice=view.choice,
        state=view.state,
        waits_for=list(view.waits_for),
        form=[_form(item) for item in view.form],
        lines=[_line(line) for line in view.lines],
        acts=list(view.acts),
    )


def _form(item: FormItem) -> FormEntry:
    return FormEntry(
        person=item.person,
        element=item.element,
        text=item.value.text,
        source=item.value.source.value,
    )


def _line(view: LineView) -> Line:
    return Line(
        line=view.line,
        material=view.material,
        holder=view.holder,
        resolution=view.resolution,
        reason=view.reason,
        document=view.document,
    )


def _person(view: PersonView) -> Person:
    return Person(person=view.person, roles=list(view.roles), level=view.level, name=view.name)


def _document(view: DocumentView) -> DocumentEntry:
    return DocumentEntry(
        document=view.document,
        material=view.material,
        holder=view.holder,
        media_type=view.media_type,
        pages=view.pages,
        size_bytes=view.size_bytes,
        sha256=view.sha256.hex(),
    )


def _happening(view: EventView) -> Happening:
    return Happening(kind=view.kind, actor=view.actor, at_ms=view.at_ms, matter=view.matter)
