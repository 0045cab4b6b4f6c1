"""Taking applications, many in one transaction, once each (decision 1, decision record 0014).

Opening the seals and checking the signatures costs the most and needs no lock: it
is done first. Then one transaction looks whether another worker was faster, and
commits the rest with their journal entries, whatever the case handling writes, and
their leaves in the log under one signed head. The receipts leave only afterwards.

An application that cannot be taken must not keep out its fellows. One that is
refused inside the transaction undoes it, and each half is then taken alone, down to the
one. One that ended the process last time is alone from the start.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from edge_sync.cloud.arrival import (
    Arrival,
    OnSubmission,
    Together,
    handed_over,
    legal_moment_ms,
)
from edge_sync.cloud.checks import Checks
from edge_sync.cloud.ready import Books, Ready, Reply
from edge_sync.cloud.refusals import Refusals
from edge_sync.cloud.store import IntakeStore, Settled
from edge_sync.errors import ApplicationRefusedError, RefusedError, SlipUsedTwiceError
from edge_sync.wire.journal import Entry
from edge_sync.wire.messages import decode_down, encode
from edge_sync.wire.receipt import leaf_of
from edge_sync.wire.submissions import Submitted
from provisioning.clock import Clock
from provisioning.storage.database import Database
from provisioning.storage.errors import (
    BusyError,
    ConflictError,
    DiskFullError,
    StorageError,
    UnreachableError,
)
from provisioning.storage.fields import milliseconds

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 5  # to take one application, if the process ends in the middle of it


@dataclass(frozen=True, slots=True)
class _Opened:
    """One application, opened and found to be what its kiosk signed for."""

    ready: Ready
    entry: Entry
    submission: Submitted


class Taking:
    """Takes what is ready. The intake's thread."""

    def __init__(
        self,
        database: Database,
        checks: Checks,
        books: Books,
        refusals: Refusals,
        on_submission: OnSubmission | Together,
        clock: Clock,
    ) -> None:
        self._database = database
        self._store = IntakeStore(database)
        self._checks = checks
        self._journals, self._log = books.journals, books.log
        self._refusals = refusals
        self._on_submission = on_submission
        self._clock = clock

    def take(self, ready: Sequence[Ready]) -> list[Reply]:
        """Take applications and return a receipt or a refusal for each.

        Raises BusyError, DiskFullError or UnreachableError: some may be taken then,
        and their receipts are asked for again.
        """
        with self._forgiving(ready):
            replies = self._open_and_commit([one for one in ready if not one.is_suspected])
            for one in ready:
                if one.is_suspected:
                    replies += self._alone(one)
            return replies

    def _alone(self, ready: Ready) -> list[Reply]:
        """Count an attempt only now that it begins: fellows of a bad one have done nothing."""
        with self._database.transaction():
            self._store.note_attempts({ready.offer.application: ready.attempts})
        return self._open_and_commit([ready])

    def _open_and_commit(self, ready: Sequence[Ready]) -> list[Reply]:
        opened, replies = list[_Opened](), list[Reply]()
        for one in ready:
            try:
                opened.append(self._opened(one))
            except RefusedError as error:
                replies.append(self._refused(one, error))
        return replies + self._commit(opened)

    def _opened(self, ready: Ready) -> _Opened:
        """Open and check one. It must not keep out all others by ending the process each time."""
        if ready.attempts > MOST_ATTEMPTS:
            raise ApplicationRefusedError("the intake ended each time it took this application")
        entry = self._checks.entry(ready.kiosk, ready.offer)
        submission = self._checks.opened(ready.offer)
        self._checks.application(submission, ready.offer, ready.kiosk)
        return _Opened(ready, entry, submission)

    def _commit(self, opened: Sequence[_Opened]) -> list[Reply]:
        if not opened:
            return []
        try:
            return self._commit_together(opened)
        except RefusedError as error:
            if len(opened) == 1:
                return [self._refused(opened[0].ready, error)]
        except ConflictError:
            if len(opened) == 1:
                odd = ApplicationRefusedError("it holds something that no table takes")
                return [self._refused(opened[0].ready, odd)]
        half = len(opened) // 2  # one bad one costs its fellows little: they are halved around it
        return self._commit(opened[:half]) + self._commit(opened[half:])

    def _commit_together(self, opened: Sequence[_Opened]) -> list[Reply]:
        now_ms, suite = milliseconds(self._clock.now()), self._checks.suite
        with self._database.transaction():
            held = self._store.answers([one.ready.offer.application for one in opened])
            fresh = [one for one in opened if one.ready.offer.application not in held]
            self._refuse_used_slips(fresh)
            leaves = [leaf_of(one.ready.offer, one.ready.kiosk, now_ms, suite) for one in fresh]
            receipts = self._log.receipts(leaves, now_ms) if leaves else []
            self._journals.note([one.ready.offer.entry for one in fresh], now_ms)
            settled = [
                Settled(
                    receipt.application,
                    encode(receipt),
                    one.submission.slip_key,
                    bool(one.ready.offer.documents),
                )
                for one, receipt in zip(fresh, receipts, strict=True)
            ]
            self._store.settle_held(settled, now_ms)
            handed_over(
                self._on_submission, [(one.submission, _arrival(one, now_ms)) for one in fresh]
            )
        answers = {name: decode_down(answer) for name, answer in held.items()}
        answers |= {receipt.application: receipt for receipt in receipts}
        logger.info("took %d, the first %s", len(fresh), opened[0].ready.offer.slip)
        return [(one.ready.kiosk, answers[one.ready.offer.application]) for one in opened]

    def _refuse_used_slips(self, opened: Sequence[_Opened]) -> None:
        """Raise SlipUsedTwiceError when a slip's number is another's, here or in the tables."""
        slips = {one.ready.offer.slip: one.ready.offer.application for one in opened}
        if len(slips) < len(opened) or self._store.slips_are_taken(slips):
            raise SlipUsedTwiceError("another application bears this slip's number")

    def _refused(self, ready: Ready, error: RefusedError) -> Reply:
        return ready.kiosk, self._refusals.refuse(ready.kiosk, ready.offer, error)

    @contextmanager
    def _forgiving(self, ready: Sequence[Ready]) -> Iterator[None]:
        """What the cloud's own disk could not do is not held against an application."""
        try:
            yield
        except (BusyError, DiskFullError, UnreachableError):
            with suppress(StorageError), self._database.transaction():
                self._store.forgive_attempts([one.offer.application for one in ready])
            raise


def _arrival(opened: _Opened, now_ms: int) -> Arrival:
    received_ms, is_doubtful = legal_moment_ms(opened.submission.lodged, now_ms)
    return Arrival(
        application=opened.submission.id,
        kiosk=opened.submission.kiosk,
        slip=opened.submission.slip,
        arrived_ms=now_ms,
        received_ms=received_ms,
        is_clock_doubtful=is_doubtful,
        deliveries=opened.ready.deliveries,
        journal_number=opened.entry.number,
    )
