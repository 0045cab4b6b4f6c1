"""What the machine remarks about a paper that was read."""

from dataclasses import dataclass
from enum import Enum, auto

from provisioning.catalogue.words import Words


class RemarkKind(Enum):
    """What there is to say about a paper that was read."""

    RECOGNISED = auto()
    OTHER_PAPER = auto()  # ``words`` is what it looks like
    UNLIKE = auto()  # ``words`` is the field that says otherwise
    PAGE_ORDER = auto()  # it bears another number than the page that comes now: ``words`` say so
    PAGE_MISSING = auto()  # it fits; ``words`` is the page that belongs to it and is not there yet


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark. ``unlike`` are the elements in which the paper says otherwise.

    ``material`` is what the paper is, by its id in the catalogue.
    """

    kind: RemarkKind
    words: Words
    unlike: tuple[str, ...] = ()
    material: str = ""
