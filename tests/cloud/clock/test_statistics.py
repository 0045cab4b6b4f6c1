"""What is published names no person and hides what few cases are behind."""

import pytest

from cloud.clock.measures import Counts
from cloud.clock.rules import shipped_rules
from cloud.clock.statistics import FEWEST, Figure, published

RULES = shipped_rules().assessment


def cell(decided: int) -> Counts:
    return Counts(decided=decided, in_time=decided, sound=decided)


def shown(**cells: int) -> dict[str, int | None]:
    counted = {("D-RS", title): cell(decided) for title, decided in cells.items()}
    return {line.title: line.decided for line in published(counted, RULES)}


@pytest.mark.row("J08")
def test_an_aggregate_names_departments_titles_and_counts_alone() -> None:
    (line, whole) = published({("D-RS", "PK-BIRTH"): cell(9)}, RULES)
    assert isinstance(line, Figure)
    assert line.scores is not None
    assert (line.decided, line.scores.efficiency, line.scores.grade) == (9, 1000, "excellent")
    assert (whole.title, whole.decided) == ("", 9)


@pytest.mark.row("J08")
def test_small_cells_are_hidden_and_cannot_be_found_by_subtraction() -> None:
    assert shown(A=FEWEST - 1, B=20, C=30) == {"A": None, "B": None, "C": 30, "": 54}
    assert shown(A=1, B=2, C=30) == {"A": None, "B": None, "C": 30, "": 33}
    assert shown(A=FEWEST, B=20) == {"A": FEWEST, "B": 20, "": 25}
    assert shown(A=3) == {"A": None, "": None}
    assert shown(A=1, B=1) == {"A": None, "B": None, "": None}
