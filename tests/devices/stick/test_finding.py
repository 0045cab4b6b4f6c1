"""Whatever lies on a stick, little is looked at, nothing leads away, and nothing waits."""

import os
import pwd
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from devices.document_camera.decoding import LARGEST_FILE_BYTES
from devices.errors import StickGoneError, UnreadableFileError
from devices.stick.contract import MOST_FILES, FileName
from devices.stick.finding import find_files, read_file


@pytest.fixture
def closed(stick: Path) -> Iterator[Path]:
    """A folder of root's own, as Linux makes one on its sticks, beside a page."""
    lay(stick, "seen.jpg")
    folder = lay(stick, "lost+found/unseen.jpg").parent
    folder.chmod(0)
    yield folder
    folder.chmod(0o700)


@contextmanager
def as_nobody() -> Iterator[None]:
    """As a kiosk's own user, who may not look everywhere; root may."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(pwd.getpwnam("nobody").pw_uid)
    try:
        yield
    finally:
        os.seteuid(user)


def lay(folder: Path, name: str, at_s: int = 0) -> Path:
    """Lay a file down that was written so many seconds after the others."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"something")
    os.utime(file, (1_700_000_000 + at_s,) * 2)
    return file


def test_pictures_and_pdf_files_are_found_newest_first(stick: Path) -> None:
    for at_s, name in enumerate(("a.JPG", "扫描/户口本.pdf", "b.docx", ".c.png", "d.jpeg")):
        lay(stick, name, at_s)
    found = find_files(stick)
    assert [os.fsdecode(one) for one in found.files] == ["d.jpeg", "扫描/户口本.pdf", "a.JPG"]
    assert not found.is_cut
    assert "户口本" not in repr(found), "a name is somebody's own words"
    assert read_file(stick, found.files[0]) == b"something"


def test_of_thousands_of_files_and_folders_without_end_the_newest_few_count(stick: Path) -> None:
    for number in range(6_000):
        (stick / f"{number}.jpg").touch()
    lay(stick, "one.jpg")
    deep = stick.joinpath(*("deeper" for _ in range(30)))
    deep.mkdir(parents=True)
    lay(deep, "hidden.jpg")
    found = find_files(stick)
    assert len(found.files) <= MOST_FILES
    assert found.is_cut


def test_a_file_deeper_than_anybody_looks_is_passed_by(stick: Path) -> None:
    lay(stick, "1/2/3/4/seen.jpg")
    lay(stick, "1/2/3/4/5/unseen.jpg")
    assert find_files(stick).files == (FileName(b"1/2/3/4/seen.jpg"),)


def test_links_pipes_and_what_is_empty_or_huge_are_no_pages(stick: Path, tmp_path: Path) -> None:
    outside = lay(tmp_path, "secret.jpg")
    (stick / "link.jpg").symlink_to(outside)
    (stick / "around").symlink_to(stick)
    (stick / "away").symlink_to(tmp_path)
    os.mkfifo(stick / "pipe.jpg")
    (stick / "empty.jpg").touch()
    with (stick / "huge.jpg").open("wb") as huge:
        huge.truncate(LARGEST_FILE_BYTES + 1)
    (stick / "folder.jpg").mkdir()
    assert find_files(stick).files == ()
    for name in (b"link.jpg", b"away/secret.jpg", b"../secret.jpg", b"pipe.jpg", b"huge.jpg"):
        with pytest.raises((UnreadableFileError, StickGoneError)):
            read_file(stick, FileName(name))


def test_a_folder_that_nobody_may_open_is_passed_by(stick: Path, closed: Path) -> None:
    stick.chmod(0o755)
    with as_nobody():
        assert not os.access(closed, os.R_OK, effective_ids=True)
        assert find_files(stick).files == (FileName(b"seen.jpg"),)


def test_a_stick_that_was_pulled_out_says_so(stick: Path) -> None:
    name = FileName(lay(stick, "a.jpg").name.encode())
    (stick / "a.jpg").unlink()
    with pytest.raises(StickGoneError):
        read_file(stick, name)
    stick.rmdir()
    with pytest.raises(StickGoneError):
        find_files(stick)
    stick.mkdir()
