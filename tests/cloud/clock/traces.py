"""Traces made by hand: days in China become moments, and what is not told is ordinary."""

from datetime import date, datetime, timedelta

from cloud.clock.calendar import is_workday
from cloud.clock.member_clock import Almanac
from cloud.clock.rules import shipped_rules
from cloud.clock.trace import CaseTrace, MemberTrace
from provisioning.catalogue.model import Limit, Regime, Unit
from provisioning.clock import CHINA
from provisioning.storage.fields import milliseconds

ALMANAC = Almanac(shipped_rules(), is_workday)
DAY_MS = 24 * 60 * 60 * 1000
_UNITS = {"wd": Unit.WORKING_DAY, "nd": Unit.NATURAL_DAY, "once": Unit.IMMEDIATE}


def at(text: str) -> int:
    """ "2026-11-20" is nine in the morning there; "2026-11-20T23:59" is what it says."""
    moment = datetime.fromisoformat(text).replace(tzinfo=CHINA)
    return milliseconds(moment if "T" in text else moment + timedelta(hours=9))


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def limit(text: str) -> Limit:
    value, unit = text.split()
    return Limit(int(value), _UNITS[unit], illustrative=True)


A_MEMBER = MemberTrace("MT-A", "D-RS", Regime.LICENCE, limit("20 wd"), begun_ms=at("2026-11-02"))


def case(*members: MemberTrace, received: str = "2026-11-02", late_days: int = 0) -> CaseTrace:
    legal = at(received)
    arrived = legal + late_days * DAY_MS
    return CaseTrace("N-1", "PK-X", "D-WJ", "ST-1", legal, legal, arrived, members)
