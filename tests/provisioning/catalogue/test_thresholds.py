from datetime import date

import pytest

from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.thresholds import age_on, unmet
from tests.provisioning.catalogue.conftest import PENSION, TODAY, plan_of


@pytest.mark.parametrize(
    ("birth", "told"),
    [
        (date(2010, 11, 22), "满 16 岁"),
        (date(2010, 11, 21), None),
        (date(1966, 11, 22), None),
        (date(1966, 11, 21), "满 60 岁"),
    ],
)
def test_an_age_outside_is_told_with_a_way_on(
    catalogue: Catalogue, birth: date, told: str | None
) -> None:
    plan = plan_of(catalogue, PENSION, {})
    found = unmet(plan, {"applicant": birth}, catalogue.heading.local, TODAY)
    assert len(found) == (told is not None)
    assert all(str(told) in threshold.reason.zh for threshold in found)
    assert all(threshold.way_on.zh for threshold in found)


def test_without_a_birth_date_nothing_is_said(catalogue: Catalogue) -> None:
    assert unmet(plan_of(catalogue, PENSION, {}), {}, {}, TODAY) == ()


def test_somebody_born_on_29_february_is_a_year_older_on_1_march() -> None:
    born = date(2008, 2, 29)
    assert (age_on(date(2026, 2, 28), born), age_on(date(2026, 3, 1), born)) == (17, 18)
