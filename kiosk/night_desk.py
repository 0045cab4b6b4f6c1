"""What a kiosk remembers of a stretch without a helper: codes tried, guides printed (row C05).

All of it is forgotten when somebody is there again. Nothing of a person is kept.
"""

import hashlib
from collections import Counter

from edge_sync.edge.slips import Slip
from edge_sync.wire.application import SlipNumber
from kiosk.journeys.night import MOST_TRIES, Night, Rota, Watch
from provisioning.clock import Clock

_CODES = 10_000


def collect_code(slip: Slip) -> str:
    """Return the four digits for which a slip comes out at night; "" once it has been printed.

    They follow from the slip's own secret, which lies on this disk until then anyway: whoever
    can read it there needs no code.
    """
    if slip.private_code is None:
        return ""
    told = hashlib.sha256(b"doorstep collect\0" + slip.private_code.encode()).digest()
    return f"{int.from_bytes(told[:8], 'big') % _CODES:04}"


class NightDesk:
    """The night of one kiosk. The UI thread's."""

    def __init__(self, rota: Rota, clock: Clock) -> None:
        self._rota, self._clock = rota, clock
        self._watch = self._now(is_helper_here=False)
        self._wrong: Counter[SlipNumber] = Counter()
        self._guides = 0

    def now(self, *, is_helper_here: bool) -> Night:
        """Say how it stands."""
        watch, rota = self._now(is_helper_here=is_helper_here), self._rota
        if watch is Watch.ATTENDED:
            return Night(watch, rota.opens, rota.has_nights)
        locked = frozenset(slip for slip, tries in self._wrong.items() if tries >= MOST_TRIES)
        left = max(0, rota.guides - self._guides)
        return Night(watch, rota.opens, rota.has_nights, left, locked)

    def has_turned(self, *, is_helper_here: bool) -> bool:
        """Say whether another watch has begun since this was asked last."""
        before, self._watch = self._watch, self._now(is_helper_here=is_helper_here)
        if self._watch is Watch.ATTENDED:
            self._wrong.clear()
            self._guides = 0
        return self._watch is not before

    def count_wrong(self, slip: SlipNumber) -> None:
        """Somebody entered a code that is not this slip's."""
        self._wrong[slip] += 1

    def count_guide(self) -> None:
        """A guide goes to paper."""
        self._guides += 1

    def _now(self, *, is_helper_here: bool) -> Watch:
        return Watch.ATTENDED if is_helper_here else self._rota.at(self._clock.now())
