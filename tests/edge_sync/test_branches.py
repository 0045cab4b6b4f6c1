"""No branch of engine, outbox or journal is left to chance."""

import pytest

from tests.branches import summary


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_every_branch_of_engine_outbox_and_journal_is_taken() -> None:
    found = summary()
    print(found)  # noqa: T201 - the number to report
    assert found["missing"] == {}
    assert found["percent"] == 100
