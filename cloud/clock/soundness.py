"""A trace that cannot be is refused: a clock that counts nonsense would be believed."""

from collections.abc import Iterator

from cloud.clock.trace import CaseTrace, MemberTrace
from cloud.errors import TraceBrokenError


def refuse_broken(trace: CaseTrace) -> None:
    """Raise TraceBrokenError where something ends before it begins, or leaves a gap."""
    names = [member.matter for member in trace.members]
    if len(set(names)) < len(names):
        raise TraceBrokenError(f"{trace.number} has one member twice")
    if trace.legal_ms > trace.arrived_ms:
        raise TraceBrokenError(f"{trace.number} was received before it was handed in")
    for member in trace.members:
        for what in _wrong(member):
            raise TraceBrokenError(f"{trace.number} {member.matter}: {what}")


def _wrong(member: MemberTrace) -> Iterator[str]:
    stretches = [(s.kind.value, s.begun_ms, s.ended_ms) for s in member.steps]
    stretches += [(s.kind.value, s.begun_ms, s.ended_ms) for s in member.suspensions]
    stretches += [(h.holder.kind.value, h.begun_ms, h.ended_ms) for h in member.holdings]
    stretches += [("notice", n.at_ms, n.answered_ms) for n in member.notices]
    for what, begun, ended in stretches:
        if ended is not None and ended < begun:
            yield f"{what} ends before it begins"
    for before, after in zip(member.holdings, member.holdings[1:], strict=False):
        if before.ended_ms != after.begun_ms:
            yield "its holdings do not follow each other"
