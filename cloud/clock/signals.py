"""What supervision notices about a case: a reminder, a yellow or a red card, and to whom.

A signal is worked out from a trace and a day and from nothing else. Its key says what it
is about and not when it was noticed: a second look at the same case gives the same keys.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from cloud.clock.rules import Colour
from cloud.clock.trace import Holder

BY_HAND: Final = "by-hand"
"""The trigger of a reminder that a supervisor sent: no rule's."""
COMPLAINT: Final = "complaint"
"""The trigger of a complaint that is late: its days are rules, it is no rule about cases."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One warning to one unit. ``matter`` is empty where it is about the whole package.

    ``since`` is the day it came true, ``due`` the last day it is about. Until the calendar
    of that year is published it is ``provisional``. ``about`` says what happened in a word
    of the program, such as a fee's name; never a person's.
    """

    trigger: str
    colour: Colour
    case: str
    matter: str
    subject: str
    unit: Holder
    since: date
    due: date | None = None
    overdue_days: int = 0
    provisional: bool = False
    about: str = ""

    @property
    def key(self) -> str:
        """What makes it one and the same however often it is noticed."""
        unit = f"{self.unit.kind.value}:{self.unit.name}"
        parts = (self.case, self.matter, self.trigger, self.subject, unit, self.colour.value)
        return "|".join(parts)
