"""What happens on a link, as `mqtt.Link.step` tells it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Up:
    """The connection stands and the subscriptions are in force."""


@dataclass(frozen=True, slots=True)
class Down:
    """The connection is gone."""

    reason: str


@dataclass(frozen=True, slots=True)
class Left:
    """A publish is out of our hands. ``taken`` is false when the broker refused or dropped it."""

    number: int
    taken: bool


@dataclass(frozen=True, slots=True)
class Message:
    """Something came. It comes again after a reconnect unless `Link.acknowledge` is called."""

    topic: str
    payload: bytes
    number: int


LinkEvent = Up | Down | Left | Message
