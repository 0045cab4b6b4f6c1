"""The kiosk's tables. Nothing in them is personal: what is, is sealed.

| table | written by |
|---|---|
| `journal`, `slip`, `draft` | the screen process |
| `outbox` | the screen process adds, the courier removes or marks as refused |
| `receipt`, `news`, `head` | the courier; `head` also whoever brings one from elsewhere |
| `draft_trip` | the screen process adds wishes, the courier all else |
| `question` | the screen process; the courier puts the answer in and removes old ones |
| `fact` | each process its own rows; what was wiped from the log, both |
"""

import peewee

from provisioning.storage.fields import BytesField, MillisecondsField
from provisioning.storage.schema import Schema
from provisioning.storage.table import Table

SCHEMA = Schema(
    "edge",
    (
        (
            """
            CREATE TABLE journal (
                place INTEGER PRIMARY KEY AUTOINCREMENT,
                chain TEXT NOT NULL, number INTEGER NOT NULL,
                entry BLOB NOT NULL,
                UNIQUE (chain, number))
            """,
            """
            CREATE TABLE outbox (
                place INTEGER PRIMARY KEY AUTOINCREMENT,
                application TEXT NOT NULL UNIQUE, slip TEXT NOT NULL UNIQUE,
                parcel BLOB NOT NULL, documents BLOB NOT NULL, entry BLOB NOT NULL,
                lodged_ms BIGINT NOT NULL,
                refused TEXT, refusal BLOB)
            """,
            """
            CREATE TABLE slip (
                sequence INTEGER PRIMARY KEY,
                number TEXT NOT NULL UNIQUE, application TEXT NOT NULL UNIQUE,
                record BLOB NOT NULL, public_code TEXT NOT NULL,
                secret BLOB, key_id BLOB NOT NULL,
                lodged_ms BIGINT NOT NULL, printed_ms BIGINT)
            """,
            "CREATE INDEX slip_by_key ON slip (key_id)",
            """
            CREATE TABLE receipt (
                application TEXT PRIMARY KEY,
                message BLOB NOT NULL, kept_ms BIGINT NOT NULL, leftovers TEXT NOT NULL)
            """,
            """
            CREATE TABLE news (
                id TEXT PRIMARY KEY,
                slip TEXT NOT NULL, recipient BLOB NOT NULL,
                message BLOB NOT NULL, kept_ms BIGINT NOT NULL)
            """,
            "CREATE INDEX news_by_recipient ON news (recipient)",
            "CREATE TABLE fact (name TEXT PRIMARY KEY, value BIGINT NOT NULL)",
        ),
        (
            """
            CREATE TABLE draft (
                id TEXT PRIMARY KEY,
                file TEXT NOT NULL, sealed_key BLOB, last_day INTEGER NOT NULL, slip TEXT)
            """,
        ),
        (
            """
            CREATE TABLE further_slip (
                number TEXT PRIMARY KEY,
                application TEXT NOT NULL, record BLOB NOT NULL, code TEXT,
                lodged_ms BIGINT NOT NULL, printed_ms BIGINT)
            """,
        ),
        (
            """
            CREATE TABLE question (
                id TEXT PRIMARY KEY,
                message BLOB NOT NULL, asked_ms BIGINT NOT NULL, answer BLOB)
            """,
        ),
        (
            """
            CREATE TABLE head (
                log TEXT NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL,
                head BLOB NOT NULL, met_ms BIGINT NOT NULL,
                is_linked INTEGER NOT NULL, denial BLOB, against BLOB,
                PRIMARY KEY (log, size, root))
            """,
        ),
        (
            """
            CREATE TABLE draft_trip (
                id TEXT PRIMARY KEY,
                is_wish INTEGER NOT NULL, held INTEGER NOT NULL, parts INTEGER NOT NULL,
                is_whole INTEGER NOT NULL, begun_ms BIGINT NOT NULL,
                outcome TEXT, slip TEXT)
            """,
        ),
    ),
)


class JournalRow(Table):
    """One signed entry, encoded."""

    place = peewee.AutoField()
    chain = peewee.TextField()
    number = peewee.IntegerField()
    entry = BytesField()


class OutboxRow(Table):
    """One application that the cloud has not signed for. ``refused`` is a code, or nothing."""

    place = peewee.AutoField()
    application = peewee.TextField()
    slip = peewee.TextField()
    parcel = BytesField()
    documents = BytesField()  # encoded tuple of SealedDocument
    entry = BytesField()
    lodged_ms = MillisecondsField()
    refused = peewee.TextField(null=True)
    refusal = BytesField(null=True)  # the cloud's signed word


class SlipRow(Table):
    """One slip. ``secret`` lies here from the lodge until the printer confirms."""

    sequence = peewee.IntegerField(primary_key=True)
    number = peewee.TextField()
    application = peewee.TextField()
    record = BytesField()
    public_code = peewee.TextField()
    secret = BytesField(null=True)
    key_id = BytesField()
    lodged_ms = MillisecondsField()
    printed_ms = MillisecondsField(null=True)


class FurtherSlipRow(Table):
    """A slip for somebody else. ``code`` lies here until the printer confirms."""

    number = peewee.TextField(primary_key=True)
    application = peewee.TextField()
    record = BytesField()
    code = peewee.TextField(null=True)
    lodged_ms = MillisecondsField()
    printed_ms = MillisecondsField(null=True)


class ReceiptRow(Table):
    """The cloud's signed word for one application; ``leftovers`` names files still to remove."""

    application = peewee.TextField(primary_key=True)
    message = BytesField()
    kept_ms = MillisecondsField()
    leftovers = peewee.TextField()  # document ids, separated by spaces


class NewsRow(Table):
    """One sealed piece of news, found by the key of the slip it is for."""

    id = peewee.TextField(primary_key=True)
    slip = peewee.TextField()
    recipient = BytesField()
    message = BytesField()
    kept_ms = MillisecondsField()


class FactRow(Table):
    """One number that must be remembered, by name."""

    name = peewee.TextField(primary_key=True)
    value = peewee.BigIntegerField()


class DraftRow(Table):
    """One draft, found by the key of its resume slip; handed in, only its slip's number is left."""

    id = peewee.TextField(primary_key=True)
    file = peewee.TextField()
    sealed_key = BytesField(null=True)
    last_day = peewee.IntegerField()  # as `date.toordinal` counts
    slip = peewee.TextField(null=True)


class DraftTripRow(Table):
    """One draft on its way to the cloud, or from it for a slip that was shown here.

    ``held`` parts are over there, or here; ``outcome`` is why a wish came to nothing.
    """

    id = peewee.TextField(primary_key=True)
    is_wish = peewee.BooleanField()
    held = peewee.IntegerField()
    parts = peewee.IntegerField()
    is_whole = peewee.BooleanField()
    begun_ms = MillisecondsField()
    outcome = peewee.TextField(null=True)
    slip = peewee.TextField(null=True)


class QuestionRow(Table):
    """One question and its answer, both sealed; the key to the answer is in no file."""

    id = peewee.TextField(primary_key=True)
    message = BytesField()
    asked_ms = MillisecondsField()
    answer = BytesField(null=True)


class HeadRow(Table):
    """One signed head of a log of the cloud, see `edge.heads`.

    ``is_linked`` once it is shown to be of one history with those before; ``denial``
    is the cloud's signed answer that does not show it, ``against`` the head it spoke of.
    """

    log = peewee.TextField()
    size = peewee.BigIntegerField()
    root = BytesField()
    head = BytesField()
    met_ms = MillisecondsField()
    is_linked = peewee.BooleanField()
    denial = BytesField(null=True)
    against = BytesField(null=True)

    class Meta:
        """Two roots of one size are kept both: they are the evidence."""

        primary_key = peewee.CompositeKey("log", "size", "root")


TABLES = (
    JournalRow,
    OutboxRow,
    SlipRow,
    FurtherSlipRow,
    ReceiptRow,
    NewsRow,
    FactRow,
    DraftRow,
    QuestionRow,
    DraftTripRow,
    HeadRow,
)
