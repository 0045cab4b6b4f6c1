"""May she have it? Thresholds are data; they are told with a way on and refuse nobody."""

from collections.abc import Mapping
from datetime import date

from provisioning.catalogue.model import Threshold
from provisioning.catalogue.rules.plan import Plan, party_of


def age_on(day: date, birth: date) -> int:
    """Return completed years. Somebody born on 29 February is a year older on 1 March."""
    before_birthday = (day.month, day.day) < (birth.month, birth.day)
    return day.year - birth.year - before_birthday


def unmet(plan: Plan, births: Mapping[str, date], today: date) -> tuple[Threshold, ...]:
    """Return the thresholds that a person with a known birth date does not meet."""
    return tuple(
        threshold
        for member in plan.applied
        for threshold in member.matter.thresholds
        if _fails(threshold, births.get(party_of(plan, member.member, threshold.role)), today)
    )


def _fails(threshold: Threshold, birth: date | None, today: date) -> bool:
    if birth is None:
        return False
    age = age_on(today, birth)
    too_young = threshold.least_age is not None and age < threshold.least_age
    too_old = threshold.below_age is not None and age >= threshold.below_age
    return too_young or too_old
