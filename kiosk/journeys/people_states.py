"""States about people: for whom the visit is, and who says who somebody is."""

from dataclasses import dataclass, field

from edge_sync.wire.application import ForWhom


@dataclass(frozen=True, slots=True)
class AskForWhom:
    """For myself, for my family, on someone's behalf: the first question of a visit."""

    chosen: ForWhom | None = None


@dataclass(frozen=True, slots=True)
class Vouch:
    """The helper gives her word for who somebody is. ``key`` is a party, or the holder."""

    key: str
    helper: str = field(repr=False)  # her name, as the resident knows her
