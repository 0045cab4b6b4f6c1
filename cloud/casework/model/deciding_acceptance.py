"""Acceptance by the regime of each matter: the outcomes of the Licensing Law, art. 32.

A paper that may come later (容缺) and a commitment in a paper's place (告知承诺) are
never mixed: only what was promised for later is a gap (domain, 5).
"""

from cloud.casework.model import acts as a
from cloud.casework.model import facts as f
from cloud.casework.model.days import decide_by, usual_day, wire_day
from cloud.casework.model.events import AnyFact
from cloud.casework.model.now import MemberNow
from cloud.casework.model.refusals import Refusal, Why
from cloud.casework.model.saying import missing_words
from cloud.casework.states import Act, after
from edge_sync.wire.application import Resolution

ACCEPTING = a.Accept | a.AcceptWithGaps | a.Decline | a.Correct | a.AskToComplete
_LACKING = frozenset({Resolution.PENDING, Resolution.LACKING, Resolution.TO_BE_VERIFIED})

Decided = tuple[AnyFact, ...] | Refusal


def acceptance(member: MemberNow, act: ACCEPTING, at_ms: int) -> Decided:
    """Return what an act of acceptance brings about."""
    position = member.setup.position
    match act:
        case a.Accept():
            return _possible(member, Act.ACCEPT) or (
                missing_words(text=(act.text, False))
                or (f.Accepted(position=position, text=act.text),)
            )
        case a.AcceptWithGaps():
            return _possible(member, Act.ACCEPT_WITH_GAPS) or _with_gaps(member, act, at_ms)
        case a.Decline():
            return _possible(member, Act.DECLINE) or _declined(member, act)
        case a.Correct():
            return _possible(member, Act.CORRECT) or (
                missing_words(text=(act.text, True))
                or (f.Corrected(position=position, text=act.text, line=act.line),)
            )
        case a.AskToComplete():
            return _possible(member, Act.ASK_TO_COMPLETE) or _asked(member, act, at_ms)


def _possible(member: MemberNow, act: Act) -> Refusal | None:
    return None if after(member.state, act) else Refusal(Why.NOT_NOW, (member.state.value,))


def _with_gaps(member: MemberNow, act: a.AcceptWithGaps, at_ms: int) -> Decided:
    """Main papers are there, the applicant promised the others within the handling limit."""
    if not act.gaps:
        return Refusal(Why.INCOMPLETE, ("gaps",))
    lines = {line.line: line for line in member.setup.lines}
    last = decide_by(member, at_ms)
    for gap in act.gaps:
        line = lines.get(gap.line)
        if line is None:
            return Refusal(Why.NO_SUCH_LINE, (gap.line,))
        may_lack = line.tolerable and line.resolution in _LACKING
        if not member.setup.tolerance or not may_lack:
            return Refusal(Why.NOT_TOLERABLE, (gap.line,))
        if not gap.by or (last is not None and gap.by > wire_day(last.day)):
            return Refusal(Why.GAP_TOO_LATE, (gap.line,))
    fact = f.AcceptedWithGaps(position=member.setup.position, gaps=act.gaps, text=act.text)
    return missing_words(text=(act.text, False)) or (fact,)


def _declined(member: MemberNow, act: a.Decline) -> Decided:
    wants_body = act.ground is f.Ground.WRONG_BODY
    fact = f.NotAccepted(
        position=member.setup.position,
        ground=act.ground,
        text=act.text.strip(),
        remedies=act.remedies.strip(),
        body=act.body if wants_body else "",
    )
    refusal = missing_words(
        text=(act.text, True), remedies=(act.remedies, True), body=(act.body, wants_body)
    )
    return refusal or (fact,)


def _asked(member: MemberNow, act: a.AskToComplete, at_ms: int) -> Decided:
    known = {line.line for line in member.setup.lines}
    unknown = tuple(point.line for point in act.points if point.line not in known)
    if unknown:
        return Refusal(Why.NO_SUCH_LINE, unknown)
    if member.notices and not act.again:
        return Refusal(Why.SECOND_NOTICE)
    refusal = missing_words(text=(act.text, not act.points))
    for point in act.points:
        refusal = refusal or missing_words(wrong=(point.wrong, True), mend=(point.mend, True))
    fact = f.AskedToComplete(
        position=member.setup.position,
        text=act.text,
        by=wire_day(act.by or usual_day(at_ms)),
        points=act.points,
        again=act.again,
        avoidable=_avoidable(member, act) if member.notices else (),
    )
    return refusal or (fact,)


def _avoidable(member: MemberNow, act: a.AskToComplete) -> tuple[str, ...]:
    """Return what could have been in the notice before: all but what came in answer to it.

    A notice in words alone counts as a whole, as "".
    """
    since = member.notices[-1].at_ms
    came = {one.what.line for one in member.brought if one.lodged_ms >= since}
    came |= set(member.notices[-1].lines) & {one.what.line for one in member.brought}
    if not act.points:
        return ("",)
    return tuple(point.line for point in act.points if point.line not in came)
