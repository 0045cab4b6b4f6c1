"""Figures as a table to take along: comma-separated (RFC 4180), as spreadsheets open it.

Only what may be published leaves here: no person, no case, no cell that few cases are
behind (row J08). A spreadsheet runs as a formula what begins like one; no cell here does.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from cloud.clock.rules import Assessment
from cloud.clock.statistics import Figure
from cloud.desk.wording import Wording

MEDIA_TYPE: Final = "text/csv; charset=utf-8"
_MARK: Final = "\ufeff"  # without it spreadsheets read Chinese as something else
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_COLUMNS: Final = (
    "COLUMN_PERIOD",
    "COLUMN_DEPARTMENT",
    "COLUMN_MATTER",
    "COLUMN_DECIDED",
    "COLUMN_EFFICIENCY",
    "COLUMN_EFFECT",
    "COLUMN_COOPERATION",
    "COLUMN_RATING",
    "COLUMN_GRADE",
)


def figures_table(
    wording: Wording, period: str, figures: Iterable[Figure], assessment: Assessment
) -> bytes:
    """Write the published figures of a quarter, one line each, in UTF-8."""
    names = {one.id: wording.words(one.name) for one in assessment.grade}
    lines = [[wording.say(column) for column in _COLUMNS]]
    lines += [_line(wording, period, one, names) for one in figures]
    return written(lines)


def written(lines: Iterable[Sequence[str]]) -> bytes:
    """Write lines of cells, none of which a spreadsheet takes for a formula."""
    held = io.StringIO()
    csv.writer(held, lineterminator="\r\n").writerows(map(_safe, line) for line in lines)
    return (_MARK + held.getvalue()).encode()


def _line(wording: Wording, period: str, one: Figure, grades: dict[str, str]) -> list[str]:
    title = wording.title(one.title) if one.title else wording.say("FIGURES_SUM")
    head = [period, wording.department(one.department), title]
    if one.scores is None or one.decided is None:
        return [*head, *[wording.say("FIGURES_HIDDEN")] * 5, ""]
    score = one.scores
    shares = (score.efficiency, score.effect, score.cooperation, score.rating)
    return [*head, str(one.decided), *map(_percent, shares), grades.get(score.grade, "")]


def _percent(thousandths: int | None) -> str:
    return "" if thousandths is None else f"{thousandths / 10:.1f}%"


def _safe(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run (OWASP, CSV injection)."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell
