"""Many cases out of a few, by SQL (SQLite): every row again under numbers of its own."""

from provisioning.storage.database import Database

TABLES = {
    "casework_case": ("application", "number", "slip"),
    "casework_member": ("number",),
    "casework_line": (),
    "casework_person": (),
    "casework_document": (),
    "casework_signature": (),
    "casework_consent": (),
    "casework_awaited": (),
    "casework_part": (),
    "casework_event": ("key",),
}
"""Each table with its columns that are unique in the whole database."""

STRIDE = 10_000  # ids between two copies: a template has fewer rows in any table
_MINUTE_MS = 60_000
_AT_ONCE = 2_000  # copies a transaction, so that the log stays small


def multiply(database: Database, first: int, last: int) -> None:
    """Add the copies ``first`` to ``last`` of all that has an id below the stride."""
    for start in range(first, last + 1, _AT_ONCE):
        with database.transaction():
            for table, unique in TABLES.items():
                text, end = _copying(table, _columns(database, table), unique), start + _AT_ONCE - 1
                database._driver.execute_sql(text, (start, min(end, last)))  # noqa: SLF001 - plain SQL
    with database.transaction():
        database._driver.execute_sql("ANALYZE")  # noqa: SLF001 - as a server does by itself


def _columns(database: Database, table: str) -> list[str]:
    return [column.name for column in database._driver.get_columns(table)]  # noqa: SLF001


def _copying(table: str, columns: list[str], unique: tuple[str, ...]) -> str:
    values = ", ".join(_value(name, unique) for name in columns)
    names = ", ".join(columns)
    return (
        "WITH RECURSIVE copies (n) AS (SELECT ? UNION ALL"  # noqa: S608 - our own
        " SELECT n + 1 FROM copies WHERE n < ?)"
        f" INSERT INTO {table} ({names}) SELECT {values} FROM copies"
        f" CROSS JOIN (SELECT * FROM {table} WHERE id < {STRIDE}) AS template"
    )


def _value(name: str, unique: tuple[str, ...]) -> str:
    if name == "id" or name in ("case_id", "member_id"):
        return f"template.{name} + n * {STRIDE}"
    if name in unique:  # a number of 43 characters stays one of at most 50
        return f"template.{name} || printf('%06d', n)"
    if name == "legal_ms":
        return f"template.legal_ms + n * {_MINUTE_MS}"
    return f"template.{name}"
