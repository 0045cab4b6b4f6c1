"""How far the resident is within one step, as every page of several shows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the resident is within one step: page ``at`` of ``of``, both from 1."""

    at: int
    of: int
