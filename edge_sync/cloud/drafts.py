"""Drafts that wait in the cloud for whoever shows their slip: sealed bytes, opened by nobody here.

A kiosk deposits what was saved at it. Another asks by the id of the key on the
slip, not more often than thirty drafts an hour, so that nobody walks through ids.
A draft ends when it is handed in anywhere, dropped, or past its last day; how it
ended is remembered until then, so that the other kiosks learn it.
"""

from collections.abc import Iterator

import msgspec

from edge_sync.cloud.checks import IntakeKeys
from edge_sync.cloud.lived import lived_day
from edge_sync.cloud.tables import DraftHeldRow, DraftPartRow, DraftWishRow
from edge_sync.wire.application import KioskId, SlipNumber
from edge_sync.wire.draft_messages import DraftCall, DraftGiven, DraftPart, DraftState
from edge_sync.wire.signing import signed
from provisioning.clock import Clock
from provisioning.storage.database import Database
from provisioning.storage.fields import milliseconds

MOST_WISHES_AN_HOUR = 30
MOST_OPEN = 500  # drafts of one kiosk
MOST_OVER = 5_000  # ends of one kiosk that are remembered
MOST_REMEMBERED = 10_000  # with those that are over: twenty-five a day
LONGEST_DAYS = 400
_HOUR_MS = 3_600_000
_FORGOTTEN_AT_ONCE = 200


class HeldDrafts:
    """Every query about drafts. One thread: the intake's."""

    def __init__(self, database: Database, keys: IntakeKeys, clock: Clock) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock

    def answers(
        self, kiosk: KioskId, message: DraftPart | DraftCall
    ) -> Iterator[DraftState | DraftGiven]:
        """Take one message about a draft and give what follows. Writes."""
        answer: DraftState | DraftGiven | None
        with self._database.transaction():
            self._forget_expired()
            if isinstance(message, DraftPart):
                answer = self._deposited(kiosk, message)
            elif message.what == "wish":
                answer = self._wished(kiosk, message)
            else:
                answer = self._told(kiosk, message)
        if answer is not None:
            yield answer

    # -- inside ------------------------------------------------------------------

    def _deposited(self, kiosk: KioskId, part: DraftPart) -> DraftState | None:
        row = self._row(part.draft)
        if row is None and self._may_begin(kiosk, part):
            self._begin(kiosk, part)
            row = self._row(part.draft)
        if row is None:
            return None
        is_its = (row.kiosk, row.parts, row.sha256) == (kiosk, part.parts, part.sha256)
        if is_its and not row.is_over and part.index < row.parts:
            self._database.run(
                DraftPartRow.insert(
                    draft=part.draft, place=part.index, data=part.data
                ).on_conflict_ignore()
            )
        return self._state(kiosk, part.draft)

    def _wished(self, kiosk: KioskId, wish: DraftCall) -> DraftState | DraftGiven | None:
        if not self._may_wish(kiosk, wish.draft):
            return None  # it asks again; somebody tries too many slips
        row = self._row(wish.draft)
        if row is not None and row.is_over:
            return self._state(kiosk, wish.draft)
        found = next(
            iter(self._database.find(DraftPartRow, draft=wish.draft, place=wish.index)), None
        )
        given = DraftGiven(
            suite=self._keys.suite.id, kiosk=kiosk, draft=wish.draft, index=wish.index, parts=0
        )
        if row is not None and found is not None and self._held(wish.draft) == row.parts:
            given = msgspec.structs.replace(
                given,
                parts=row.parts,
                last_day=row.last_day,
                sha256=row.sha256,
                data=found.data,
            )
        return signed(given, self._keys.suite, self._keys.signing)

    def _told(self, kiosk: KioskId, call: DraftCall) -> DraftState | None:
        """A kiosk says that a draft is over, or asks.

        What is not known here is over for whoever says so, and remembered: a part that was
        held up on the line must not begin it anew. Whoever asks keeps what he has,
        and may deposit it again: a cloud that was set back must cost nobody a draft.
        """
        if call.what == "over" and self._row(call.draft) is None:
            self._note_unknown_end(kiosk, call)
        elif call.what == "over":
            ended = DraftHeldRow.update(is_over=True, slip=call.slip)
            mine = (DraftHeldRow.draft == call.draft) & self._is_entitled(kiosk, call.draft)
            if self._database.run(ended.where(mine & ~DraftHeldRow.is_over)):
                self._remove_parts([call.draft])
        return self._state(kiosk, call.draft, unknown_is_over=call.what == "over")

    def _is_entitled(self, kiosk: KioskId, draft: str) -> bool:
        """It was saved at this kiosk, or its slip was shown there."""
        wished = DraftWishRow.select().where(
            (DraftWishRow.kiosk == kiosk) & (DraftWishRow.draft == draft)
        )
        row = self._row(draft)
        return row is not None and (row.kiosk == kiosk or bool(self._database.count(wished)))

    def _state(self, kiosk: KioskId, draft: str, *, unknown_is_over: bool = False) -> DraftState:
        row, held = self._row(draft), self._held(draft)
        state = DraftState(
            suite=self._keys.suite.id,
            kiosk=kiosk,
            draft=draft,
            held=held,
            is_whole=row is not None and held == row.parts,
            is_over=row.is_over if row else unknown_is_over,
            slip=SlipNumber(row.slip) if row and row.slip else None,
        )
        return signed(state, self._keys.suite, self._keys.signing)

    def _held(self, draft: str) -> int:
        """Return how many parts are here from the first on, without a gap."""
        places = {row.place for row in self._database.find(DraftPartRow, ("place",), draft=draft)}
        return next(place for place in range(len(places) + 1) if place not in places)

    def _may_begin(self, kiosk: KioskId, part: DraftPart) -> bool:
        today_ = self._today()
        mine = DraftHeldRow.select().where(DraftHeldRow.kiosk == kiosk)
        is_fit = today_ <= part.last_day <= today_ + LONGEST_DAYS
        return (
            is_fit
            and self._database.count(mine.where(~DraftHeldRow.is_over)) < MOST_OPEN
            and self._database.count(mine) < MOST_REMEMBERED
        )

    def _note_unknown_end(self, kiosk: KioskId, call: DraftCall) -> None:
        mine = (DraftHeldRow.kiosk == kiosk) & DraftHeldRow.is_over
        if self._database.count(DraftHeldRow.select().where(mine)) < MOST_OVER:
            self._database.run(
                DraftHeldRow.insert(
                    draft=call.draft,
                    kiosk=kiosk,
                    parts=0,
                    last_day=self._today() + LONGEST_DAYS,
                    sha256=b"",
                    is_over=True,
                    slip=call.slip,
                )
            )

    def _begin(self, kiosk: KioskId, part: DraftPart) -> None:
        self._database.run(
            DraftHeldRow.insert(
                draft=part.draft,
                kiosk=kiosk,
                parts=part.parts,
                last_day=part.last_day,
                sha256=part.sha256,
                is_over=False,
            )
        )

    def _may_wish(self, kiosk: KioskId, draft: str) -> bool:
        """Count the drafts that a kiosk asked for lately, each once."""
        now_ms = milliseconds(self._clock.now())
        lately = "kiosk = ? AND at_ms > ? AND at_ms <= ?"
        wishes = self._database.where(DraftWishRow, lately, kiosk, now_ms - _HOUR_MS, now_ms)
        asked = {row.draft for row in wishes}
        if draft in asked:
            return True
        if len(asked) >= MOST_WISHES_AN_HOUR:
            return False
        self._database.run(DraftWishRow.insert(kiosk=kiosk, draft=draft, at_ms=now_ms))
        return True

    def _forget_expired(self) -> None:
        expired = f"last_day < ? LIMIT {_FORGOTTEN_AT_ONCE}"
        rows = self._database.where(DraftHeldRow, expired, self._today(), only=("draft",))
        names = [row.draft for row in rows]
        if names:
            self._remove_parts(names)
            self._database.run(DraftHeldRow.delete().where(DraftHeldRow.draft.in_(names)))
            self._database.run(DraftWishRow.delete().where(DraftWishRow.draft.in_(names)))

    def _remove_parts(self, names: list[str]) -> None:
        self._database.run(DraftPartRow.delete().where(DraftPartRow.draft.in_(names)))

    def _row(self, draft: str) -> DraftHeldRow | None:
        found = self._database.find(DraftHeldRow, draft=draft)
        return found[0] if found else None

    def _today(self) -> int:
        return lived_day(self._database, self._clock).toordinal()
