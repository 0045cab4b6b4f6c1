"""Why an act is not possible: an expected outcome, so a value."""

from dataclasses import dataclass
from enum import Enum


class Why(Enum):
    """What stands against an act."""

    NOT_YOURS = "not-yours"  # another department's, or the account may only look
    NO_SUCH_MEMBER = "no-such-member"
    NO_SUCH_TASK = "no-such-task"
    NOT_NOW = "not-now"  # not in this state
    INCOMPLETE = "incomplete"  # ``detail`` names what is missing
    TOO_LONG = "too-long"
    SECOND_NOTICE = "second-notice"
    NO_SUCH_LINE = "no-such-line"  # the list of papers is closed (rows F11, P03)
    NOT_TOLERABLE = "not-tolerable"  # this paper may not come later
    GAP_TOO_LATE = "gap-too-late"  # promised for a day beyond the handling limit
    GAPS_OPEN = "gaps-open"  # the decision waits for the pending papers
    OPINION_MISSING = "opinion-missing"
    VISIT_MISSING = "visit-missing"  # the rule wants one, and there was none
    VISIT_OPEN = "visit-open"  # not reported, or not signed by all
    VISIT_EXCLUDED = "visit-excluded"  # the rule wants none here (row P07)
    SECOND_PERSON = "second-person"  # one may not check and decide it alone (row P14)
    PASS_UP_FIRST = "pass-up-first"  # noqa: S105 - checked below, decided above (row P09)
    TOO_EARLY = "too-early"  # its day has not passed
    SAME_PERSON = "same-person"  # who asks does not allow
    TOO_MANY_DAYS = "too-many-days"
    LETTER_TOO_EARLY = "letter-too-early"  # ``detail`` names the matters (row P04)
    REPORT_CHANGED = "report-changed"  # not the text that was read
    BEFORE_THE_LAST = "before-the-last"  # said to be done before what had to come first
    NOT_YET = "not-yet"  # said to be done in the future


@dataclass(frozen=True, slots=True)
class Refusal:
    """An act that changes nothing, and why."""

    why: Why
    detail: tuple[str, ...] = ()
