"""May she have it? Thresholds are data; they are told with a way on and refuse nobody."""

from collections.abc import Mapping
from datetime import date

from provisioning.catalogue.model import Threshold
from provisioning.catalogue.rules.plan import Plan, party_of


def age_on(day: date, birth: date) -> int:
    """Return completed years. Somebody born on 29 February is a year older on 1 March."""
    before_birthday = (day.month, day.day) < (birth.month, birth.day)
    return day.year - birth.year - before_birthday


def unmet(
    plan: Plan, births: Mapping[str, date], local: Mapping[str, int], today: date
) -> tuple[Threshold, ...]:
    """Return the thresholds that a person with a known birth date does not meet.

    ``local`` are the region's own figures (``Heading.local``), by name.
    """
    return tuple(
        threshold
        for member in plan.applied
        for threshold in member.matter.thresholds
        if _fails(
            threshold, births.get(party_of(plan, member.member, threshold.role)), local, today
        )
    )


def figure(value: int | str | None, local: Mapping[str, int]) -> int | None:
    """Return a figure, looked up among the region's own where it is a name."""
    return local[value] if isinstance(value, str) else value


def _fails(threshold: Threshold, birth: date | None, local: Mapping[str, int], today: date) -> bool:
    if birth is None:
        return False
    age = age_on(today, birth)
    least, below = figure(threshold.least_age, local), figure(threshold.below_age, local)
    return (least is not None and age < least) or (below is not None and age >= below)
