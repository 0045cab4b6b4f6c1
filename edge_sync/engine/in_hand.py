"""How much lies in the kernel and not yet on the wire, while pieces wait. Pure.

It bridges the time until this process looks again, and an urgent record waits behind it. A
process that comes too late, because the machine is busy, has a little more in hand for a
while: lying there it costs nothing, where on its way it would be lost at the next cut.
"""

_BRIDGED_S = 0.065
_LEAST_BYTES, _MOST_BYTES = 4 * 1024, 16 * 1024
_LATE_S, _MOST_LATE_S, _WEARS_OFF = 0.03, 0.2, 0.97


class InHand:
    """What one kiosk has in hand on its link."""

    def __init__(self) -> None:
        self._late_s = 0.0
        self._again_at = 0.0

    def bytes_at(self, rate_byte_s: float) -> int:
        """Return how much that is on a link of this rate."""
        wish = rate_byte_s * (_BRIDGED_S + self._late_s)
        return int(min(_MOST_BYTES, max(_LEAST_BYTES, wish)))

    def came_late(self, round_trip_s: float, now: float) -> None:
        """Note that nothing was left; it counts once a round trip."""
        if now >= self._again_at:
            self._again_at = now + round_trip_s
            self._late_s = min(_MOST_LATE_S, self._late_s + _LATE_S)

    def wears_off(self) -> None:
        """Note that time has passed: one sample's."""
        self._late_s *= _WEARS_OFF
