"""The morning sheet's entries, out of the store: whose they are stands nowhere on this machine."""

import logging
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from edge_sync.edge.notable import NotableSlip
from kiosk.errors import UnreadableSlipRecordError
from kiosk.journeys.station_room import MorningEntry, PaperDue
from kiosk.parts import Store
from kiosk.records.signing_record import read_signing_record
from kiosk.records.slip_record import SlipKind, SlipRecord, read_slip_record
from provisioning.clock import CHINA, Clock

logger = logging.getLogger(__name__)

NEWS_FOR = timedelta(days=3)
"""News that came within these days are to be told; who was told is not known to a kiosk."""
PAPERS_FOR = timedelta(days=60)
"""So long an open paper stands on the sheet; later its office has decided without it."""
MOST = 60

_MILLI = 1000


def morning_entries(store: Store, clock: Clock) -> tuple[MorningEntry, ...]:
    """Return what to tell and what is due, the oldest first. Raises StorageError leaves."""
    now = clock.now()
    slips = store.notable_slips(_ms(now - PAPERS_FOR))
    records = list(_records(slips))
    followed = {record.of for _, record in records if record.of}
    fresh_ms = _ms(now - NEWS_FOR)
    entries = []
    for slip, record in records:
        has_news = slip.news_ms is not None and slip.news_ms >= fresh_ms
        is_open = record.kind is SlipKind.APPLICATION and record.number not in followed
        papers = tuple(PaperDue(p.material, p.holder) for p in record.to_follow if is_open)
        if has_news or papers:
            day = _day(slip.news_ms) if has_news and slip.news_ms else ""
            lodged = _day(record.lodged_ms)
            entries.append(MorningEntry(record.number, record.title, lodged, day, papers))
    return tuple(entries[:MOST])


def _records(slips: Sequence[NotableSlip]) -> list[tuple[NotableSlip, SlipRecord]]:
    """Read them; a slip of signing is told of at its application."""
    read: list[tuple[NotableSlip, SlipRecord]] = []
    for slip in slips:
        try:
            if read_signing_record(slip.record) is None:
                read.append((slip, read_slip_record(slip.record)))
        except UnreadableSlipRecordError as error:
            logger.warning("slip %s is left off the morning sheet: %s", slip.number, error.code)
    return read


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * _MILLI)


def _day(moment_ms: int) -> str:
    return datetime.fromtimestamp(moment_ms / _MILLI, UTC).astimezone(CHINA).date().isoformat()
