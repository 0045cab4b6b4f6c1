"""Which disk a path lies on, and what the machine's own disk does."""

from pathlib import Path

import pytest

from provisioning.storage.disk import MachineDisk, disk_of, mounted
from provisioning.storage.files import files_in, occupy, owned, read, rename, write_part_durably


def test_a_path_lies_on_the_disk_that_is_mounted_above_it(tmp_path: Path) -> None:
    disk, machine = MachineDisk(), disk_of(tmp_path)
    with mounted(tmp_path / "sim", disk):
        assert disk_of(tmp_path / "sim" / "kiosk" / "file") is disk
        assert disk_of(tmp_path / "simple") is machine
        with pytest.raises(ValueError, match="mounted"), mounted(tmp_path / "sim", machine):
            pass
    assert disk_of(tmp_path / "sim") is machine


def test_parts_are_put_in_their_places_and_read_from_them(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_part_durably(path, 4, b"efgh")
    write_part_durably(path, 0, b"abcd")
    assert read(path) == b"abcdefgh"
    assert read(path, 2, 4) == b"cdef"
    assert read(path, 6, 40) == b"gh"
    assert read(path, 99, 4) == b""
    assert read(tmp_path / "other") is None
    assert path.stat().st_mode & 0o777 == 0o600


def test_names_are_listed_and_changed(tmp_path: Path) -> None:
    occupy(tmp_path / "b", 5000)
    write_part_durably(tmp_path / "a", 0, b"x")
    assert files_in(tmp_path) == [tmp_path / "a", tmp_path / "b"]
    assert (tmp_path / "b").stat().st_size == 5000
    assert rename(tmp_path / "a", tmp_path / "b")
    assert not rename(tmp_path / "a", tmp_path / "b")
    assert read(tmp_path / "b") == b"x"


def test_a_file_has_one_owner(tmp_path: Path) -> None:
    with owned(tmp_path / "lock") as first, owned(tmp_path / "lock") as second:
        assert (first, second) == (True, False)
    with owned(tmp_path / "lock") as again:
        assert again
