"""What an account did is counted; everybody sees their own line."""

from dataclasses import replace

import pytest

from cloud.accounts.access import Access
from cloud.accounts.activity import Activity, activity, seen_by
from cloud.accounts.officers import Role
from tests.cloud.hands import officer

MINUTE_MS = 60_000


def line(account: str, minute: int, what: str = "view", *, allowed: bool = True) -> Access:
    return Access(minute * MINUTE_MS, account, "D-RS", what, "N-1", allowed)


@pytest.mark.row("J10")
def test_acts_looks_refusals_and_idle_time_are_counted_for_each_account() -> None:
    table = activity(
        [
            line("chen.li", 0),
            line("chen.li", 10, "grant"),
            line("su.yan", 5),
            line("su.yan", 24 * 60, "list"),  # a night is no pause
            line("chen.li", 100, "view", allowed=False),
            line("chen.li", 105, "failed-accept"),
        ]
    )
    assert table == (
        Activity("chen.li", "D-RS", acts=1, looks=1, refused=1, idle_ms=90 * MINUTE_MS, failed=1),
        Activity("su.yan", "D-RS", acts=0, looks=2, refused=0, idle_ms=0),
    )
    assert table[0].error_share == 500


@pytest.mark.row("J10")
def test_a_supervisor_sees_the_table_and_staff_their_own_line() -> None:
    table = activity([line("chen.li", 0), line("d-rs", 1)])
    assert [one.account for one in seen_by(officer("D-RS"), table)] == ["d-rs"]
    supervisor = replace(officer("D-RS", Role.SUPERVISOR), account="jian.du")
    assert seen_by(supervisor, table) == table
