"""The triggers of electronic supervision, each by its function: the eight and silence. Pure.

Which exist, what they are called and how grave they are is data (`rules.toml`); a place
may leave one out or make it milder. What each looks at is here.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final

from cloud.clock.facts_found import (
    no_reasons,
    off_system,
    something_else,
    turned_away,
    unlawful_fee,
)
from cloud.clock.limits_kept import (
    Seen,
    beyond_promise,
    first_check_late,
    renewal_lapses,
    step_late,
)
from cloud.clock.member_clock import Almanac
from cloud.clock.package_clock import package_clock
from cloud.clock.rules import Looks, Trigger
from cloud.clock.signals import Signal
from cloud.clock.soundness import refuse_broken
from cloud.clock.trace import CaseTrace

_LOOKS: Final[dict[Looks, Callable[[Trigger, Seen], Iterator[Signal]]]] = {
    Looks.TURNED_AWAY: turned_away,
    Looks.MEMBER_LIMIT: beyond_promise,
    Looks.STEP_LIMIT: step_late,
    Looks.FIRST_CHECK_LIMIT: first_check_late,
    Looks.REFUSAL: no_reasons,
    Looks.LATE_RECORDING: off_system,
    Looks.CHARGE: unlawful_fee,
    Looks.OTHER: something_else,
    Looks.SILENT_RENEWAL: renewal_lapses,
}


def signals(trace: CaseTrace, today: date, almanac: Almanac) -> tuple[Signal, ...]:
    """Return all that supervision notices about a case by a day, each once.

    Raises TraceBrokenError for a trace that cannot be.
    """
    refuse_broken(trace)
    seen = Seen(trace, package_clock(trace, today, almanac), today, almanac)
    return tuple({signal.key: signal for signal in _all(almanac.rules.trigger, seen)}.values())


def _all(triggers: Iterable[Trigger], seen: Seen) -> Iterator[Signal]:
    for trigger in triggers:
        yield from _LOOKS[trigger.looks_at](trigger, seen)
