"""A database by its address: a file, or ``postgresql://…`` for a server."""

from pathlib import Path

from provisioning.storage.database import Database, open_database, open_read_only
from provisioning.storage.postgres import (
    ADDRESS_PREFIX,
    open_postgres,
    open_postgres_read_only,
)
from provisioning.storage.schema import Schema


def open_at(address: str | Path, *schemas: Schema) -> Database:
    """Open a database for reading and writing. Raises as its own opener does."""
    if is_server(address):
        return open_postgres(str(address), *schemas)
    return open_database(Path(address), *schemas)


def look_at(address: str | Path) -> Database:
    """Open a database that others own, to look and never to change."""
    if is_server(address):
        return open_postgres_read_only(str(address))
    return open_read_only(Path(address))


def is_server(address: str | Path) -> bool:
    """Say whether an address names a PostgreSQL server."""
    return isinstance(address, str) and address.startswith(ADDRESS_PREFIX)
