"""The helper (帮办员) on duty, as a visit knows her: a number, a name, and her limits.

Who she is was settled by her code (`kiosk.helper_desk`). A visit keeps her
number alone; what she may do is asked of the one who is on duty now.
"""

from dataclasses import dataclass

from edge_sync.wire.application import HelperId


@dataclass(frozen=True, slots=True)
class OnDuty:
    """The helper who is signed in. Volunteers help; only staff speak for others (row L05)."""

    id: HelperId
    name: str
    may_vouch: bool = False  # for who somebody is, and as a witness of a mark
    may_carry: bool = False  # somebody's papers, under a written mandate


@dataclass(frozen=True, slots=True)
class Duty:
    """What a visit must know of the sign-in: who is on duty, or why nobody can be just now.

    ``wait_s`` is how long codes are not looked at after wrong ones; ``fault`` is
    the code of a roster that cannot be used.
    """

    on: OnDuty | None = None
    wait_s: int = 0
    fault: str = ""
