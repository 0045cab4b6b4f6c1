"""Renewals that silence grants: those that nobody decided within what law allows. Pure.

Whoever asks in time for a licence to go on must not lose it because an office let the
application lie (Licensing Law, art. 50). Which renewals these are is a rule of the matter
(`policy.toml`), kept in the case's setup; time that is outside the limit counts here
neither, and while a paper of the applicant is pending the office is not the one who is late.
"""

from collections.abc import Sequence
from typing import Final

from cloud.casework.model import facts as f
from cloud.casework.model.events import AnyFact, Event
from cloud.casework.model.now import CaseNow
from cloud.casework.states import MemberState
from cloud.casework.traces_of_members import member_trace
from cloud.clock.calendar import is_workday
from cloud.clock.counting import civil_day
from cloud.clock.member_clock import Almanac, member_clock, silent_due
from cloud.clock.rules import shipped_rules

LIES: Final = (MemberState.ACCEPTED, MemberState.PASSED_UP)
"""Where a member waits for nobody but the office."""


def renewed(
    now: CaseNow, events: Sequence[Event], position: int, at_ms: int
) -> tuple[AnyFact, ...]:
    """Return that silence has granted a renewal, if it has by this moment."""
    member = now.member(position)
    if member is None or member.state not in LIES or not member.setup.renewal:
        return ()
    almanac, today = Almanac(shipped_rules(), is_workday), civil_day(at_ms)
    trace = member_trace(now, member, events)
    last = silent_due(trace, member_clock(trace, today, almanac), almanac)
    if last is None or today <= last.day:
        return ()
    return (f.DeemedGranted(position=position, basis=member.setup.renewal),)
