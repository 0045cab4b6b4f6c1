"""Short names for the topics of one connection (MQTT 5, section 3.3.2.3.4). Pure.

A topic of ours is as long as what stands around a whole piece of a document; after its
first use it is a number. Nothing depends on it: where a broker takes none, none is given.
"""


class Aliases:
    """The aliases of one connection, which ends with them. ``most`` is the broker's word."""

    def __init__(self) -> None:
        self.most = 0
        self._known: dict[str, int] = {}

    def of(self, topic: str) -> tuple[str, int | None]:
        """Return what to call a topic in the next message, and the alias to give with it."""
        known = self._known.get(topic)
        if known is not None:
            return "", known
        if len(self._known) >= self.most:
            return topic, None
        self._known[topic] = len(self._known) + 1
        return topic, self._known[topic]
