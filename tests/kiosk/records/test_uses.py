"""What is often done at one kiosk rises there, is forgotten slowly, and names nobody."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journeys.here import OFTEN_FROM, Here
from kiosk.records.uses import FILE, HALVED_EVERY, UseRecord, Uses, counted, faded
from tests.shipped import shipped_edition

DAY = date(2026, 11, 21)
PENSION, BIRTH = "MT-PENSION-REG", "PK-BIRTH"
CATALOGUE = shipped_edition().catalogue


def often(record: UseRecord, today: date = DAY) -> tuple[str, ...]:
    return Here(uses=record.standing(today)).often(CATALOGUE)


@pytest.mark.row("M10")
def test_a_title_rises_after_twenty_uses_and_stays_after_a_power_cut(tmp_path: Path) -> None:
    record = UseRecord(tmp_path / FILE, DAY)
    record.note(BIRTH, DAY)
    assert often(record) == ()
    for _ in range(20):
        record.note(PENSION, DAY)
    assert often(record) == (PENSION,)
    assert often(UseRecord(tmp_path / FILE, DAY)) == (PENSION,)


def test_the_more_used_title_stands_first() -> None:
    record = UseRecord(None, DAY)
    for title, times in ((PENSION, 20), (BIRTH, 25)):
        for _ in range(times):
            record.note(title, DAY)
    assert often(record) == (BIRTH, PENSION)


@given(st.integers(min_value=0, max_value=59))
def test_twenty_uses_within_two_months_are_enough_wherever_a_halving_falls(first: int) -> None:
    uses = Uses(DAY, {})
    for n in range(20):
        uses = counted(uses, PENSION, DAY + timedelta(days=first))
        first += n % 2 if first < 59 else 0
    assert uses.counts[PENSION] >= OFTEN_FROM


def test_uses_are_halved_every_thirty_days_and_forgotten_in_the_end() -> None:
    uses = Uses(DAY, {PENSION: 16.0, BIRTH: 1.0})
    later = faded(uses, DAY + 2 * HALVED_EVERY)
    assert later.counts == {PENSION: 4.0}
    assert faded(uses, DAY + 2 * HALVED_EVERY) == faded(
        faded(uses, DAY + HALVED_EVERY), DAY + 2 * HALVED_EVERY
    )


def test_a_clock_set_back_changes_nothing() -> None:
    uses = Uses(DAY, {PENSION: 3.0})
    assert faded(uses, DAY - timedelta(days=400)) == uses


@pytest.mark.parametrize("damage", [b"", b"{", b'{"since": "2026-11-21"}', bytes(40)])
def test_a_damaged_file_begins_anew_and_counts_on(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / FILE
    file.write_bytes(damage)
    record = UseRecord(file, DAY)
    assert often(record) == ()
    record.note(PENSION, DAY)
    assert UseRecord(file, DAY).standing(DAY) == {PENSION: 1.0}


def test_a_disk_that_cannot_be_written_costs_the_count_alone(tmp_path: Path) -> None:
    record = UseRecord(tmp_path / "no such folder" / FILE, DAY)
    record.note(PENSION, DAY)
    assert record.standing(DAY) == {PENSION: 1.0}


def test_a_title_that_is_no_longer_offered_does_not_rise() -> None:
    assert Here(uses={"MT-OF-OLD": 50.0}).often(CATALOGUE) == ()
