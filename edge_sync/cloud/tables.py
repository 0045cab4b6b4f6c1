"""The intake's tables. Written by the intake process; ``news_outbox`` rows are added by others.

What came stays sealed here; the case handling keeps its own tables.
"""

import peewee

from provisioning.storage.dialect import Both
from provisioning.storage.fields import BytesField, MillisecondsField
from provisioning.storage.schema import Schema
from provisioning.storage.table import Table

SCHEMA = Schema(
    "intake",
    (
        (
            """
            CREATE TABLE arrival (
                application TEXT PRIMARY KEY,
                kiosk TEXT NOT NULL, slip TEXT NOT NULL, offer BLOB NOT NULL,
                state TEXT NOT NULL, deliveries INTEGER NOT NULL,
                first_ms BIGINT NOT NULL, settled_ms BIGINT, attempts INTEGER NOT NULL,
                slip_key BLOB, answer BLOB)
            """,
            "CREATE INDEX arrival_by_slip ON arrival (slip)",
            """
            CREATE TABLE gathering (
                application TEXT NOT NULL, document TEXT NOT NULL,
                size_bytes BIGINT NOT NULL, sha256 BLOB NOT NULL,
                bitmap BLOB NOT NULL, spoiled INTEGER NOT NULL,
                PRIMARY KEY (application, document))
            """,
            """
            CREATE TABLE quarantine (
                place INTEGER PRIMARY KEY AUTOINCREMENT,
                kiosk TEXT NOT NULL, application TEXT,
                code TEXT NOT NULL, payload BLOB NOT NULL, sha256 BLOB NOT NULL UNIQUE,
                since_ms BIGINT NOT NULL, times INTEGER NOT NULL)
            """,
            """
            CREATE TABLE kiosk_journal (
                kiosk TEXT NOT NULL, chain TEXT NOT NULL, number BIGINT NOT NULL,
                sha256 BLOB NOT NULL, entry BLOB NOT NULL,
                PRIMARY KEY (kiosk, chain, number, sha256))
            """,
            """
            CREATE TABLE news_outbox (
                id TEXT PRIMARY KEY,
                application TEXT NOT NULL, kiosk TEXT NOT NULL, message BLOB NOT NULL,
                told_ms BIGINT NOT NULL, due_ms BIGINT NOT NULL,
                attempts INTEGER NOT NULL, held_ms BIGINT)
            """,
            "CREATE INDEX news_outbox_due ON news_outbox (due_ms) WHERE held_ms IS NULL",
        ),
        (
            """
            CREATE TABLE asked (
                place INTEGER PRIMARY KEY AUTOINCREMENT,
                kiosk TEXT NOT NULL, at_ms BIGINT NOT NULL,
                outcome TEXT NOT NULL, shown INTEGER NOT NULL)
            """,
            "CREATE INDEX asked_by_kiosk ON asked (kiosk, at_ms)",
        ),
        (
            "CREATE TABLE log (name TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE)",
            """
            CREATE TABLE log_leaf (
                log TEXT NOT NULL, place BIGINT NOT NULL, hashes BLOB NOT NULL,
                PRIMARY KEY (log, place))
            """,
            """
            CREATE TABLE log_head (
                log TEXT NOT NULL, size BIGINT NOT NULL, head BLOB NOT NULL,
                PRIMARY KEY (log, size))
            """,
        ),
        (
            "ALTER TABLE kiosk_journal ADD COLUMN noted_ms BIGINT NOT NULL DEFAULT 0",
            """
            CREATE TABLE chain (
                kiosk TEXT NOT NULL, chain TEXT NOT NULL,
                highest BIGINT NOT NULL, known BIGINT NOT NULL,
                PRIMARY KEY (kiosk, chain))
            """,
            """
            INSERT INTO chain
                SELECT kiosk, chain, MAX(number), COUNT(DISTINCT number)
                FROM kiosk_journal GROUP BY kiosk, chain
            """,
            """
            CREATE TABLE journal_finding (
                place INTEGER PRIMARY KEY AUTOINCREMENT,
                kiosk TEXT NOT NULL, chain TEXT NOT NULL, number BIGINT NOT NULL,
                kind TEXT NOT NULL, one BLOB NOT NULL, other BLOB NOT NULL,
                found_ms BIGINT NOT NULL,
                UNIQUE (kiosk, chain, number, kind))
            """,
        ),
        (
            "CREATE INDEX arrival_gathering ON arrival (kiosk) WHERE state = 'gathering'",
            "ALTER TABLE quarantine ADD COLUMN retry_ms BIGINT",
            "ALTER TABLE quarantine ADD COLUMN settled_ms BIGINT",
        ),
        (
            """
            CREATE TABLE draft_held (
                draft TEXT PRIMARY KEY, kiosk TEXT NOT NULL, parts INTEGER NOT NULL,
                last_day INTEGER NOT NULL, sha256 BLOB NOT NULL,
                is_over BOOLEAN NOT NULL, slip TEXT)
            """,
            """
            CREATE TABLE draft_part (
                draft TEXT NOT NULL, place INTEGER NOT NULL, data BLOB NOT NULL,
                PRIMARY KEY (draft, place))
            """,
            """
            CREATE TABLE draft_wish (
                place INTEGER PRIMARY KEY AUTOINCREMENT,
                kiosk TEXT NOT NULL, draft TEXT NOT NULL, at_ms BIGINT NOT NULL)
            """,
            "CREATE INDEX draft_wish_by_kiosk ON draft_wish (kiosk, at_ms)",
        ),
        # What is sealed does not get smaller: PostgreSQL is spared the trying.
        (Both("", "ALTER TABLE arrival ALTER COLUMN offer SET STORAGE EXTERNAL"),),
        ("CREATE TABLE objects_folder (name TEXT PRIMARY KEY)",),
        (
            "CREATE INDEX quarantine_by_kiosk ON quarantine (kiosk) WHERE settled_ms IS NULL",
            "CREATE INDEX draft_held_by_day ON draft_held (last_day)",
            "CREATE INDEX draft_held_by_kiosk ON draft_held (kiosk)",
        ),
        (
            """
            CREATE TABLE lived_day (
                place INTEGER PRIMARY KEY, day INTEGER NOT NULL, date INTEGER NOT NULL)
            """,
        ),
    ),
)


class ArrivalRow(Table):
    """One application as it arrived. ``answer`` is the signed receipt or refusal.

    ``attempts`` counts how often taking it was begun: it is more than once only
    when the process ended in the middle.
    """

    application = peewee.TextField(primary_key=True)
    kiosk = peewee.TextField()
    slip = peewee.TextField()
    offer = BytesField()
    state = peewee.TextField()
    deliveries = peewee.IntegerField()
    first_ms = MillisecondsField()
    settled_ms = MillisecondsField(null=True)
    attempts = peewee.IntegerField()
    slip_key = BytesField(null=True)
    answer = BytesField(null=True)


class GatheringRow(Table):
    """One document while its pieces gather. ``spoiled`` counts gatherings that did not fit."""

    application = peewee.TextField()
    document = peewee.TextField()
    size_bytes = peewee.BigIntegerField()
    sha256 = BytesField()
    bitmap = BytesField()
    spoiled = peewee.IntegerField()

    class Meta:
        """A document's id is only its own application's word, so it is no key alone."""

        primary_key = peewee.CompositeKey("application", "document")


class QuarantineRow(Table):
    """Something that could not be taken, whole, and how often it came."""

    place = peewee.AutoField()
    kiosk = peewee.TextField()
    application = peewee.TextField(null=True)
    code = peewee.TextField()
    payload = BytesField()
    sha256 = BytesField()
    since_ms = MillisecondsField()
    times = peewee.IntegerField()
    retry_ms = MillisecondsField(null=True)  # since when a person wants it tried again
    settled_ms = MillisecondsField(null=True)


class KioskJournalRow(Table):
    """One entry of a kiosk's journal. Two with one number and different hashes are a fork."""

    kiosk = peewee.TextField()
    chain = peewee.TextField()
    number = peewee.BigIntegerField()
    sha256 = BytesField()
    entry = BytesField()
    noted_ms = MillisecondsField()

    class Meta:
        """The key is all of it."""

        primary_key = peewee.CompositeKey("kiosk", "chain", "number", "sha256")


class ChainRow(Table):
    """One chain of a kiosk: its highest number, and how many of the numbers up to it came."""

    kiosk = peewee.TextField()
    chain = peewee.TextField()
    highest = peewee.BigIntegerField()
    known = peewee.BigIntegerField()

    class Meta:
        """A chain's name is only its own kiosk's word."""

        primary_key = peewee.CompositeKey("kiosk", "chain")


class JournalFindingRow(Table):
    """Something in a journal that does not fit, with its two pieces of evidence."""

    place = peewee.AutoField()
    kiosk = peewee.TextField()
    chain = peewee.TextField()
    number = peewee.BigIntegerField()
    kind = peewee.TextField()
    one = BytesField()
    other = BytesField()
    found_ms = MillisecondsField()


class NewsOutboxRow(Table):
    """One piece of sealed news that its kiosk does not hold yet, or does since ``held_ms``."""

    id = peewee.TextField(primary_key=True)
    application = peewee.TextField()
    kiosk = peewee.TextField()
    message = BytesField()
    told_ms = MillisecondsField()
    due_ms = MillisecondsField()
    attempts = peewee.IntegerField()
    held_ms = MillisecondsField(null=True)


class AskedRow(Table):
    """That a kiosk asked by card, when, what became of it and how many cases it was shown.

    Of whom is not written: this row says that somebody looked, and at how much.
    """

    place = peewee.AutoField()
    kiosk = peewee.TextField()
    at_ms = MillisecondsField()
    outcome = peewee.TextField()
    shown = peewee.IntegerField()


class LogRow(Table):
    """Which log a writer of this database goes on with; one that begins anew has a new id."""

    name = peewee.TextField(primary_key=True)
    id = peewee.TextField(unique=True)


class LogLeafRow(Table):
    """One leaf of a log: its hash, and those of the subtrees it completes. Only ever added."""

    log = peewee.TextField()
    place = peewee.BigIntegerField()
    hashes = BytesField()

    class Meta:
        """A log is counted from 0."""

        primary_key = peewee.CompositeKey("log", "place")


class LogHeadRow(Table):
    """One signed head of a log. Only ever added."""

    log = peewee.TextField()
    size = peewee.BigIntegerField()
    head = BytesField()

    class Meta:
        """A log has one head of a size."""

        primary_key = peewee.CompositeKey("log", "size")


class DraftHeldRow(Table):
    """One draft, sealed to its slip; once it is over, only that and how is left."""

    draft = peewee.TextField(primary_key=True)
    kiosk = peewee.TextField()
    parts = peewee.IntegerField()
    last_day = peewee.IntegerField()
    sha256 = BytesField()
    is_over = peewee.BooleanField()
    slip = peewee.TextField(null=True)


class DraftPartRow(Table):
    """One part of a draft."""

    draft = peewee.TextField()
    place = peewee.IntegerField()
    data = BytesField()

    class Meta:
        """A draft has one part of a place."""

        primary_key = peewee.CompositeKey("draft", "place")


class DraftWishRow(Table):
    """That a kiosk was shown a draft's slip, and when."""

    place = peewee.AutoField()
    kiosk = peewee.TextField()
    draft = peewee.TextField()
    at_ms = MillisecondsField()


class ObjectsFolderRow(Table):
    """The name of the one folder that the documents of this database lie in, see `one_folder`."""

    name = peewee.TextField(primary_key=True)


class LivedDayRow(Table):
    """The day that was lived to, and what the date was then; one row, see `lived`."""

    place = peewee.IntegerField(primary_key=True)
    day = peewee.IntegerField()
    date = peewee.IntegerField()


TABLES = (
    ArrivalRow,
    GatheringRow,
    QuarantineRow,
    KioskJournalRow,
    ChainRow,
    JournalFindingRow,
    NewsOutboxRow,
    AskedRow,
    LogRow,
    LogLeafRow,
    LogHeadRow,
    DraftHeldRow,
    DraftPartRow,
    DraftWishRow,
    ObjectsFolderRow,
    LivedDayRow,
)
