"""Which table a row may have been in: the one whose columns its values fit, kind by kind."""

import peewee

from provisioning.storage.salvage.records import Value
from provisioning.storage.salvage.rows import SavedRow
from provisioning.storage.table import Table

_KINDS: tuple[tuple[type[peewee.Field], type], ...] = (
    (peewee.TextField, str),
    (peewee.BlobField, bytes),
    (peewee.IntegerField, int),
    (peewee.BooleanField, int),
)


def fitted(row: SavedRow, table: type[Table]) -> dict[str, Value] | None:
    """Return a row as the columns of a table, or None if it does not fit there.

    Columns are added at the end: a row of an older program lacks the last ones, which
    are then left to their defaults; of a newer program's row the first ones are taken.
    """
    fields = table._meta.sorted_fields  # noqa: SLF001 - peewee's own way to reach it
    if any(not field.null for field in fields[len(row.values) :]):
        return None
    found: dict[str, Value] = {}
    for field, value in zip(fields, row.values, strict=False):
        own = row.id if _is_row_id(field) else value
        if _is_row_id(field) and value is not None:
            return None
        if not _fits(field, own):
            return None
        found[field.name] = own
    return found


def _is_row_id(field: peewee.Field) -> bool:
    return bool(field.primary_key) and isinstance(field, peewee.IntegerField)


def _fits(field: peewee.Field, value: Value) -> bool:
    if value is None:
        return bool(field.null)
    return any(isinstance(field, kind) and isinstance(value, of) for kind, of in _KINDS)
