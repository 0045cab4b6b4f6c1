"""What comes down: which bytes of which objects are asked for next. Pure.

The kiosk pulls, a window at a time, in order, object after object. An answer
that does not come is asked for again from what is held; a part that is not the
next of its object is worth nothing. So cuts, repeats and gaps cost time alone.
"""

from edge_sync.engine.backoff import BackOff
from edge_sync.wire.messages import ObjectPart, Stretch

WINDOW_BYTES = 64 * 1024
MOST_STRETCHES = 64


class Fetches:
    """The bytes that are still lacking of a repository, in the order they are wanted."""

    def __init__(self, answer: BackOff) -> None:
        self._answer = answer
        self._lacking: dict[bytes, Stretch] = {}
        self._outstanding = 0  # bytes asked for and not heard of
        self._again_at = 0.0
        self._attempts = 0

    def want(self, lacking: tuple[Stretch, ...]) -> None:
        """Take all that is lacking from now on."""
        self._lacking = {one.sha256: one for one in lacking}
        if not lacking:
            self._outstanding = self._attempts = 0

    def arrived(self, part: ObjectPart, now: float) -> bool:
        """Say whether a part is the next of an object that is lacking, and count on it."""
        one = self._lacking.get(part.sha256)
        size = len(part.data)
        if one is None or one.offset != part.offset or size > one.length:
            return False
        self._outstanding = max(0, self._outstanding - size)
        self._attempts = 0
        self._again_at = now + self._answer.wait_s(0)
        if size == one.length:
            del self._lacking[part.sha256]
        else:
            rest = Stretch(one.sha256, one.offset + size, one.length - size)
            self._lacking[part.sha256] = rest
        return True

    def due(self, now: float) -> tuple[Stretch, ...]:
        """Return what to ask for now, and plan when to ask again; mostly nothing."""
        if not self._lacking or (self._outstanding and now < self._again_at):
            return ()
        asked = self._window()
        self._outstanding = sum(one.length for one in asked)
        self._again_at = now + self._answer.wait_s(self._attempts)
        self._attempts += 1
        return asked

    def moments(self) -> list[float]:
        """Return when something is due."""
        return [self._again_at] if self._lacking and self._outstanding else []

    def link_lost(self) -> None:
        """Whatever was asked for is not coming."""
        self._outstanding = self._attempts = 0

    def _window(self) -> tuple[Stretch, ...]:
        asked, room = list[Stretch](), WINDOW_BYTES
        for one in self._lacking.values():
            if not room or len(asked) == MOST_STRETCHES:
                break
            length = min(room, one.length)
            asked.append(Stretch(one.sha256, one.offset, length))
            room -= length
        return tuple(asked)
