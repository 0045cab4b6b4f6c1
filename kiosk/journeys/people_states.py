"""States about people: for whom the visit is."""

from dataclasses import dataclass

from edge_sync.wire.application import ForWhom


@dataclass(frozen=True, slots=True)
class AskForWhom:
    """For myself, for my family, on someone's behalf: the first question of a visit."""

    chosen: ForWhom | None = None
