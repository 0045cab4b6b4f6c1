"""A completion notice: its points as the resident is asked them at a kiosk. Pure."""

from cloud.casework.model.days import usual_day
from cloud.casework.model.papers import Missing
from cloud.casework.model.setup import LineSetup, MemberSetup
from cloud.casework.standing import in_languages
from edge_sync.wire.application import MatterId
from edge_sync.wire.news import Asked
from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.words import Words

__all__ = ["asked_points", "usual_day"]


def asked_points(
    catalogue: Catalogue, member: MemberSetup, missing: tuple[Missing, ...]
) -> tuple[Asked, ...]:
    """Return what is missing as a resident is asked for it; what names no line is left out."""
    known = {line.line: line for line in member.lines}
    return tuple(
        Asked(
            matter=MatterId(member.matter),
            line=point.line,
            name=in_languages(_name(catalogue, member, known[point.line])),
            wrong=point.wrong,
            mend=point.mend,
            by=point.by,
            wanted=point.wanted,
        )
        for point in missing
        if point.line in known
    )


def _name(catalogue: Catalogue, member: MemberSetup, line: LineSetup) -> Words:
    """Return the matter's own name of a line, or its material's."""
    matter = catalogue.matters.get(member.matter)
    own = next((ln.name for ln in matter.lines if ln.id == line.line), None) if matter else None
    material = catalogue.materials.get(line.material)
    return own or (material.name if material else Words(line.material, line.material))
