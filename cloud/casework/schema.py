"""The steps that made the tables of casework. A step is never changed, only followed."""

from provisioning.storage.schema import Schema

SCHEMA = Schema(
    "casework",
    (
        (
            """CREATE TABLE casework_case (
                id INTEGER PRIMARY KEY,
                application TEXT NOT NULL UNIQUE,
                number TEXT NOT NULL UNIQUE,
                slip TEXT NOT NULL,
                kiosk TEXT NOT NULL,
                station TEXT NOT NULL,
                title TEXT NOT NULL,
                lead TEXT NOT NULL,
                applicant TEXT NOT NULL,
                language TEXT NOT NULL,
                catalogue_version INTEGER NOT NULL,
                catalogue_digest BLOB NOT NULL,
                lodged BLOB NOT NULL,
                arrived_ms BIGINT NOT NULL,
                legal_ms BIGINT NOT NULL,
                doubts BLOB NOT NULL,
                state TEXT NOT NULL
            )""",
            """CREATE TABLE casework_member (
                id INTEGER PRIMARY KEY,
                case_id INTEGER NOT NULL REFERENCES casework_case (id),
                position INTEGER NOT NULL,
                matter TEXT NOT NULL,
                department TEXT NOT NULL,
                number TEXT UNIQUE,
                choice TEXT NOT NULL,
                state TEXT NOT NULL,
                needs BLOB NOT NULL,
                scenarios BLOB NOT NULL,
                answers BLOB NOT NULL,
                form BLOB NOT NULL,
                UNIQUE (case_id, position)
            )""",
            """CREATE TABLE casework_line (
                id INTEGER PRIMARY KEY,
                member_id INTEGER NOT NULL REFERENCES casework_member (id),
                line TEXT NOT NULL,
                material TEXT NOT NULL,
                holder TEXT NOT NULL,
                resolution TEXT NOT NULL,
                reason TEXT NOT NULL,
                document TEXT
            )""",
            "CREATE INDEX casework_line_member ON casework_line (member_id)",
            """CREATE TABLE casework_person (
                id INTEGER PRIMARY KEY,
                case_id INTEGER NOT NULL REFERENCES casework_case (id),
                person TEXT NOT NULL,
                roles BLOB NOT NULL,
                level TEXT NOT NULL,
                answers BLOB NOT NULL,
                UNIQUE (case_id, person)
            )""",
            """CREATE TABLE casework_document (
                id INTEGER PRIMARY KEY,
                case_id INTEGER NOT NULL REFERENCES casework_case (id),
                document TEXT NOT NULL,
                material TEXT NOT NULL,
                holder TEXT NOT NULL,
                media_type TEXT NOT NULL,
                pages INTEGER NOT NULL,
                size_bytes BIGINT NOT NULL,
                sha256 BLOB NOT NULL,
                key BLOB NOT NULL,
                UNIQUE (case_id, document)
            )""",
            """CREATE TABLE casework_signature (
                id INTEGER PRIMARY KEY,
                case_id INTEGER NOT NULL REFERENCES casework_case (id),
                person TEXT NOT NULL,
                kind TEXT NOT NULL,
                strokes BLOB NOT NULL,
                covers BLOB NOT NULL,
                signed BLOB NOT NULL
            )""",
            "CREATE INDEX casework_signature_case ON casework_signature (case_id)",
            """CREATE TABLE casework_part (
                id INTEGER PRIMARY KEY,
                case_id INTEGER NOT NULL REFERENCES casework_case (id),
                department TEXT NOT NULL,
                is_lead BOOLEAN NOT NULL,
                state TEXT NOT NULL,
                legal_ms BIGINT NOT NULL,
                UNIQUE (case_id, department)
            )""",
            "CREATE INDEX casework_part_drawer ON casework_part (department, state, legal_ms)",
            """CREATE TABLE casework_event (
                id INTEGER PRIMARY KEY,
                case_id INTEGER NOT NULL REFERENCES casework_case (id),
                sequence INTEGER NOT NULL,
                member_id INTEGER REFERENCES casework_member (id),
                kind TEXT NOT NULL,
                actor TEXT NOT NULL,
                at_ms BIGINT NOT NULL,
                told BLOB NOT NULL,
                key TEXT UNIQUE,
                UNIQUE (case_id, sequence)
            )""",
            """CREATE TABLE casework_serial (
                code TEXT NOT NULL,
                day TEXT NOT NULL,
                last INTEGER NOT NULL,
                PRIMARY KEY (code, day)
            )""",
        ),
        (
            """CREATE TABLE casework_early (
                id INTEGER PRIMARY KEY,
                submission TEXT NOT NULL UNIQUE,
                slip TEXT NOT NULL,
                content BLOB NOT NULL,
                arrived_ms BIGINT NOT NULL
            )""",
            "CREATE INDEX casework_early_slip ON casework_early (slip)",
        ),
        (
            "ALTER TABLE casework_case ADD COLUMN slip_check BLOB",
            "ALTER TABLE casework_line ADD COLUMN earlier TEXT",
            "ALTER TABLE casework_document ADD COLUMN application TEXT",
        ),
        (
            "ALTER TABLE casework_case ADD COLUMN helper TEXT",
            "ALTER TABLE casework_case ADD COLUMN confirmed BLOB",
        ),
        (
            "ALTER TABLE casework_signature ADD COLUMN paper TEXT NOT NULL DEFAULT 'application'",
            "ALTER TABLE casework_signature ADD COLUMN witness TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE casework_signature ADD COLUMN witness_strokes BLOB",
            "ALTER TABLE casework_signature ADD COLUMN document TEXT",
            "ALTER TABLE casework_signature ADD COLUMN binding TEXT NOT NULL DEFAULT 'unknown'",
            "ALTER TABLE casework_signature ADD COLUMN doubt TEXT NOT NULL DEFAULT ''",
            """CREATE TABLE casework_awaited (
                id INTEGER PRIMARY KEY,
                case_id INTEGER NOT NULL REFERENCES casework_case (id),
                person TEXT NOT NULL,
                papers BLOB NOT NULL,
                proves BLOB NOT NULL,
                signed_ms BIGINT,
                UNIQUE (case_id, person)
            )""",
        ),
        (
            """CREATE TABLE casework_consent (
                id INTEGER PRIMARY KEY,
                case_id INTEGER NOT NULL REFERENCES casework_case (id),
                person TEXT NOT NULL,
                purpose TEXT NOT NULL,
                given BLOB,
                UNIQUE (case_id, person, purpose)
            )""",
            "ALTER TABLE casework_member ADD COLUMN extension BLOB",
        ),
        (
            "ALTER TABLE casework_person ADD COLUMN id_no TEXT",
            "CREATE INDEX casework_person_id_no ON casework_person (id_no)",
        ),
        ("ALTER TABLE casework_document ADD COLUMN flawed INTEGER NOT NULL DEFAULT 0",),
        ("ALTER TABLE casework_document ADD COLUMN remark BLOB",),
        (
            "ALTER TABLE casework_event ADD COLUMN content BLOB",
            "ALTER TABLE casework_event ADD COLUMN noted_ms BIGINT",
            "ALTER TABLE casework_event ADD COLUMN paper BLOB",
            "ALTER TABLE casework_member ADD COLUMN first TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE casework_part ADD COLUMN role TEXT NOT NULL DEFAULT 'own'",
            "ALTER TABLE casework_part ADD COLUMN due_day TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE casework_part ADD COLUMN provisional INTEGER NOT NULL DEFAULT 0",
            "CREATE INDEX casework_part_due ON casework_part (department, state, due_day)",
            "ALTER TABLE casework_case ADD COLUMN applicant_kind TEXT NOT NULL DEFAULT 'person'",
            "ALTER TABLE casework_case ADD COLUMN applicant_code TEXT NOT NULL DEFAULT ''",
            """CREATE TABLE casework_task (
                id INTEGER PRIMARY KEY,
                case_id INTEGER NOT NULL REFERENCES casework_case (id),
                number INTEGER NOT NULL,
                kind TEXT NOT NULL,
                department TEXT NOT NULL,
                position INTEGER NOT NULL,
                asked_by TEXT NOT NULL,
                by_day TEXT NOT NULL,
                asked_ms BIGINT NOT NULL,
                done_ms BIGINT,
                is_open INTEGER NOT NULL,
                UNIQUE (case_id, number, department)
            )""",
            "CREATE INDEX casework_task_open ON casework_task (department, is_open, by_day)",
            """CREATE TABLE casework_refusal (
                id INTEGER PRIMARY KEY,
                case_id INTEGER NOT NULL REFERENCES casework_case (id),
                position INTEGER NOT NULL,
                account TEXT NOT NULL,
                department TEXT NOT NULL,
                act TEXT NOT NULL,
                why TEXT NOT NULL,
                at_ms BIGINT NOT NULL
            )""",
            "CREATE INDEX casework_refusal_case ON casework_refusal (case_id)",
            "CREATE INDEX casework_member_case ON casework_member (case_id)",
        ),
        (
            "CREATE INDEX casework_case_slip ON casework_case (slip)",
            """CREATE INDEX casework_case_helper ON casework_case (helper, legal_ms)
                WHERE helper IS NOT NULL""",
        ),
        ("ALTER TABLE casework_document ADD COLUMN dated TEXT NOT NULL DEFAULT ''",),
        ("ALTER TABLE casework_member ADD COLUMN inboxes TEXT NOT NULL DEFAULT ''",),
        (
            """CREATE TABLE casework_trip (
                id INTEGER PRIMARY KEY,
                case_id INTEGER NOT NULL REFERENCES casework_case (id),
                slip TEXT NOT NULL,
                kiosk TEXT NOT NULL,
                at_ms BIGINT NOT NULL,
                reason TEXT NOT NULL,
                bodies TEXT NOT NULL DEFAULT '',
                avoidable INTEGER NOT NULL DEFAULT 0,
                UNIQUE (case_id, slip)
            )""",
        ),
    ),
)
