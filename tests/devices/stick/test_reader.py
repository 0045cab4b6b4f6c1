"""The stick's process shows pages and makes them, and outlives nothing that is hostile."""

import os
import shutil
import signal
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from devices.document_camera.frames import frame_of_bytes
from devices.document_camera.scanned_page import PageFlag
from devices.errors import EmptyStickError, StickGoneError, UnreadableFileError
from devices.stick.process import LENGTH, received
from devices.stick.reader import FolderStick
from tests.devices.stick.conftest import PATIENCE_S, pdf, scanned


def bomb() -> bytes:
    """Return a PNG of a few kilobytes that unfolds to ten gigabytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    size = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(1_000_000))
    head = b"\x89PNG\r\n\x1a\n"
    return head + chunk(b"IHDR", size) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.mark.row("F13")
def test_a_scan_and_the_pages_of_a_pdf_are_shown_small_and_made_into_pages(
    stick: Path, reader: FolderStick
) -> None:
    (stick / "扫描.jpg").write_bytes(scanned())
    (stick / "出生.pdf").write_bytes(pdf("birth-certificate", "marriage-certificate"))
    leaves = [leaf for file in reader.find().files for leaf in reader.leaves(file)]
    assert sorted(leaf.page for leaf in leaves) == [0, 1, 2]
    for leaf in leaves:
        assert max(frame_of_bytes(leaf.picture).shape[:2]) <= 520
        page = reader.take(leaf)
        assert page.is_good
        assert max(page.width_px, page.height_px) > 1_300
        assert frame_of_bytes(page.picture).shape[:2] == (page.height_px, page.width_px)


@pytest.mark.row("F13")
def test_bombs_torn_files_and_files_that_are_none_are_passed_by(
    stick: Path, reader: FolderStick
) -> None:
    whole, book = scanned(), pdf("birth-certificate")
    files = {
        "bomb.png": bomb(),
        "noise.jpg": os.urandom(5_000),
        "torn.pdf": book[: len(book) // 3],
        "no.pdf": b"%PDF-1.7 and nothing more",
        "words.jpg": b"these are words",
        "giant.pdf": book.replace(b"/MediaBox", b"/MediaBox [0 0 9e9 9e9] /X", 1),
    }
    for name, data in files.items():
        (stick / name).write_bytes(data)
    (stick / "good.jpg").write_bytes(whole)
    shown = {file: reader.leaves(file) for file in reader.find().files}
    assert len(shown) == len(files) + 1
    good = [file for file, leaves in shown.items() if leaves and leaves[0].picture]
    assert b"good.jpg" in good
    assert not {b"bomb.png", b"noise.jpg", b"no.pdf", b"words.jpg"} & set(good)
    assert reader.take(shown[next(f for f in good if f == b"good.jpg")][0]).is_good


def test_a_process_that_dies_or_hangs_costs_one_file(stick: Path, tmp_path: Path) -> None:
    (stick / "a.jpg").write_bytes(scanned())
    reader = FolderStick(stick, tmp_path, PATIENCE_S)
    (file,) = reader.find().files
    first = reader.process_id
    assert first is not None
    os.kill(first, signal.SIGKILL)
    reader.leaves(file)  # met the dead one, or found it gone
    (leaf,) = reader.leaves(file)
    assert reader.process_id not in (first, None)
    reader.forget()

    hasty = FolderStick(stick, tmp_path, patience_s=0.001)  # which nothing survives
    with pytest.raises(UnreadableFileError):
        hasty.take(leaf)
    assert hasty.process_id is None
    assert hasty.leaves(file) == ()
    assert hasty.leaves(file) == ()
    with pytest.raises(StickGoneError):
        hasty.leaves(file)  # a stick that costs one process after the other is given up
    hasty.forget()


def test_a_stick_that_is_pulled_out_half_way_is_told(stick: Path, reader: FolderStick) -> None:
    (stick / "a.jpg").write_bytes(scanned())
    (file,) = reader.find().files
    (leaf,) = reader.leaves(file)
    shutil.rmtree(stick)
    with pytest.raises(StickGoneError):
        reader.take(leaf)
    with pytest.raises(StickGoneError):
        reader.leaves(file)
    stick.mkdir()


def test_the_kiosks_own_disk_is_no_stick_and_an_empty_one_is_told(
    stick: Path, tmp_path: Path
) -> None:
    assert not FolderStick(tmp_path, tmp_path).is_in()
    assert not FolderStick(tmp_path / "nowhere", tmp_path).is_in()
    with pytest.raises(StickGoneError):
        FolderStick(tmp_path, tmp_path).find()
    empty = FolderStick(stick, tmp_path, PATIENCE_S)
    assert empty.is_in()
    with pytest.raises(EmptyStickError):
        empty.find()
    empty.forget()


@pytest.mark.row("Z02")
def test_nothing_is_written_by_the_process_and_no_name_is_logged(
    stick: Path, reader: FolderStick, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    (stick / "王秀英-身份证.jpg").write_bytes(b"these are words")
    (stick / "王秀英-户口本.jpg").write_bytes(scanned())
    before = sorted(stick.rglob("*"))
    leaves = [leaf for file in reader.find().files for leaf in reader.leaves(file)]
    reader.take(leaves[0])
    assert sorted(stick.rglob("*")) == before
    assert "王秀英" not in caplog.text
    assert "王秀英" not in repr(leaves)
    limits = Path(f"/proc/{reader.process_id}/limits").read_text(encoding="ascii")
    sizes = next(line for line in limits.splitlines() if line.startswith("Max file size"))
    assert sizes.split()[3:5] == ["0", "0"]


def test_a_page_that_was_scanned_too_coarse_is_refused(stick: Path, reader: FolderStick) -> None:
    (stick / "coarse.jpg").write_bytes(scanned(dots=40))
    with Image.open(BytesIO(scanned(dots=40))) as coarse:
        coarse.save(stick / "book.pdf", resolution=40.0)
    flags = {
        file: reader.take(leaf).flags
        for file in reader.find().files
        for leaf in reader.leaves(file)
    }
    assert len(flags) == 2
    assert all(PageFlag.TOO_SMALL in one for one in flags.values()), "nobody reads 40 dots an inch"


def test_who_announces_more_than_any_page_is_not_listened_to() -> None:
    assert received(BytesIO(LENGTH.pack(4) + b"page")) == b"page"
    raving = BytesIO(LENGTH.pack(2**32 - 1) + b"page")
    assert received(raving) is None
    assert raving.read() == b"page", "nothing was read, and no memory taken for it"
