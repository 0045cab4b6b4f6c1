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
    ),
)
