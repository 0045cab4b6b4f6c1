"""What a fact makes of the member it speaks of."""

from dataclasses import replace

from cloud.casework.model import facts as f
from cloud.casework.model.events import AnyFact, Event
from cloud.casework.model.folding_above import folded_above
from cloud.casework.model.now import (
    BroughtNow,
    DecisionNow,
    ExtensionNow,
    MemberNow,
    NoticeNow,
    ReviewNow,
)
from cloud.casework.states import CONCLUDED, MemberState

S = MemberState


def folded_member(member: MemberNow, event: Event, fact: AnyFact) -> MemberNow:  # noqa: PLR0911 - one case a fact
    """Return a member after one fact about it."""
    match fact:
        case f.Started():
            return replace(member, state=S.RECEIVED, begun_ms=event.at_ms)
        case f.AskedToComplete():
            return _asked(member, event, fact)
        case f.Supplemented():
            return _supplemented(member, event, fact)
        case f.Accepted() | f.AcceptedWithGaps() | f.DeemedAccepted():
            return _accepted(member, event, fact)
        case f.Suspended():
            return replace(member, state=S.SUSPENDED, resume_to=member.state, carrier=fact.carrier)
        case f.Resumed():
            return replace(member, state=member.resume_to or S.ACCEPTED, resume_to=None, carrier="")
        case f.Reviewed() | f.PassedUp() | f.SentBack():
            return _checked(member, event, fact)
        case f.Granted() | f.Refused() | f.DeemedGranted():
            return _decided(member, event, fact)
        case f.ExtensionAsked() | f.Extended() | f.ExtensionDenied():
            return _extension(member, event, fact)
        case _:
            return _ended(member, event, fact)


def _ended(member: MemberNow, event: Event, fact: AnyFact) -> MemberNow:  # noqa: PLR0911 - one case a fact
    match fact:
        case f.NotAccepted():
            return replace(member, state=S.NOT_ACCEPTED)
        case f.Withdrawn():
            return replace(member, state=S.WITHDRAWN, resume_to=None)
        case f.Returned():
            return replace(member, state=S.RETURNED, wish=f.Wish.TAKE_BACK)
        case f.Kept():
            return replace(member, wish=f.Wish.WAIT)
        case f.Expired():
            return replace(member, state=S.EXPIRED)
        case f.Delivered():
            return replace(member, delivered_ms=event.at_ms)
        case f.CommitmentChecked():
            checked = (*member.checked_lines, (fact.line, fact.held))
            return replace(member, checked_lines=checked)
        case _:
            return folded_above(member, event, fact)


def _asked(member: MemberNow, event: Event, fact: f.AskedToComplete) -> MemberNow:
    lines = tuple(point.line for point in fact.points)
    notice = NoticeNow(event.at_ms, fact.by, lines)
    return replace(member, state=S.TO_BE_COMPLETED, notices=(*member.notices, notice))


def _supplemented(member: MemberNow, event: Event, fact: f.Supplemented) -> MemberNow:
    """What comes goes to its line; a member that was decided meanwhile stays decided.

    Kiosks are apart: what was handed in last counts, however late it arrives.
    """
    lodged_ms = event.at_ms if fact.lodged_ms is None else fact.lodged_ms
    added = tuple(BroughtNow(lodged_ms, fact.submission, one) for one in fact.brought)
    brought = tuple(
        sorted((*member.brought, *added), key=lambda one: (one.lodged_ms, one.submission))
    )
    member = replace(member, brought=brought)
    if member.state is S.TO_BE_COMPLETED:
        return replace(member, state=S.RECEIVED, notices=_answered(member, lodged_ms))
    if member.state in CONCLUDED:
        return member
    return _without_gaps(member, {one.line for one in fact.brought})


def _answered(member: MemberNow, lodged_ms: int) -> tuple[NoticeNow, ...]:
    """The notice at hand is answered; what was on its way before it counts from the notice."""
    if not member.notices:
        return ()
    last = member.notices[-1]
    return (*member.notices[:-1], replace(last, answered_ms=max(last.at_ms, lodged_ms)))


def _without_gaps(member: MemberNow, lines: set[str]) -> MemberNow:
    """A paper that was pending has come."""
    if not member.gaps:
        return member
    gaps = tuple(gap for gap in member.gaps if gap.line not in lines)
    state, resume_to = member.state, member.resume_to
    if not gaps:
        state = S.ACCEPTED if state is S.ACCEPTED_WITH_GAPS else state
        resume_to = S.ACCEPTED if resume_to is S.ACCEPTED_WITH_GAPS else resume_to
    return replace(member, gaps=gaps, state=state, resume_to=resume_to)


def _accepted(
    member: MemberNow, event: Event, fact: f.Accepted | f.AcceptedWithGaps | f.DeemedAccepted
) -> MemberNow:
    if isinstance(fact, f.AcceptedWithGaps):
        state = S.ACCEPTED_WITH_GAPS
        return replace(member, state=state, gaps=fact.gaps, accepted_ms=event.at_ms)
    return replace(member, state=S.ACCEPTED, accepted_ms=event.at_ms)


def _checked(
    member: MemberNow, event: Event, fact: f.Reviewed | f.PassedUp | f.SentBack
) -> MemberNow:
    if isinstance(fact, f.SentBack):
        state = S.ACCEPTED_WITH_GAPS if member.gaps else S.ACCEPTED
        return replace(member, state=state, passed_ms=None)
    account = event.actor.partition(":")[2]
    word = ReviewNow(account, event.name, event.body, fact.in_favour, fact.text, event.at_ms)
    member = replace(member, reviews=(*member.reviews, word))
    if isinstance(fact, f.Reviewed):
        return member
    return replace(member, state=S.PASSED_UP, passed_ms=event.at_ms)


def _decided(
    member: MemberNow, event: Event, fact: f.Granted | f.Refused | f.DeemedGranted
) -> MemberNow:
    granted = not isinstance(fact, f.Refused)
    decision = DecisionNow(
        account=event.actor.partition(":")[2],
        granted=granted,
        text="" if isinstance(fact, f.DeemedGranted) else fact.text,
        basis=fact.basis,
        remedies=fact.remedies if isinstance(fact, f.Refused) else "",
        at_ms=event.at_ms,
    )
    return replace(member, state=S.GRANTED if granted else S.REFUSED, decision=decision)


def _extension(
    member: MemberNow, event: Event, fact: f.ExtensionAsked | f.Extended | f.ExtensionDenied
) -> MemberNow:
    if isinstance(fact, f.ExtensionAsked):
        account = event.actor.partition(":")[2]
        asked = ExtensionNow(account, fact.days, fact.text, event.at_ms)
        return replace(member, extensions=(*member.extensions, asked))
    allowed = isinstance(fact, f.Extended)
    extensions = tuple(
        replace(one, allowed=allowed) if one.allowed is None else one for one in member.extensions
    )
    return replace(member, extensions=extensions)
