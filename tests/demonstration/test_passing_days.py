from datetime import date

import pytest

from screens.demonstration.passing_days import days_until_over


@pytest.mark.parametrize(
    ("received", "limit", "days"),
    [
        (date(2026, 11, 16), 1, 2),  # Monday: due on Tuesday, over on Wednesday
        (date(2026, 11, 19), 1, 4),  # Thursday: due on Friday, over on Monday
        (date(2026, 11, 22), 1, 2),  # Sunday: due on Monday, over on Tuesday
        (date(2026, 11, 16), 5, 8),
    ],
)
def test_a_limit_of_working_days_is_over_the_working_day_after_its_last(
    received: date, limit: int, days: int
) -> None:
    assert days_until_over(received, limit) == days
