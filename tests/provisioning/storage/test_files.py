from collections.abc import Iterator
from pathlib import Path

import pytest

from provisioning.storage.errors import DiskFullError, UnreachableError
from provisioning.storage.files import (
    free_bytes,
    make_folder,
    remove_durably,
    sync_folder,
    write_durably,
)
from tests.full_disk import largest_file


def test_a_file_is_written_whole_under_its_name_and_for_its_owner_alone(tmp_path: Path) -> None:
    write_durably(tmp_path / "file", [b"one ", b"two"])
    assert (tmp_path / "file").read_bytes() == b"one two"
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_writing_again_replaces_the_file_at_once(tmp_path: Path) -> None:
    write_durably(tmp_path / "file", [b"old"])
    write_durably(tmp_path / "file", [b"new"])
    assert (tmp_path / "file").read_bytes() == b"new"


def test_a_full_disk_leaves_the_file_before_and_no_half_one(tmp_path: Path) -> None:
    write_durably(tmp_path / "file", [b"old"])
    with largest_file(10_000), pytest.raises(DiskFullError):
        write_durably(tmp_path / "file", [bytes(4096)] * 10)
    assert (tmp_path / "file").read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_a_source_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"begun"
        raise LookupError

    with pytest.raises(LookupError):
        write_durably(tmp_path / "file", chunks())
    assert list(tmp_path.iterdir()) == []


def test_removing_is_harmless_twice(tmp_path: Path) -> None:
    write_durably(tmp_path / "file", [b"x"])
    remove_durably([tmp_path / "file", tmp_path / "other"])
    remove_durably([tmp_path / "file"])
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named_as_unreachable(tmp_path: Path) -> None:
    for attempt in (sync_folder, free_bytes):
        with pytest.raises(UnreachableError):
            attempt(tmp_path / "gone")


def test_a_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700
    assert free_bytes(tmp_path) > 0
