"""Figures for publication: sums over departments and packages, and no way back to a person.

Only counts leave here; a cell that few cases are behind is hidden, for in a small village
one case is a person (row J08). Where a hidden cell could be found by subtraction from its
department's sum, the next smallest is hidden with it. Pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from cloud.clock.measures import Counts
from cloud.clock.rules import Assessment
from cloud.clock.scores import Scores, scores

FEWEST: Final = 5  # cases that must be behind a figure


@dataclass(frozen=True, slots=True)
class Figure:
    """One line for publication; ``decided`` and ``scores`` are None where it is hidden."""

    department: str
    title: str
    decided: int | None
    scores: Scores | None


def published(
    counted: Mapping[tuple[str, str], Counts], assessment: Assessment
) -> tuple[Figure, ...]:
    """Return the figures of a period by department and title, then each department's sum."""
    lines: list[Figure] = []
    for department in sorted({department for department, _title in counted}):
        own = {title: counts for (name, title), counts in counted.items() if name == department}
        hidden = _hidden(own)
        lines += [
            _figure(department, title, counts, assessment, is_hidden=title in hidden)
            for title, counts in sorted(own.items())
        ]
        whole = sum(own.values(), Counts())
        few = whole.decided < FEWEST or (len(hidden) == len(own) == 1)
        lines.append(_figure(department, "", whole, assessment, is_hidden=few))
    return tuple(lines)


def _hidden(own: Mapping[str, Counts]) -> set[str]:
    """Choose what is hidden: every small cell, and a second one if there is only one."""
    by_size = sorted(own, key=lambda title: (own[title].decided, title))
    small = {title for title in by_size if own[title].decided < FEWEST}
    return small | set(by_size[:2]) if len(small) == 1 else small


def _figure(
    department: str, title: str, counts: Counts, assessment: Assessment, *, is_hidden: bool
) -> Figure:
    if is_hidden:
        return Figure(department, title, None, None)
    return Figure(department, title, counts.decided, scores(counts, assessment))
