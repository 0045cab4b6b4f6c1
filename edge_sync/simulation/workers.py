"""Workers of one intake: between the transactions of one, another has its turn, or it dies.

What a worker read before its transaction may be old then: the other took it, refused it or
wrote it. Two that write at once wait for each other in the field, and so never do here.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from provisioning.storage.database import Database

_MOST_TURNS = 30  # of the moments between transactions: a batch has two to eight
_IN = 3  # one moment of so many is used


class WorkerDiedError(BaseException):
    """The process of one worker is gone. What it had not committed did not happen."""


class Crowd:
    """Who comes between. ``other`` is a worker that does its work while the first waits."""

    def __init__(self, chance: random.Random, other: Callable[[], None]) -> None:
        self._chance = chance
        self._other = other
        self._turns = 0
        self._dies_at = 0
        self._is_working = False
        self._is_hurried = False

    @property
    def is_idle(self) -> bool:
        """Whether nobody comes between and nobody dies."""
        return not (self._is_working and (self._turns or self._dies_at))

    def come(self) -> None:
        """Let another worker come between, for a while."""
        self._turns = _MOST_TURNS

    def hurry(self) -> None:
        """Let another worker come between at the very next moment."""
        self._turns, self._is_hurried = max(1, self._turns), True

    def condemn(self) -> None:
        """Let the worker die at one of its next moments, in a transaction or between."""
        self._dies_at = 1 + self._chance.randrange(_MOST_TURNS)

    def leave(self) -> None:
        """Let one worker do all the work, for as long as it likes."""
        self._turns = self._dies_at = 0

    def survives(self, work: Callable[[], None]) -> bool:
        """Have the first worker do something; say whether it lived to its end."""
        self._is_working = True
        try:
            work()
        except WorkerDiedError:
            return False
        finally:
            self._is_working = False
        return True

    def between(self) -> None:
        """Nothing is locked: anything may happen."""
        self.within()
        if not self._turns or not self._is_working:
            return
        self._turns -= 1
        if self._is_hurried or self._chance.randrange(_IN) == 0:
            self._is_working = self._is_hurried = False
            self._other()
            self._is_working = True

    def within(self) -> None:
        """Everybody else waits for the lock."""
        if self._dies_at and self._is_working:
            self._dies_at -= 1
            if not self._dies_at:
                raise WorkerDiedError


class SharedDatabase(Database):
    """A database whose transactions are the moments at which others come or one dies."""

    def __init__(self, opened: Database, crowd: Crowd) -> None:
        super().__init__(opened.path, opened._driver)  # noqa: SLF001 - the same connection
        self._crowd = crowd

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all of a ``with`` block or nothing."""
        is_watched = not (self._crowd.is_idle or self.is_in_transaction)
        if is_watched:
            self._crowd.between()
        with super().transaction():
            yield
            if is_watched:
                self._crowd.within()
        if is_watched:
            self._crowd.between()
