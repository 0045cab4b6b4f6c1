"""The fixed camera measured by a sheet of squares: its lens, and how large papers are."""

from functools import cache
from pathlib import Path

import cv2
import numpy as np
import pytest

from devices.document_camera.contract import Frame
from devices.document_camera.emulated import EmulatedCamera
from devices.document_camera.emulated import Plate as Hands
from devices.document_camera.frames import frame_of_bytes, made_small
from devices.document_camera.learning import measured
from devices.document_camera.lens import SQUARE_MM, Lens, lens_of
from devices.document_camera.page import find_page
from devices.document_camera.plate import BarePlate, lens_beside
from devices.document_camera.quadrilateral import Corners, in_order, overlap
from devices.document_camera.scan import scan
from devices.document_camera.squares import sheet_of_squares
from devices.document_camera.watch import Watcher

BEND = -0.15  # a barrel: at the rim of the picture six pixels in a hundred
WIDE, HIGH, PLATE_MM = 1000, 750, 330.0
_DOTS = 4.0
_A4_MM = (297.0, 210.0)


@cache
def bare() -> Frame:
    """Return the dark plate with nothing on it, lit more from the left."""
    grain = np.random.default_rng(4).normal(0, 2, (HIGH, WIDE, 3))
    across = np.linspace(1.04, 0.8, WIDE)[None, :, None]
    return np.clip((np.array([58.0, 54.0, 52.0]) + grain) * across, 0, 255).astype(np.uint8)


def through_a_lens(frame: Frame, bend: float = BEND) -> Frame:
    """Bend a straight picture as a lens does."""
    high, wide = frame.shape[:2]
    camera = np.array([[wide, 0, wide / 2], [0, wide, high / 2], [0, 0, 1]], np.float64)
    ys, xs = np.mgrid[0:high, 0:wide].astype(np.float32)
    places = np.stack([xs, ys], axis=-1).reshape(-1, 1, 2)
    bends = np.array([bend, 0, 0, 0], np.float64)
    source = cv2.undistortPoints(places, camera, bends, P=camera).reshape(high, wide, 2)
    seen = cv2.remap(frame, source, np.zeros(0), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(seen, np.uint8)


def laid(paper: Frame, turn: float, tilt: float) -> tuple[Frame, Corners]:
    """Lay a paper in the plate's middle under a bent lens; corners as without the bend."""
    high, wide = paper.shape[:2]
    box = np.array([(-wide, -high), (wide, -high), (wide, high), (-wide, high)]) / 2 / _DOTS
    angle = np.radians(turn)
    turned = box @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    aslant = turned / (1 + tilt * turned[:, :1] / PLATE_MM)
    corners = (aslant * WIDE / PLATE_MM + (WIDE / 2, HIGH / 2)).astype(np.float32)
    source = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float32)
    matrix = cv2.getPerspectiveTransform(source, corners)
    over = cv2.warpPerspective(cv2.GaussianBlur(paper, (0, 0), 0.7), matrix, (WIDE, HIGH))
    mask = cv2.warpPerspective(np.ones((high, wide, 1), np.float32), matrix, (WIDE, HIGH))
    frame = bare() * (1 - mask[..., None]) + over * mask[..., None]
    return through_a_lens(np.asarray(frame, np.uint8)), corners


@cache
def squares_seen() -> Frame:
    return laid(np.asarray(sheet_of_squares(_DOTS).convert("RGB"), np.uint8), 3.0, 0.05)[0]


@cache
def lens() -> Lens:
    found = lens_of(squares_seen())
    assert found is not None
    return found


@cache
def a4() -> tuple[Frame, Corners]:
    """Return a light A4 sheet with dark lines."""
    sheet = np.full((round(_A4_MM[1] * _DOTS), round(_A4_MM[0] * _DOTS), 3), 235, np.uint8)
    sheet[60:-60:40, 80:-80] = 60
    return laid(sheet, 2.0, 0.05)


@pytest.mark.row("F13")
def test_a_sheet_of_squares_tells_how_the_lens_bends_and_how_fine_the_camera_sees() -> None:
    assert lens().bend == pytest.approx(BEND, abs=0.01)
    true = WIDE / PLATE_MM * 25.4
    assert lens().dots_per_inch() == pytest.approx(true, rel=0.02)
    assert lens_of(bare()) is None


@pytest.mark.row("F13")
def test_through_a_measured_lens_a_paper_is_found_better_and_its_size_is_known() -> None:
    frame, truth = a4()
    size = (frame.shape[1], frame.shape[0])
    bent = find_page(frame)
    assert bent is not None
    curved = overlap(bent.corners, in_order(lens().seen(truth, size)))
    found = find_page(lens().straight(frame))
    assert found is not None
    assert overlap(found.corners, in_order(truth)) > max(0.995, curved)
    across, down = lens().millimetres(found.corners, frame.shape[1])
    assert sorted((across, down)) == pytest.approx(sorted(_A4_MM), rel=0.01)


def test_the_live_picture_and_the_page_taken_use_the_lens_and_show_the_paper_where_it_is(
    tmp_path: Path,
) -> None:
    plate_file = tmp_path / "plate.png"
    nothing = through_a_lens(bare())
    plate_file.write_bytes(BarePlate.of(nothing).as_file())
    lens_beside(plate_file).write_bytes(lens().as_file())
    plate = BarePlate.of_file(plate_file)  # as after a restart
    assert plate is not None
    frame, truth = a4()
    true = in_order(lens().seen(truth, (frame.shape[1], frame.shape[0])))
    watcher = Watcher(takes_pages=False, plate=plate)
    for _ in range(3):  # searched once, then followed
        outline = watcher.look(frame).outline
        assert outline is not None
        assert overlap(in_order(outline), true) > 0.99
    assert watcher.look(nothing).outline is None
    page = frame_of_bytes(scan(frame, plate).picture)
    assert max(page.shape[:2]) / min(page.shape[:2]) == pytest.approx(297 / 210, 0.012)


def test_another_cameras_picture_is_not_bent_back() -> None:
    plate = BarePlate(made_small(bare(), 224)[0], lens())
    assert plate.lens_of(squares_seen()) is lens()
    assert plate.lens_of(made_small(bare(), 640)[0]) is None


def test_the_helper_is_told_when_the_sheet_is_not_seen(tmp_path: Path) -> None:
    hands = Hands(tmp_path / "frame.png", squares_seen())
    camera = EmulatedCamera(tmp_path / "frame.png")
    assert "DEV-30" in str(measured(camera, SQUARE_MM))
    hands.lay(bare())
    assert "the sheet of squares is not seen" in str(measured(camera, SQUARE_MM))
    hands.lay(squares_seen())
    found = measured(camera, 2 * SQUARE_MM)  # as if it had been printed twice as large
    assert isinstance(found, Lens)
    assert found.dots_per_inch() == pytest.approx(lens().dots_per_inch() / 2, rel=0.02)


def test_a_file_that_tells_no_lens_is_a_lens_never_measured(tmp_path: Path) -> None:
    file = tmp_path / "lens.json"
    assert Lens.of_file(file) is None
    for told in (b"\xff", b"[]", b'{"bend": 1}', b'{"bend": 0, "to_mm": [1], "size": [4, 3]}'):
        file.write_bytes(told)
        assert Lens.of_file(file) is None
    file.write_bytes(lens().as_file())
    kept = Lens.of_file(file)
    assert kept is not None
    assert kept.as_file() == lens().as_file()
