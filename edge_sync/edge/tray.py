"""What the engine has released and the link has no room for yet, the most urgent on top.

Only names lie here: a piece is read from the disk when it is handed over, so memory
stays small, and what became urgent meanwhile goes before what only waits.
"""

import heapq
from collections import deque
from itertools import count

from edge_sync.engine.effects import Send, SendPiece
from edge_sync.engine.priority import priority_of


class Tray:
    """Documents' pieces in their order, and everything else by its priority."""

    def __init__(self) -> None:
        self._urgent: list[tuple[int, int, Send]] = []
        self._pieces: deque[SendPiece] = deque()
        self._count = count()

    def put(self, send: Send) -> None:
        """Take one thing."""
        if isinstance(send, SendPiece):
            self._pieces.append(send)
        else:
            heapq.heappush(self._urgent, (priority_of(send), next(self._count), send))

    def urgent(self) -> Send | None:
        """Give out the most urgent thing that is no piece of a document."""
        return heapq.heappop(self._urgent)[2] if self._urgent else None

    def piece(self) -> SendPiece | None:
        """Give out the next piece of a document."""
        return self._pieces.popleft() if self._pieces else None

    @property
    def has_pieces(self) -> bool:
        """Whether pieces wait."""
        return bool(self._pieces)
