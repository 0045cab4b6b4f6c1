"""The steps that made the tables of accounts. A step is never changed, only followed."""

from provisioning.storage.schema import Schema

SCHEMA = Schema(
    "accounts",
    (
        (
            """CREATE TABLE officer_account (
                id INTEGER PRIMARY KEY,
                account TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL,
                department TEXT NOT NULL,
                role TEXT NOT NULL,
                password TEXT NOT NULL,
                wrong_tries INTEGER NOT NULL,
                locked_until_ms BIGINT NOT NULL,
                is_open BOOLEAN NOT NULL
            )""",
            """CREATE TABLE officer_session (
                token_hash BLOB PRIMARY KEY,
                officer_id INTEGER NOT NULL REFERENCES officer_account (id),
                began_ms BIGINT NOT NULL,
                used_ms BIGINT NOT NULL
            )""",
            """CREATE TABLE officer_access (
                id INTEGER PRIMARY KEY,
                at_ms BIGINT NOT NULL,
                account TEXT NOT NULL,
                department TEXT NOT NULL,
                what TEXT NOT NULL,
                subject TEXT NOT NULL,
                allowed BOOLEAN NOT NULL
            )""",
            "CREATE INDEX officer_access_subject ON officer_access (subject)",
        ),
        (
            "ALTER TABLE officer_account ADD COLUMN place TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE officer_account ADD COLUMN last_day TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE officer_account ADD COLUMN factor TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE officer_account ADD COLUMN factor_step BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE officer_session ADD COLUMN place TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE officer_access ADD COLUMN apart BOOLEAN NOT NULL DEFAULT FALSE",
            "CREATE INDEX officer_access_account ON officer_access (account, id)",
            """CREATE TABLE officer_grant (
                id INTEGER PRIMARY KEY,
                account TEXT NOT NULL,
                role TEXT NOT NULL,
                body TEXT NOT NULL,
                matters BLOB NOT NULL,
                first_day TEXT NOT NULL,
                last_day TEXT NOT NULL,
                case_number TEXT NOT NULL,
                step TEXT NOT NULL,
                given_by TEXT NOT NULL,
                given_ms BIGINT NOT NULL,
                taken_by TEXT,
                taken_ms BIGINT
            )""",
            "CREATE INDEX officer_grant_account ON officer_grant (account)",
            """CREATE TABLE officer_alarm (
                id INTEGER PRIMARY KEY,
                account TEXT NOT NULL,
                at_ms BIGINT NOT NULL,
                first_place TEXT NOT NULL,
                second_place TEXT NOT NULL,
                seen_by TEXT,
                seen_ms BIGINT
            )""",
            """CREATE TABLE support_session (
                id INTEGER PRIMARY KEY,
                account TEXT NOT NULL,
                ticket TEXT NOT NULL,
                begun_ms BIGINT NOT NULL,
                until_ms BIGINT NOT NULL,
                ended_ms BIGINT
            )""",
            "CREATE INDEX support_session_account ON support_session (account)",
            """CREATE TABLE body (
                id TEXT PRIMARY KEY,
                superior TEXT NOT NULL,
                state TEXT NOT NULL
            )""",
            """CREATE TABLE body_event (
                id INTEGER PRIMARY KEY,
                body TEXT NOT NULL,
                act TEXT,
                "by" TEXT NOT NULL,
                at_ms BIGINT NOT NULL,
                why TEXT NOT NULL
            )""",
            "CREATE INDEX body_event_body ON body_event (body)",
            """CREATE TABLE collaboration_group (
                package TEXT PRIMARY KEY,
                lead TEXT NOT NULL,
                duties BLOB NOT NULL,
                enabled_ms BIGINT NOT NULL,
                enabled_by TEXT NOT NULL
            )""",
            """CREATE TABLE division (
                id INTEGER PRIMARY KEY,
                code TEXT NOT NULL,
                name TEXT NOT NULL,
                parent TEXT NOT NULL,
                first_day TEXT NOT NULL,
                last_day TEXT NOT NULL,
                became TEXT NOT NULL,
                UNIQUE (code, first_day)
            )""",
        ),
        ("ALTER TABLE officer_account ADD COLUMN team TEXT NOT NULL DEFAULT ''",),
        ("CREATE INDEX officer_access_at ON officer_access (at_ms)",),
    ),
)
