"""The steps that made the tables of the clock. A step is never changed, only followed."""

from provisioning.storage.schema import Schema

SCHEMA = Schema(
    "clock",
    (
        (
            """CREATE TABLE clock_warning (
                id INTEGER PRIMARY KEY,
                key TEXT NOT NULL UNIQUE,
                case_number TEXT NOT NULL,
                matter TEXT NOT NULL,
                rule TEXT NOT NULL,
                subject TEXT NOT NULL,
                colour TEXT NOT NULL,
                unit_kind TEXT NOT NULL,
                unit TEXT NOT NULL,
                since TEXT NOT NULL,
                due TEXT NOT NULL,
                overdue_days INTEGER NOT NULL,
                provisional BOOLEAN NOT NULL,
                about TEXT NOT NULL,
                fired_ms BIGINT NOT NULL,
                answered_ms BIGINT,
                answered_by TEXT,
                answer TEXT,
                undone_ms BIGINT,
                undone_by TEXT,
                undone_why TEXT
            )""",
            "CREATE INDEX clock_warning_case ON clock_warning (case_number)",
            "CREATE INDEX clock_warning_unit ON clock_warning (unit, answered_ms, fired_ms)",
            """CREATE TABLE clock_tally (
                id INTEGER PRIMARY KEY,
                case_number TEXT NOT NULL,
                subject TEXT NOT NULL,
                department TEXT NOT NULL,
                title TEXT NOT NULL,
                period TEXT NOT NULL,
                decided BIGINT NOT NULL,
                in_time BIGINT NOT NULL,
                days_used BIGINT NOT NULL,
                days_promised BIGINT NOT NULL,
                sound BIGINT NOT NULL,
                held_minutes BIGINT NOT NULL,
                asked BIGINT NOT NULL,
                answered BIGINT NOT NULL,
                waited_for BIGINT NOT NULL,
                let_go BIGINT NOT NULL,
                UNIQUE (case_number, subject)
            )""",
            "CREATE INDEX clock_tally_period ON clock_tally (period, department, title)",
        ),
        (
            "ALTER TABLE clock_tally ADD COLUMN overturned BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE clock_tally ADD COLUMN rated BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE clock_tally ADD COLUMN satisfied BIGINT NOT NULL DEFAULT 0",
        ),
        (
            """CREATE TABLE clock_complaint (
                id INTEGER PRIMARY KEY,
                unit TEXT NOT NULL,
                text TEXT NOT NULL,
                case_number TEXT NOT NULL,
                name TEXT NOT NULL,
                contact TEXT NOT NULL,
                received_ms BIGINT NOT NULL,
                received_by TEXT NOT NULL,
                taken BOOLEAN,
                decided_ms BIGINT,
                decided_by TEXT,
                why TEXT,
                answered_ms BIGINT,
                answered_by TEXT,
                answer TEXT
            )""",
        ),
        ("ALTER TABLE clock_complaint ADD COLUMN keeper TEXT NOT NULL DEFAULT ''",),
    ),
)
