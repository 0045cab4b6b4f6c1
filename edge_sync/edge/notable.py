"""Slips of this kiosk that somebody may have to be told about, without knowing whose they are.

News are sealed to their slip: this machine knows that they came, and not what they say.
"""

from dataclasses import dataclass, field

from edge_sync.edge.tables import NewsRow, SlipRow
from edge_sync.wire.application import SlipNumber
from provisioning.storage.database import Database


@dataclass(frozen=True, slots=True)
class NotableSlip:
    """One slip with its record, and when its newest news came (ms, UTC); None if there is none."""

    number: SlipNumber
    lodged_ms: int
    record: bytes = field(repr=False)
    news_ms: int | None = None


def notable_slips(database: Database, since_ms: int) -> list[NotableSlip]:
    """Return the slips lodged, or told news of, since a moment; the oldest first."""
    told: dict[str, int] = {}
    for row in database.rows(NewsRow.select(NewsRow.slip, NewsRow.kept_ms)):
        told[row.slip] = max(told.get(row.slip, 0), int(row.kept_ms))
    recent = [slip for slip, kept_ms in told.items() if kept_ms >= since_ms]
    wanted = (SlipRow.lodged_ms >= since_ms) | SlipRow.number.in_(recent)
    rows = database.rows(SlipRow.select().where(wanted).order_by(SlipRow.sequence))
    return [
        NotableSlip(
            SlipNumber(row.number), int(row.lodged_ms), bytes(row.record), told.get(row.number)
        )
        for row in rows
    ]
