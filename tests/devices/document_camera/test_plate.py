"""The fixed camera's bare plate: learned once, kept, and compared with from then on."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from devices.document_camera.contract import Frame
from devices.document_camera.emulated import EmulatedCamera
from devices.document_camera.emulated import Plate as Hands
from devices.document_camera.learning import learned
from devices.document_camera.page import find_page
from devices.document_camera.plate import BarePlate
from devices.document_camera.quadrilateral import in_order, overlap
from devices.document_camera.test_desk import Lay, empty_plate, photograph_with_corners
from devices.document_camera.test_papers import DOTS_PER_MM, PAPERS

_FRAME_DRAWN = ((700, 450), (1900, 1500))


def with_a_frame(frame: Frame) -> Frame:
    """Paint a pale rectangle on the plate, as makers do to show where papers go."""
    drawn = frame.copy()
    cv2.rectangle(drawn, *_FRAME_DRAWN, (150, 160, 165), -1)
    return drawn


@pytest.mark.row("F13")
@pytest.mark.parametrize("light", [0.5, 1.1])
def test_over_a_known_plate_a_paper_is_found_to_a_hundredth(light: float) -> None:
    plate = BarePlate.of(empty_plate())
    lay = Lay(turn_degrees=6, light=light, seed=3)
    frame, truth = photograph_with_corners(PAPERS["household"](), DOTS_PER_MM, lay)
    found = find_page(frame, plate)
    assert found is not None
    assert overlap(found.corners, in_order(truth)) > 0.99


def test_what_is_painted_on_the_plate_is_no_paper_once_the_plate_is_known(tmp_path: Path) -> None:
    painted = with_a_frame(empty_plate())
    assert find_page(painted) is not None
    kept = tmp_path / "plate.png"
    kept.write_bytes(BarePlate.of(painted).as_file())
    plate = BarePlate.of_file(kept)  # as after a restart
    assert find_page(np.asarray(painted * 0.8, np.uint8), plate) is None


def test_a_plate_is_learned_only_while_nothing_lies_on_it(tmp_path: Path) -> None:
    hands = Hands(tmp_path / "frame.jpg", empty_plate())
    camera = EmulatedCamera(tmp_path / "frame.jpg")
    told = learned(camera)
    assert isinstance(told, str)
    assert "DEV-30" in told
    hands.lay(photograph_with_corners(PAPERS["household"](), DOTS_PER_MM)[0])
    assert learned(camera) == "something lies on the plate: take it away and try again"
    hands.lay(with_a_frame(empty_plate()))
    assert isinstance(learned(camera, is_painted=True), BarePlate)
    hands.take_away()
    plate = learned(camera)
    assert isinstance(plate, BarePlate)
    assert find_page(empty_plate(), plate) is None


def test_no_file_or_a_broken_one_is_a_kiosk_that_was_never_calibrated(tmp_path: Path) -> None:
    assert BarePlate.of_file(tmp_path / "none.png") is None
    (tmp_path / "plate.png").write_bytes(b"\x89PNG and nothing more")
    assert BarePlate.of_file(tmp_path / "plate.png") is None


def test_a_picture_of_another_shape_is_another_cameras() -> None:
    plate = BarePlate.of(empty_plate())
    assert plate.changed(np.zeros((900, 500, 3), np.uint8)) is None
