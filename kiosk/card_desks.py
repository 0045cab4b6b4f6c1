"""Both card readers of a kiosk: the one for identity cards, and that for social-security cards.

A kiosk may have no second reader, and one whose reader or card service is away
serves as before: the second reader's trouble hides nothing of the first.
"""

import queue

from devices.card_reader.contract import CardReader, Event
from kiosk.card_desk import CardDesk
from kiosk.journeys.actions import Action, CardLifted


class CardDesks:
    """A desk a reader. UI thread only; the readers' threads reach no further than the queue."""

    def __init__(self, id_reader: CardReader, social_reader: CardReader | None) -> None:
        self._id, self._social = CardDesk(), CardDesk()
        self._readers = [(id_reader, self._id)]
        if social_reader is not None:
            self._readers.append((social_reader, self._social))
        self._has_social = social_reader is not None
        self._events: queue.SimpleQueue[tuple[CardDesk, Event]] = queue.SimpleQueue()

    def start(self) -> None:
        """Begin to watch."""
        for reader, desk in self._readers:
            self._watch(reader, desk)

    def _watch(self, reader: CardReader, desk: CardDesk) -> None:
        reader.start(lambda event: self._events.put((desk, event)))

    def stop(self) -> None:
        """Let go of the readers."""
        for reader, _ in self._readers:
            reader.stop()

    def let_through(self, *, on: bool) -> None:
        """Open the gates for cards laid down from now on, or close them."""
        for _, desk in self._readers:
            desk.let_through(on=on)

    @property
    def fault(self) -> str | None:
        """Return the code of what is wrong with the reader of identity cards, if anything is."""
        return self._id.fault

    @property
    def social_fault(self) -> str | None:
        """Return the same for the second reader; a kiosk without one has no fault."""
        return self._social.fault

    @property
    def takes_social(self) -> bool:
        """Say whether a social-security card can be put in now."""
        return self._has_social and self._social.fault is None

    @property
    def has_events(self) -> bool:
        """Say whether a reader has something to tell."""
        return not self._events.empty()

    def next_action(self) -> Action | None:
        """Take one event and return what it means for the visit. Call with `has_events` alone."""
        desk, event = self._events.get_nowait()
        action = desk.action_of(event)
        if isinstance(action, CardLifted):
            return CardLifted(another_lies=any(other.lies_there for _, other in self._readers))
        return action
