"""What time alone brings about in the cases of a town: done by the clock at every look.

Silence accepts under the Licensing Law and grants renewals that an office let lie, and a
question nobody answered is escalated to the lead. Nothing else happens by itself, and each
of these happens once.
"""

import logging
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from cloud.casework.model.days import wire_day
from cloud.casework.model.now import TaskKind
from cloud.casework.moment import utc_ms
from cloud.casework.registers import Registers
from cloud.casework.renewals import LIES
from cloud.casework.states import MemberState
from cloud.casework.tables import CaseRow, MemberRow, TaskRow
from cloud.clock.trace import CaseTrace
from provisioning.catalogue.model import Regime
from provisioning.clock import Clock, today
from provisioning.storage.database import Database

logger = logging.getLogger(__name__)

_SILENT_AT_LEAST = timedelta(days=5)  # working days are never shorter


class TimePassing:
    """The cases of one database, as time passes. Called by one thread."""

    def __init__(self, database: Database, registers: Registers, clock: Clock) -> None:
        self._database, self._registers, self._clock = database, registers, clock
        self._escalated: set[tuple[int, int]] = set()

    def before(self, traces: Iterable[CaseTrace]) -> Iterator[CaseTrace]:
        """Let time pass, then tell the cases."""
        self.let_pass()
        yield from traces

    def let_pass(self) -> None:
        """Note what silence has accepted or granted, and escalate what nobody answered."""
        for number, position in self._silent():
            if self._registers.of(number).deem_accepted(number, position, self._clock.now()):
                logger.info("%s/%d counts as accepted", number, position)
        for number, position in self._lapsed():
            if self._registers.of(number).deem_granted(number, position, self._clock.now()):
                logger.warning("%s/%d counts as granted: nobody has decided", number, position)
        for number in self._unanswered():
            self._registers.of(number).escalate(number, self._clock.now())

    def _silent(self) -> list[tuple[str, int]]:
        catalogue = self._registers.editions.newest
        licences = [m.id for m in catalogue.matters.values() if m.regime is Regime.LICENCE]
        before_ms = utc_ms(self._clock.now() - _SILENT_AT_LEAST)
        silent = (MemberRow.state == MemberState.RECEIVED) & MemberRow.matter.in_(licences)
        return self._members(silent & (CaseRow.legal_ms < before_ms))

    def _lapsed(self) -> list[tuple[str, int]]:
        """Find renewals that lie; which of them silence has granted is said by their rule."""
        renewals = list(self._registers.policy.renewal)
        lie = MemberRow.state.in_(list(LIES)) & MemberRow.matter.in_(renewals)
        return self._members(lie)

    def _members(self, which: Any) -> list[tuple[str, int]]:  # noqa: ANN401 - peewee has no types
        query = MemberRow.select().join(CaseRow).where(which)
        rows = self._database.rows(query)
        numbers = self._numbers({row.case_id for row in rows})
        return [(numbers[row.case_id], row.position) for row in rows]

    def _unanswered(self) -> list[str]:
        late = (TaskRow.kind == TaskKind.QUESTION) & (TaskRow.is_open == 1) & (TaskRow.by_day != "")
        day = wire_day(today(self._clock))
        rows = self._database.rows(TaskRow.select().where(late & (TaskRow.by_day < day)))
        new = {(row.case_id, row.number) for row in rows} - self._escalated
        self._escalated |= new
        return list(self._numbers({case for case, _ in new}).values())

    def _numbers(self, cases: set[int]) -> dict[int, str]:
        rows = self._database.rows(CaseRow.select().where(CaseRow.id.in_(list(cases))))
        return {row.id: row.number for row in rows}
