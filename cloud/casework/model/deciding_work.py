"""Review, special procedures, extension, decision, and what an officer closes."""

from cloud.accounts.officers import Officer
from cloud.casework.model import acts as a
from cloud.casework.model import facts as f
from cloud.casework.model.days import MOST_EXTENSION_DAYS, wire_day
from cloud.casework.model.deciding_decision import decision, passed_up
from cloud.casework.model.events import AnyFact
from cloud.casework.model.now import CaseNow, MemberNow
from cloud.casework.model.refusals import Refusal, Why
from cloud.casework.model.saying import missing_words
from cloud.casework.states import DECIDED, IN_WORK, Act, MemberState, after
from cloud.clock.counting import civil_day
from edge_sync.wire.application import Resolution

WORKING = (
    a.Review
    | a.PassUp
    | a.SendBack
    | a.Grant
    | a.Refuse
    | a.Suspend
    | a.Resume
    | a.AskExtension
    | a.AllowExtension
    | a.Return
    | a.Expire
    | a.Deliver
    | a.CheckCommitment
)
Decided = tuple[AnyFact, ...] | Refusal
_NOT_NOW = Refusal(Why.NOT_NOW)


def work(now: CaseNow, member: MemberNow, act: WORKING, who: Officer, at_ms: int) -> Decided:  # noqa: C901, PLR0911 - one case an act
    """Return what an act after acceptance brings about."""
    match act:
        case a.Grant() | a.Refuse():
            return decision(now, member, act, who)
        case a.PassUp():
            return passed_up(now, member, act)
        case a.Review():
            return _reviewed(member, act)
        case a.SendBack():
            return _plain(member, Act.SEND_BACK, f.SentBack(position=act.position, text=act.text))
        case a.Suspend() | a.Resume():
            return _procedure(member, act)
        case a.AskExtension() | a.AllowExtension():
            return _extension(member, act, who)
        case a.Return():
            return _returned(now, member, act)
        case a.Expire():
            return _expired(member, act, at_ms)
        case a.Deliver():
            is_due = member.state in DECIDED and member.delivered_ms is None
            fact = f.Delivered(position=act.position, how=act.how)
            return (missing_words(how=(act.how, True)) or (fact,)) if is_due else _NOT_NOW
        case a.CheckCommitment():
            return _commitment(member, act)


def _plain(member: MemberNow, act: Act, fact: f.SentBack | f.Expired) -> Decided:
    if after(member.state, act) is None:
        return _NOT_NOW
    return missing_words(text=(fact.text, True)) or (fact,)


def _reviewed(member: MemberNow, act: a.Review) -> Decided:
    if member.state not in IN_WORK - {MemberState.SUSPENDED}:
        return _NOT_NOW
    fact = f.Reviewed(position=act.position, in_favour=act.in_favour, text=act.text)
    return missing_words(text=(act.text, True)) or (fact,)


def _procedure(member: MemberNow, act: a.Suspend | a.Resume) -> Decided:
    if isinstance(act, a.Resume):
        if member.state is not MemberState.SUSPENDED or member.objected:
            return _NOT_NOW
        return missing_words(text=(act.text, True)) or (
            f.Resumed(position=act.position, text=act.text),
        )
    if after(member.state, Act.SUSPEND) is None:
        return _NOT_NOW
    fact = f.Suspended(
        position=act.position,
        procedure=act.procedure,
        text=act.text,
        basis=act.basis or basis_of(member),
        by=wire_day(act.by),
        carrier=act.carrier,
    )
    return missing_words(text=(act.text, True), basis=(fact.basis, True)) or (fact,)


def basis_of(member: MemberNow) -> str:
    """Return the matter's own basis, as the catalogue names it."""
    return "；".join(member.setup.basis)


def _extension(member: MemberNow, act: a.AskExtension | a.AllowExtension, who: Officer) -> Decided:  # noqa: PLR0911 - one case an act
    """Once, by at most the law's days, and never allowed by the one who asks."""
    refusal = missing_words(text=(act.text, True))
    if isinstance(act, a.AskExtension):
        has_asked = any(one.allowed is not False for one in member.extensions)
        if member.state not in IN_WORK or has_asked:
            return _NOT_NOW
        if not 0 < act.days <= MOST_EXTENSION_DAYS:
            return Refusal(Why.TOO_MANY_DAYS)
        return refusal or (f.ExtensionAsked(position=act.position, days=act.days, text=act.text),)
    asked = next((one for one in member.extensions if one.allowed is None), None)
    if asked is None or member.state not in IN_WORK:
        return _NOT_NOW
    if asked.account == who.account:
        return Refusal(Why.SAME_PERSON)
    if act.allowed:
        return refusal or (f.Extended(position=act.position, days=asked.days, text=act.text),)
    return refusal or (f.ExtensionDenied(position=act.position, text=act.text),)


def _returned(now: CaseNow, member: MemberNow, act: a.Return) -> Decided:
    """Only what waits for something that will never be granted, and as the resident chose."""
    blocking = now.blocked_by(member)
    if member.state is not MemberState.WAITING or blocking is None:
        return _NOT_NOW
    because = blocking.setup.matter
    if act.wish is f.Wish.WAIT:
        if member.wish is f.Wish.WAIT:
            return _NOT_NOW
        kept = f.Kept(position=act.position, text=act.text, because_of=because)
        return missing_words(text=(act.text, True)) or (kept,)
    fact = f.Returned(position=act.position, text=act.text, because_of=because)
    return missing_words(text=(act.text, True)) or (fact,)


def _expired(member: MemberNow, act: a.Expire, at_ms: int) -> Decided:
    if after(member.state, Act.EXPIRE) is None or not member.notices:
        return _NOT_NOW
    if wire_day(civil_day(at_ms)) <= member.notices[-1].by:
        return Refusal(Why.TOO_EARLY)
    return _plain(member, Act.EXPIRE, f.Expired(position=act.position, text=act.text))


def _commitment(member: MemberNow, act: a.CheckCommitment) -> Decided:
    committed = {ln.line for ln in member.setup.lines if ln.resolution is Resolution.COMMITTED}
    if act.line not in committed:
        return Refusal(Why.NO_SUCH_LINE, (act.line,))
    if member.state not in IN_WORK | DECIDED:
        return _NOT_NOW
    fact = f.CommitmentChecked(position=act.position, line=act.line, held=act.held, text=act.text)
    return missing_words(text=(act.text, True)) or (fact,)
