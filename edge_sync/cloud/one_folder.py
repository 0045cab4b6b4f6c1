"""All workers of one database put documents into one folder: asked at every start.

A worker with a folder of its own would gather half of a document there and wait for
ever for the other half. So the folder bears a name by chance, and the database knows it.
"""

from pathlib import Path

from edge_sync.cloud.tables import ObjectsFolderRow
from provisioning.settings import SettingsError
from provisioning.storage.database import Database
from provisioning.storage.files import make_folder, read, write_durably
from provisioning.trust.suite import Suite

NAME_FILE = "folder-name"
_NAME_BYTES = 16


def refuse_other_folder(database: Database, objects: Path, suite: Suite) -> None:
    """Pass the folder that this database's documents lie in. The first one is it from then on.

    Raises SettingsError for another one. Writes, the first time.
    """
    make_folder(objects)
    with database.transaction():
        known = database.rows(ObjectsFolderRow.select())
        here = (read(objects / NAME_FILE) or b"").decode("ascii", "replace")
        if not known:
            name = here or suite.random(_NAME_BYTES).hex()
            if not here:
                write_durably(objects / NAME_FILE, [name.encode()])
            database.run(ObjectsFolderRow.insert(name=name))
        elif known[0].name != here:
            raise SettingsError(
                f"{objects} is not the folder of this database's documents: all workers and"
                f" the desk share one, which holds the file {NAME_FILE}"
            )
