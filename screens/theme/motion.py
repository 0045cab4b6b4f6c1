"""Whether pictures on the glass move: a kiosk's do, a script's and a gallery's stand still."""

from dataclasses import dataclass


@dataclass(slots=True)
class _Motion:
    is_on: bool = False


_motion = _Motion()


def set_motion(*, on: bool) -> None:
    """Let pictures move from now on, or not. UI thread only."""
    _motion.is_on = on


def is_moving() -> bool:
    """Say whether a picture that comes up may move."""
    return _motion.is_on
