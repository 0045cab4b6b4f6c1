"""The leader's four figures with their trends, and every department's line beside them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cloud.clock.measures import Counts
from cloud.clock.rules import Assessment
from cloud.clock.scores import scores
from cloud.desk.charts import Trend, trend
from cloud.desk.wording import Wording

MOST_PERIODS = 8  # two years of quarters

Report = Mapping[tuple[str, str], Counts]
"""Counts of one quarter by (department, title)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its newest value large, what it is made of, and its trend."""

    label: str
    value: str
    made_of: str
    trend: Trend


@dataclass(frozen=True, slots=True)
class DepartmentLine:
    """One department's quarter. Shares are written in per cent."""

    department: str
    decided: int
    efficiency: str
    effect: str
    cooperation: str
    rating: str
    overturned: int
    grade: str


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """Everything on the page. ``figures`` is empty where nothing was decided yet."""

    period: str
    figures: tuple[Figure, ...]
    lines: tuple[DepartmentLine, ...]


@dataclass(frozen=True, slots=True)
class _Kind:
    label: str
    part: Callable[[Counts], int]
    whole: Callable[[Counts], int]
    is_share: bool = True


_KINDS = (
    _Kind("FIGURE_IN_TIME", lambda c: c.in_time, lambda c: c.decided),
    _Kind("FIGURE_DAYS", lambda c: c.days_used, lambda c: c.decided, is_share=False),
    _Kind("FIGURE_SOUND", lambda c: c.sound, lambda c: c.decided),
    _Kind(
        "FIGURE_TOGETHER",
        lambda c: c.answered + c.let_go,
        lambda c: c.asked + c.waited_for,
    ),
)


def figures_page(
    wording: Wording, reports: Mapping[str, Report], assessment: Assessment
) -> FiguresPage:
    """Turn quarters, newest first, into the page."""
    newest = next(iter(reports), "")
    if not newest:
        return FiguresPage("", (), ())
    sums = {period: _sum(report) for period, report in reversed(list(reports.items()))}
    return FiguresPage(
        period=_period(wording, newest),
        figures=tuple(_figure(wording, kind, sums) for kind in _KINDS),
        lines=_lines(wording, reports[newest], assessment),
    )


def _figure(wording: Wording, kind: _Kind, sums: Mapping[str, Counts]) -> Figure:
    values = [
        (_short(period), kind.part(counts) / kind.whole(counts))
        for period, counts in sums.items()
        if kind.whole(counts)
    ]
    factor = 100 if kind.is_share else 1
    scaled = [(label, value * factor) for label, value in values]
    words = [f"{value:.0f}%" if kind.is_share else f"{value:.1f}" for _label, value in scaled]
    top = 100.0 if kind.is_share else max((value for _label, value in scaled), default=1.0) * 1.25
    newest = list(sums.values())[-1]
    return Figure(
        label=wording.say(kind.label),
        value=_value(wording, kind, newest),
        made_of=wording.say("FIGURE_OF", part=kind.part(newest), whole=kind.whole(newest))
        if kind.is_share
        else "",
        trend=trend(scaled, words, _round_up(top)),
    )


def _value(wording: Wording, kind: _Kind, counts: Counts) -> str:
    if not kind.whole(counts):
        return wording.say("FIGURE_NONE")
    value = kind.part(counts) / kind.whole(counts)
    if kind.is_share:
        return f"{value * 100:.0f}%"
    return wording.say("FIGURE_DAYS_UNIT", days=f"{value:.1f}")


def _lines(wording: Wording, report: Report, assessment: Assessment) -> tuple[DepartmentLine, ...]:
    found = sorted(_by_department(report).items())
    return tuple(_line(wording, name, counts, assessment) for name, counts in found)


def _line(
    wording: Wording, department: str, counts: Counts, assessment: Assessment
) -> DepartmentLine:
    score = scores(counts, assessment)
    grade = next((one.name for one in assessment.grade if one.id == score.grade), None)
    return DepartmentLine(
        department=wording.department(department),
        decided=counts.decided,
        efficiency=_percent(score.efficiency),
        effect=_percent(score.effect),
        cooperation=_percent(score.cooperation),
        rating=_percent(score.rating),
        overturned=counts.overturned,
        grade=wording.words(grade) if grade else "",
    )


def _by_department(report: Report) -> dict[str, Counts]:
    sums: dict[str, Counts] = {}
    for (department, _title), counts in report.items():
        sums[department] = sums.get(department, Counts()) + counts
    return sums


def _sum(report: Report) -> Counts:
    whole = Counts()
    for counts in report.values():
        whole += counts
    return whole


def _percent(thousandths: int | None) -> str:
    return "" if thousandths is None else f"{thousandths / 10:.0f}%"


def _period(wording: Wording, period: str) -> str:
    year, _q, quarter = period.partition("Q")
    return wording.say("FIGURES_PERIOD", year=year, quarter=quarter)


def _short(period: str) -> str:
    return period[2:].replace("Q", "/Q")


def _round_up(value: float) -> float:
    """Return a top for the scale that reads well: halves up to ten, then fives."""
    step = 0.5 if value <= 10 else 5  # noqa: PLR2004 - where a scale changes its step
    return step * -(-value // step)
