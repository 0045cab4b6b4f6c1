"""States about papers that are not at hand (rules of a visit, 5)."""

from dataclasses import dataclass

from provisioning.catalogue.rules.resolving import Way
from provisioning.catalogue.words import Words


@dataclass(frozen=True, slots=True)
class Without:
    """I have not got it: the ways that the rules allow for one paper.

    ``until`` is the day by which a pending paper is promised ("2026-12-11").
    """

    key: str
    material: Words
    about: Words
    ways: tuple[Way, ...]
    until: str
    chosen: Way | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """What she says in place of a paper, and what follows if it is not true."""

    key: str
    material: Words
    about: Words
