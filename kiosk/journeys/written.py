"""The members and lines of an application, written down as the resident saw them (decision 9)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from edge_sync.wire.application import (
    Choice,
    Document,
    DocumentId,
    Line,
    MatterId,
    Member,
    PersonId,
    Resolution,
    Source,
    Value,
)
from kiosk.journeys.outcome import Outcome
from kiosk.journeys.papers import REASONS
from kiosk.text import Language, say
from provisioning.catalogue.rules.documents import Reason, Resolved, results_of
from provisioning.catalogue.rules.form import FormField, Standing
from provisioning.catalogue.rules.given import DECLINED, Origin
from provisioning.catalogue.rules.planned import PlannedMember
from provisioning.catalogue.rules.resolving import ResolvedLine, promised_day

Scans = Mapping[str, tuple[Document, bytes]]
"""Scanned documents by the key of the rules, with their plain bytes."""


def has_value(field: FormField) -> bool:
    """Say whether a field was answered with something."""
    return field.given is not None and field.given != DECLINED


def value_of(field: FormField) -> Value:
    """Return the answer of a field that has one."""
    given = field.given
    assert given is not None  # noqa: S101 - asked by has_value
    is_locked = field.standing is Standing.LOCKED and given.origin is Origin.CARD
    source = Source(given.origin.value)
    return Value(given.text, source, locked=is_locked, by_helper=given.by_helper)


@dataclass(frozen=True, slots=True)
class Written:
    """What members are written from."""

    outcome: Outcome
    today: date
    language: Language
    people: Mapping[str, PersonId]
    scans: Scans

    def member(self, member: PlannedMember) -> Member:
        """Write down one member with its answers and lines."""
        matter = member.matter.id
        own = (f for f in self.outcome.form if f.matter == matter and not f.extension)
        lines = (line for line in self.outcome.lines if line.matter == matter)
        return Member(
            matter=MatterId(matter),
            choice=Choice(member.choice.value),
            scenarios=member.scenarios,
            answers={f.element.id: value_of(f) for f in own if has_value(f)},
            lines=tuple(self._line(line) for line in lines),
            extension=self._extension(member),
            result=self._result(member),
        )

    def _extension(self, member: PlannedMember) -> dict[str, Value]:
        """What this division asks beside the common core stays apart from it (row D18)."""
        asked = {(w.party, w.field.element) for w in member.fields if w.field.extension}
        added = (f for f in self.outcome.form if f.extension)
        mine = (f for f in added if (f.party, f.element.id) in asked)
        return {f.element.id: value_of(f) for f in mine if has_value(f)}

    def _result(self, member: PlannedMember) -> DocumentId | None:
        """The scan that shows what a member brought which is done already."""
        keys = results_of(self.outcome.plan, member.matter.id)
        return next((self.scans[key][0].id for key in keys if key in self.scans), None)

    def _line(self, line: ResolvedLine) -> Line:
        scan = self.scans.get(line.document)
        return Line(
            line=line.line.id,
            material=line.line.material,
            holder=self.people[line.party],
            resolution=Resolution(line.resolution.value),
            reason=say(self.language, REASONS[line.reason]),
            document=scan[0].id if scan and line.reason is not Reason.EXPIRED else None,
            promised=self._promised(line),
        )

    def _promised(self, line: ResolvedLine) -> str:
        if line.resolution is not Resolved.PENDING:
            return ""
        paper = next(p for p in self.outcome.papers if p.key == line.document)
        return promised_day(self.outcome.plan, paper, self.today).strftime("%Y%m%d")
