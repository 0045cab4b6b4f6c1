"""Looks at every byte that is written or sent for the persons of the simulation."""

from edge_sync.simulation.sample import MARK, spellings


class Watch:
    """Counts what names somebody. The mark is in every canary; ``every_word`` searches them all."""

    def __init__(self, *, every_word: bool) -> None:
        self._words = spellings() if every_word else (MARK.encode(),)
        self.found = 0

    def see(self, data: bytes) -> None:
        """Look at one write or one message."""
        for word in self._words:
            if word in data:
                self.found += 1
