"""Hands for the tests of the cloud: a clock to set, an outbox to read, officers to be."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from cloud.accounts.officers import Officer, Role
from edge_sync.cloud.arrival import Arrival, legal_moment_ms
from edge_sync.wire.application import Application
from edge_sync.wire.news import News
from tests.cloud.applications import HOUR_MS, LODGED_MS

ARRIVED_MS = LODGED_MS + 2 * HOUR_MS


@dataclass(slots=True)
class SetClock:
    """A clock that stands until it is moved."""

    at: datetime = datetime(2026, 11, 9, 1, 30, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.at.timestamp()

    def pass_by(self, span: timedelta) -> None:
        self.at += span


@dataclass(slots=True)
class Outbox:
    """What residents were told, in order."""

    told: list[News] = field(default_factory=list)

    def tell(self, *news: News) -> None:
        self.told += news


def officer(department: str, role: Role = Role.OFFICER) -> Officer:
    return Officer(department.lower(), f"{department} 经办人", department, role)


def arrival(application: Application, arrived_ms: int = ARRIVED_MS) -> Arrival:
    received_ms, is_doubtful = legal_moment_ms(application.lodged, arrived_ms)
    return Arrival(
        application=application.id,
        kiosk=application.kiosk,
        slip=application.slip,
        arrived_ms=arrived_ms,
        received_ms=received_ms,
        is_clock_doubtful=is_doubtful,
        deliveries=1,
        journal_number=1,
    )
