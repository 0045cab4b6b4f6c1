"""Scores and grades made of counts: shares in thousandths, weighed as the place has set. Pure."""

from dataclasses import dataclass

from cloud.clock.measures import Counts
from cloud.clock.rules import Assessment


@dataclass(frozen=True, slots=True)
class Scores:
    """Thousandths, or None where nothing was counted. ``grade`` is a name of the rules."""

    efficiency: int | None
    effect: int | None
    cooperation: int | None
    whole: int | None
    grade: str
    rating: int | None = None


def scores(counts: Counts, assessment: Assessment) -> Scores:
    """Score a department's counts.

    Efficiency is the share ended in time, less what was used beyond the promised days;
    effect the share that was sound; cooperation the share of questions answered and of
    followers let go in time; rating the share of those who rated and were satisfied.
    """
    efficiency = _share(counts.in_time, counts.decided)
    if efficiency is not None and counts.days_used > counts.days_promised:
        efficiency = efficiency * counts.days_promised // counts.days_used
    effect = _share(counts.sound, counts.decided)
    cooperation = _share(counts.answered + counts.let_go, counts.asked + counts.waited_for)
    rating = _share(counts.satisfied, counts.rated)
    whole = _weighed(
        (efficiency, assessment.efficiency),
        (effect, assessment.effect),
        (cooperation, assessment.cooperation),
        (rating, assessment.rating),
    )
    return Scores(efficiency, effect, cooperation, whole, _grade(whole, assessment), rating)


def _share(part: int, whole: int) -> int | None:
    return None if whole == 0 else 1000 * part // whole


def _weighed(*parts: tuple[int | None, int]) -> int | None:
    """Weigh what there is; what was not counted takes no weight."""
    counted = [(score, weight) for score, weight in parts if score is not None]
    weights = sum(weight for _score, weight in counted)
    return sum(score * weight for score, weight in counted) // weights if weights else None


def _grade(whole: int | None, assessment: Assessment) -> str:
    if whole is None:
        return ""
    fitting = [grade for grade in assessment.grade if whole >= grade.at_least]
    return max(fitting, key=lambda grade: grade.at_least).id if fitting else ""
