"""Workers of one database share one folder of documents, or do not start."""

from pathlib import Path

import pytest

from edge_sync.cloud.one_folder import NAME_FILE, refuse_other_folder
from edge_sync.cloud.tables import SCHEMA
from provisioning.settings import SettingsError
from provisioning.storage.opening import open_at
from tests.edge_sync.people import SUITE


def test_a_worker_with_a_folder_of_its_own_does_not_start(tmp_path: Path) -> None:
    database = open_at(tmp_path / "cloud.db", SCHEMA)
    refuse_other_folder(database, tmp_path / "shared", SUITE)
    refuse_other_folder(database, tmp_path / "shared", SUITE)
    for other in ("own", "empty"):
        with pytest.raises(SettingsError, match=NAME_FILE):
            refuse_other_folder(database, tmp_path / other, SUITE)
    (tmp_path / "shared").rename(tmp_path / "moved")
    refuse_other_folder(database, tmp_path / "moved", SUITE)
    database.close()
    second = open_at(tmp_path / "second.db", SCHEMA)
    refuse_other_folder(second, tmp_path / "moved", SUITE)
    second.close()
