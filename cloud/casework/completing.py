"""A completion notice: its points as the resident is asked them at a kiosk. Pure."""

from datetime import date

from cloud.casework.answers import Answer
from cloud.casework.moment import civil_time
from cloud.casework.standing import in_languages, wire_day
from cloud.casework.tables import LineRow, MemberRow
from cloud.clock.calendar import after_working_days
from edge_sync.wire.application import MatterId
from edge_sync.wire.news import Asked
from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.words import Words

USUAL_DAYS = 10
"""Working days to complete in, where the officer names no other day."""


def asked_points(
    catalogue: Catalogue, member: MemberRow, lines: list[LineRow], answer: Answer, at_ms: int
) -> tuple[Asked, ...]:
    """Return the points of a notice; one that names no line of the member is left out."""
    by = wire_day(answer.by or usual_day(at_ms))
    known = {line.line: line for line in lines}
    return tuple(
        Asked(
            matter=MatterId(member.matter),
            line=point.line,
            name=in_languages(_name(catalogue, member, known[point.line])),
            wrong=point.wrong,
            mend=point.mend,
            by=by,
            wanted=point.wanted,
        )
        for point in answer.points
        if point.line in known
    )


def usual_day(at_ms: int) -> date:
    """Return the day until which a resident may usually complete."""
    return after_working_days(civil_time(at_ms).date(), USUAL_DAYS).day


def _name(catalogue: Catalogue, member: MemberRow, line: LineRow) -> Words:
    """Return the matter's own name of a line, or its material's."""
    matter = catalogue.matters.get(member.matter)
    own = next((ln.name for ln in matter.lines if ln.id == line.line), None) if matter else None
    material = catalogue.materials.get(line.material)
    return own or (material.name if material else Words(line.material, line.material))
